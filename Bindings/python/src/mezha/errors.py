"""What can go wrong, in Mezha's own sentences."""

from __future__ import annotations

__all__ = ["CommandNotFound", "DataError", "MezhaError", "MezhaWarning", "OptionError", "SchemaError", "TooManyPairs"]


class MezhaError(Exception):
    """An error with what is wrong, what to do, and where.

    Attributes:
        message: What is wrong.
        hint: What to do about it; empty where there is nothing to say.
        row: The row at fault, counted from 0; ``None`` where no single one is.
        place: Longitude and latitude in degrees; ``None`` where there is none.
    """

    def __init__(self, message, hint="", row=None, place=None):
        self.message = message
        self.hint = hint
        self.row = row
        self.place = place
        where = "" if row is None else f"row {row}: "
        at = "" if place is None else f", at {place[0]} {place[1]}"
        super().__init__(f"{where}{message}{at}" + (f". {hint}" if hint else ""))


class OptionError(MezhaError, ValueError):
    """An option that is unknown, or has a value that it cannot have."""


class SchemaError(MezhaError, ValueError):
    """A table that is none of regions: a column is missing, or of a type that cannot be read."""


class DataError(MezhaError, ValueError):
    """Arrays that contradict themselves, or a geometry that is damaged or no polygon."""


class TooManyPairs(MezhaError, ValueError):
    """So many regions lie upon each other, or meet at a point, that their pairs cannot be listed."""


class CommandNotFound(MezhaError, FileNotFoundError):
    """What is asked for needs the command ``mezha``, and it is not found."""


class CommandFailed(MezhaError, RuntimeError):
    """The command ``mezha`` ended with an error, whose message this is."""

    def __init__(self, message, code):
        super().__init__(message)
        self.code = code


class MezhaWarning(UserWarning):
    """Something that may falsify a result."""
