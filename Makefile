# make demo    checks a bill of corpora/ and writes the reports into demo/
# make test    passes the tests
# make lint    style, types and the walls between the rooms
# make corpora builds the bills of corpora/ anew from their source text
# make reports writes the example reports of reports/ anew
# make docs    writes docs/lexicon.md, docs/requirements/ and the figures of docs/accuracy.md anew
#
# Each makes its environment in .venv first. PYTHON names the interpreter to make it with: make demo PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BILL := corpora/marrowby-trafficking-bill/marrowby-trafficking-bill.pdf

.PHONY: demo test lint corpora reports docs

demo: $(VENV)/run.stamp
	@mkdir -p demo
	@$(BIN)/lawcheck check $(BILL)
	@$(BIN)/lawcheck check $(BILL) -o demo/report.txt
	@$(BIN)/lawcheck check $(BILL) --format json -o demo/report.json
	@echo
	@echo "The bill that was checked:  $(BILL)"
	@echo "This report:                demo/report.txt"
	@echo "The same for programs:      demo/report.json"

test: $(VENV)/test.stamp
	$(BIN)/python -m pytest

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

corpora: $(VENV)/test.stamp
	$(BIN)/python corpora/build.py

reports: $(VENV)/run.stamp
	$(BIN)/python reports/build.py

docs: $(VENV)/run.stamp
	$(BIN)/lawcheck rules docs docs
	$(BIN)/lawcheck rules accuracy corpora -o docs/accuracy.md

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "lawcheck needs Python 3.11 or later")'
	@echo "Making the environment in $(VENV), once; this takes about a minute."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: pyproject.toml setup.cfg | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/test.stamp: pyproject.toml setup.cfg | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ $(VENV)/run.stamp

$(VENV)/dev.stamp: pyproject.toml setup.cfg | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,dev]'
	@touch $@ $(VENV)/test.stamp $(VENV)/run.stamp
