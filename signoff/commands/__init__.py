"""The commands that have a file of their own: arguments -> one call -> print -> exit code. cli.py registers them."""
