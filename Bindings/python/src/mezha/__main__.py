"""``python -m mezha``: the command."""

from __future__ import annotations

import os
import sys

from .command import find_command
from .errors import CommandNotFound


def main() -> None:
    try:
        path = find_command()
    except CommandNotFound as error:
        sys.exit(f"mezha: {error}")
    os.execv(path, [path, *sys.argv[1:]])


if __name__ == "__main__":
    main()
