"""Errors that are the caller's to mend."""


class InputError(ValueError):
    """Input that cannot be used; the message names the file or field, the problem and what to do."""
