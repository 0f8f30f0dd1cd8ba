"""The version of Mezha, the same as that of the command."""

__version__ = "0.1.0"
