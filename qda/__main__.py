"""`python -m qda` is `qda`."""

from qda.cli.main import main

if __name__ == "__main__":
    main()
