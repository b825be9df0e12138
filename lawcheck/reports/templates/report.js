"use strict";
// Filters the findings; without it everything is shown.
const form = document.getElementById("filters");
if (form) {
  const entries = [...document.querySelectorAll(".entry")];
  const groups = [...document.querySelectorAll(".group")];
  const marks = [...document.querySelectorAll("mark")];
  const refs = [...document.querySelectorAll(".ref")];
  const words = new Map(entries.map((entry) => [entry, entry.textContent.toLowerCase()]));
  const keys = ["verdict", "instrument", "theme", "strength"];
  const keyOf = (element) => element.closest(".law-report").querySelector(".text").id.replace("law", "");
  const show = () => {
    const wanted = keys.map((key) => [key, form.elements[key].value]).filter(([, value]) => value);
    const sought = form.elements.words.value.trim().toLowerCase();
    const shown = new Set();
    for (const entry of entries) {
      const fits = wanted.every(([key, value]) => entry.dataset[key] === value) && words.get(entry).includes(sought);
      entry.hidden = !fits;
      if (fits) shown.add(entry.id);
    }
    for (const group of groups) group.hidden = !group.querySelector(".entry:not([hidden])");
    for (const mark of marks) {
      const key = keyOf(mark);
      mark.classList.toggle("off", !mark.dataset.entries.split(" ").some((number) => shown.has(`${key}f${number}`)));
    }
    for (const ref of refs) ref.classList.toggle("off", !shown.has(ref.hash.slice(1)));
    document.getElementById("shown").textContent =
      shown.size === entries.length ? `${entries.length} findings` : `${shown.size} of ${entries.length} findings`;
  };
  // A jump to a finding that is filtered out shows it again.
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.closest("[hidden]")) {
      form.reset();
      show();
      target.scrollIntoView();
    }
  });
  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();
}
