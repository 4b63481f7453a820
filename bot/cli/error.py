"""A command that could not be done, said to the person who typed it."""


class CommandError(Exception):
    """What was wrong and what to do, in one or a few plain lines. Ends the command with exit code 2."""
