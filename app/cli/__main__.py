"""`python -m app.cli`, the same as `gongdan`."""

from app.cli import main

main()
