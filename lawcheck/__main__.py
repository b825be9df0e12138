"""`python -m lawcheck` is the command `lawcheck`."""

from lawcheck.cli import main

if __name__ == "__main__":
    main(prog_name="lawcheck")
