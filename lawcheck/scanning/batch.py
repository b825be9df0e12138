"""Checks batches of laws for a worker of a cluster, in a process of its own that keeps the limits for each file.

    python -m lawcheck.scanning.batch

reads a Job and then lists of Tasks from standard input, pickled, and answers each list with its Results.
"""

from __future__ import annotations

import os
import pickle
import sys

from lawcheck.scanning.work import Result
from lawcheck.scanning.worker import Job
from lawcheck.scanning.workers import Pool, Quiet


def expected_by(job: Job) -> str:
    """Nothing where this machine has the program and the rules that the job expects, else what is wrong."""
    import lawcheck
    from lawcheck.rules import RulesError
    from lawcheck.scanning.cache import base_of

    try:
        rules = lawcheck.load_rules(*job.rules)
    except (RulesError, OSError) as error:
        return f"the rules can't be used there: {error}"
    return "" if base_of(rules.sha256) == job.base else "it has another lawcheck, or other rules; install the same"


def main() -> None:
    """Serve until standard input ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    questions = sys.stdin.buffer
    job: Job = pickle.load(questions)
    amiss = expected_by(job)
    with Pool(1, job) as pool:
        while True:
            try:
                tasks = pickle.load(questions)
            except EOFError:
                return
            found: dict[str, Result] | str = amiss
            if not amiss:
                found = {task.path: result for task, result in pool.run(tasks, Quiet())}
            pickle.dump(found, answers)
            answers.flush()


if __name__ == "__main__":
    main()
