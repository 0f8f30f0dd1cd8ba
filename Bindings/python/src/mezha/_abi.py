"""The library behind the package, by its C header ``mezha.h``."""

from __future__ import annotations

import ctypes
import os
import sys
from ctypes import POINTER, Structure, c_char_p, c_double, c_int32, c_int64, c_void_p

from . import errors

ABI_VERSION = 1


class ArrowSchema(Structure):
    pass


class ArrowArray(Structure):
    pass


# The callbacks are addresses: they are called through `release`, and compared with NULL.
ArrowSchema._fields_ = [
    ("format", c_char_p),
    ("name", c_char_p),
    ("metadata", c_void_p),
    ("flags", c_int64),
    ("n_children", c_int64),
    ("children", POINTER(POINTER(ArrowSchema))),
    ("dictionary", POINTER(ArrowSchema)),
    ("release", c_void_p),
    ("private_data", c_void_p),
]
ArrowArray._fields_ = [
    ("length", c_int64),
    ("null_count", c_int64),
    ("offset", c_int64),
    ("n_buffers", c_int64),
    ("n_children", c_int64),
    ("buffers", POINTER(c_void_p)),
    ("children", POINTER(POINTER(ArrowArray))),
    ("dictionary", POINTER(ArrowArray)),
    ("release", c_void_p),
    ("private_data", c_void_p),
]


class ArrowArrayStream(Structure):
    _fields_ = [
        ("get_schema", ctypes.CFUNCTYPE(c_int32, c_void_p, POINTER(ArrowSchema))),
        ("get_next", ctypes.CFUNCTYPE(c_int32, c_void_p, POINTER(ArrowArray))),
        ("get_last_error", ctypes.CFUNCTYPE(c_char_p, c_void_p)),
        ("release", c_void_p),
        ("private_data", c_void_p),
    ]


class Option(Structure):
    _fields_ = [("key", c_char_p), ("value", c_char_p)]


class Outcome(Structure):
    _fields_ = [
        ("code", c_int32),
        ("row", c_int64),
        ("longitude", c_double),
        ("latitude", c_double),
        ("message", c_char_p),
        ("hint", c_char_p),
        ("note_count", c_int64),
        ("notes", POINTER(c_char_p)),
        ("release", c_void_p),
        ("private_data", c_void_p),
    ]


_RELEASE = ctypes.CFUNCTYPE(None, c_void_p)


def release(structure) -> None:
    """Releases a schema, array, stream or outcome by its own callback, once."""
    if structure.release:
        _RELEASE(structure.release)(ctypes.addressof(structure))


_library = None


def library() -> ctypes.CDLL:
    """The library, loaded when it is first asked for.

    ``MEZHA_LIBRARY`` names another file than the one of the package.
    """
    global _library
    if _library is not None:
        return _library
    name = "libmezha-c.dylib" if sys.platform == "darwin" else "libmezha-c.so"
    path = os.environ.get("MEZHA_LIBRARY") or os.path.join(os.path.dirname(__file__), "_lib", name)
    if not os.path.exists(path):
        raise errors.MezhaError(
            f"the library of Mezha is not there: {path}",
            "Install a wheel that bin/wheel of the project builds, or name the library in MEZHA_LIBRARY",
        )
    found = ctypes.CDLL(path)
    found.mezha_abi_version.restype = c_int32
    version = found.mezha_abi_version()
    if version != ABI_VERSION:
        raise errors.MezhaError(f"{path} has version {version} of the interface, and this package speaks {ABI_VERSION}")
    table = [POINTER(ArrowSchema), POINTER(POINTER(ArrowArray)), c_int64]
    names = ("borders", "adjacency", "weights", "regions", "scale", "survey", "plan", "cut", "join", "merge")
    for name in names:
        function = getattr(found, "mezha_" + name)
        function.restype = c_int32
        function.argtypes = [
            *table,
            *(table if name == "merge" else []),
            POINTER(Option),
            c_int64,
            POINTER(ArrowSchema),
            POINTER(ArrowArray),
            POINTER(Outcome),
        ]
    found.mezha_share.restype = c_int32
    found.mezha_share.argtypes = [POINTER(ArrowSchema), POINTER(ArrowArray), POINTER(ArrowSchema), POINTER(ArrowArray)]
    _library = found
    return found


_ERRORS = {1: errors.OptionError, 2: errors.SchemaError, 3: errors.DataError, 4: errors.TooManyPairs}


def _text(value: bytes | None) -> str:
    return value.decode("utf-8", "replace") if value else ""


def _passed(batches) -> list:
    arrays = (POINTER(ArrowArray) * max(1, len(batches.arrays)))(*[ctypes.pointer(a) for a in batches.arrays])
    return [ctypes.byref(batches.schema), arrays, len(batches.arrays)]


def call(name: str, batches, options: dict[str, str], others=None):
    """Calls a function of the library.

    Args:
        name: The function without ``mezha_``.
        batches: ``Batches`` of regions.
        options: Its options.
        others: ``Batches`` of a second table, for functions that take two.

    Returns:
        Schema, array and notes of the result.
    """
    function = getattr(library(), "mezha_" + name)
    pairs = [(key.encode(), value.encode()) for key, value in options.items()]
    listed = (Option * max(1, len(pairs)))(*[Option(key, value) for key, value in pairs])
    tables = _passed(batches) + ([] if others is None else _passed(others))
    schema, array, outcome = ArrowSchema(), ArrowArray(), Outcome()
    # ctypes lets other threads run meanwhile.
    code = function(
        *tables, listed, len(pairs), ctypes.byref(schema), ctypes.byref(array), ctypes.byref(outcome)
    )
    try:
        notes = [_text(outcome.notes[index]) for index in range(outcome.note_count)]
        if code != 0:
            place = None if outcome.longitude != outcome.longitude else (outcome.longitude, outcome.latitude)
            raise _ERRORS.get(code, errors.MezhaError)(
                _text(outcome.message), _text(outcome.hint), None if outcome.row < 0 else outcome.row, place
            )
    finally:
        release(outcome)
    return schema, array, notes
