"""Sentences of the command in the words of functions: an option is a keyword and a value."""

from __future__ import annotations

import keyword
import re

#: An option, not the two hyphens of a dash or inside of a word, and a value where it is a number or one of a few words.
_OPTION = re.compile(r"(?<![^\s(])--([a-z][a-z-]*)( (?=[\d.]*\d\b|(?:all|auto|between|queen|rook)\b))?")
#: The options right behind the name of a command are those of a line for the terminal.
_LINE = re.compile(r"mezha [a-z]+ $")
#: What ``run`` has names of its own for.
_OWN = {"name", "to", "codes"}


def as_arguments(text: str) -> str:
    """A sentence that names ``--tolerance-m 5`` with ``tolerance_m = 5`` in its place.

    Args:
        text: What the command said.

    Returns:
        The sentence; the lines for the terminal in it, such as ``mezha sweep --steps 1,2``, are left.
    """

    def renamed(found: re.Match[str]) -> str:
        if _LINE.search(text[: found.start()]):
            return found.group()
        name = found.group(1)
        if name == "format":
            return "to"
        key = name.replace("-", "_")
        if keyword.iskeyword(key) or key in _OWN:
            key += "_"
        return key + (" = " if found.group(2) else "")

    return _OPTION.sub(renamed, text)
