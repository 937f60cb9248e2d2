"""`python -m seed2book` is the same as the command `seed2book`."""

from seed2book.cli import main

if __name__ == "__main__":
    main()
