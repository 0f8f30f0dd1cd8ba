"""Results: columns of Arrow, which become frames or go on to other libraries."""

from __future__ import annotations

import ctypes
import struct
from ctypes import POINTER, c_char_p, c_void_p, py_object

from . import _abi
from ._abi import ArrowArray, ArrowSchema

__all__ = ["Table"]


class Table:
    """A table of results.

    It is an Arrow record batch: ``pyarrow.record_batch(table)``, ``polars.from_arrow`` and whatever else knows
    ``__arrow_c_array__`` or ``__arrow_c_stream__`` takes it as it is, without a copy.

    Attributes:
        notes: What Mezha guessed, corrected or left out, a sentence each.

    >>> import mezha
    >>> table = mezha.borders(squares, to="arrow")
    >>> table.column_names[:3]
    ['a_id', 'a_name', 'a_name_ru']
    >>> table["b_id"]
    ['B']
    """

    def __init__(self, schema: ArrowSchema, array: ArrowArray, notes: list[str]):
        self._schema = schema
        self._array = array
        self.notes = notes

    def __del__(self):
        for structure in (getattr(self, "_array", None), getattr(self, "_schema", None)):
            if structure is not None:
                _abi.release(structure)

    def __len__(self) -> int:
        return self._array.length

    def __repr__(self) -> str:
        return f"<mezha.Table: {len(self)} rows of {', '.join(self.column_names)}>"

    @property
    def column_names(self) -> list[str]:
        """The names of the columns."""
        return [self._schema.children[index].contents.name.decode() for index in range(self._schema.n_children)]

    @property
    def descriptions(self) -> dict[str, str]:
        """What the columns hold, where their names do not say it."""
        found = {}
        for index, name in enumerate(self.column_names):
            text = _metadata(self._schema.children[index].contents).get("description")
            if text:
                found[name] = text
        return found

    def __getitem__(self, name: str) -> list:
        """The values of a column, geometry as shapely's; ``None`` or NaN where there is none."""
        column = self._column(name)
        if not isinstance(column, list):
            column = column.tolist()
        return column

    def _column(self, name: str):
        index = self.column_names.index(name)
        return _values(self._schema.children[index].contents, self._array.children[index].contents)

    def to_pandas(self):
        """A ``pandas.DataFrame`` without geometry."""
        import pandas

        names = [name for name in self.column_names if name != "geometry"]
        texts = self._texts(pandas)
        frame = pandas.DataFrame(
            {name: texts[name] if name in texts else _series(pandas, self._column(name)) for name in names}
        )
        frame.attrs["mezha_notes"] = self.notes
        return frame

    def to_geopandas(self):
        """A ``geopandas.GeoDataFrame`` in degrees on WGS 84."""
        import geopandas

        frame = geopandas.GeoDataFrame(self.to_pandas(), geometry=self._column("geometry"), crs="EPSG:4326")
        frame.attrs["mezha_notes"] = self.notes
        return frame

    def _texts(self, pandas) -> dict:
        """The columns of texts by way of pyarrow, which makes them many times faster; none where it is missing or old."""
        pyarrow = pyarrow_of_capsules()
        if pyarrow is None:
            return {}
        batch = pyarrow.record_batch(self)
        found = {}
        for index, name in enumerate(self.column_names):
            if name == "geometry" or self._schema.children[index].contents.format not in (b"u", b"U"):
                continue
            column = batch.column(index)
            # The texts of pandas 3 are those of Arrow; the objects of older ones are made once for each text.
            found[name] = column.to_pandas() if pandas.__version__ < "3" else pandas.Series(column, dtype="str")
        return found

    def to_pyarrow(self):
        """A ``pyarrow.Table``."""
        import pyarrow

        return pyarrow.table(pyarrow.record_batch(self))

    # The Arrow PyCapsule protocol.

    def __arrow_c_schema__(self):
        return self.__arrow_c_array__()[0]

    def __arrow_c_array__(self, requested_schema=None):
        schema, array = ArrowSchema(), ArrowArray()
        _abi.library().mezha_share(
            ctypes.byref(self._schema), ctypes.byref(self._array), ctypes.byref(schema), ctypes.byref(array)
        )
        return _capsule(schema, b"arrow_schema"), _capsule(array, b"arrow_array")


def pyarrow_of_capsules():
    """pyarrow, where it is there and new enough to take and give capsules; else `None`."""
    try:
        import pyarrow
    except ImportError:
        return None
    return pyarrow if hasattr(pyarrow.RecordBatch, "_import_from_c_capsule") else None


_new_capsule = ctypes.pythonapi.PyCapsule_New
_new_capsule.restype = py_object
_new_capsule.argtypes = [c_void_p, c_char_p, c_void_p]
_pointer_of = ctypes.pythonapi.PyCapsule_GetPointer

# The structures of capsules that live, by their address, and the names, to which capsules point.
_alive: dict[int, object] = {}
_NAMES = {name: c_char_p(name) for name in (b"arrow_schema", b"arrow_array")}


def _capsule(structure, name: bytes):
    address = ctypes.addressof(structure)
    _alive[address] = structure
    return _new_capsule(address, _NAMES[name], _DESTROY[name])


def _destroyer(name: bytes):
    def destroy(capsule):
        pointer = ctypes.PYFUNCTYPE(c_void_p, c_void_p, c_char_p)(("PyCapsule_GetPointer", ctypes.pythonapi))
        structure = _alive.pop(pointer(capsule, name), None)
        if structure is not None:
            _abi.release(structure)

    return ctypes.PYFUNCTYPE(None, c_void_p)(destroy)


_DESTROYERS = {name: _destroyer(name) for name in _NAMES}
_DESTROY = {name: ctypes.cast(callback, c_void_p) for name, callback in _DESTROYERS.items()}


def _metadata(schema: ArrowSchema) -> dict[str, str]:
    if not schema.metadata:
        return {}
    place = schema.metadata

    def number():
        nonlocal place
        (value,) = struct.unpack("=i", ctypes.string_at(place, 4))
        place += 4
        return value

    def text():
        nonlocal place
        size = number()
        value = ctypes.string_at(place, size).decode()
        place += size
        return value

    return {text(): text() for _ in range(number())}


def _numbers(array: ArrowArray, index: int, count: int, kind: str):
    import numpy

    size = count * numpy.dtype(kind).itemsize
    if size == 0:
        return numpy.empty(0, kind)
    # In place: what is handed out is copied.
    return numpy.frombuffer((ctypes.c_uint8 * size).from_address(array.buffers[index]), kind)


def _missing(array: ArrowArray):
    import numpy

    if array.null_count == 0 or not array.buffers[0]:
        return None
    bits = _numbers(array, 0, (array.length + 7) // 8, "u1")
    return numpy.unpackbits(bits, count=array.length, bitorder="little") == 0


def _values(schema: ArrowSchema, array: ArrowArray):
    """The values of a column that the library made: its offset is 0."""
    import numpy

    layout, count = schema.format.decode(), array.length
    missing = _missing(array)
    if layout in ("u", "U", "z", "Z"):
        offsets = _numbers(array, 1, count + 1, "i4" if layout in "uz" else "i8")
        data = ctypes.string_at(array.buffers[2], int(offsets[-1])) if count else b""
        ends = offsets.tolist()
        if layout in "zZ":
            import shapely

            parts = numpy.array([data[a:b] for a, b in zip(ends, ends[1:])] + [None], dtype=object)[:-1]
            if missing is not None:
                parts[missing] = None
            return shapely.from_wkb(parts)
        if data.isascii():
            whole = data.decode()
            texts = [whole[a:b] for a, b in zip(ends, ends[1:])]
        else:
            texts = [data[a:b].decode() for a, b in zip(ends, ends[1:])]
        if missing is not None:
            texts = [None if gone else text for text, gone in zip(texts, missing.tolist())]
        return texts
    if layout in ("+l", "+L"):
        return _lines(schema, array, missing)
    if layout == "b":
        values = numpy.unpackbits(_numbers(array, 1, (count + 7) // 8, "u1"), count=count, bitorder="little") == 1
    else:
        values = _numbers(array, 1, count, "i8" if layout == "l" else "f8")
    if missing is None:
        return values.copy()
    if layout == "g":
        values = values.copy()
        values[missing] = numpy.nan
        return values
    return [None if gone else value for value, gone in zip(values.tolist(), missing.tolist())]


def _lines(schema: ArrowSchema, array: ArrowArray, missing):
    """Multilines of GeoArrow."""
    import numpy
    import shapely

    inner = array.children[0].contents
    positions = inner.children[0].contents
    kinds = [("i4" if s.format == b"+l" else "i8") for s in (schema, schema.children[0].contents)]
    outer_ends = _numbers(array, 1, array.length + 1, kinds[0])
    inner_ends = _numbers(inner, 1, inner.length + 1, kinds[1])
    numbers = _numbers(positions.children[0].contents, 1, 2 * positions.length, "f8").reshape(-1, 2)
    shapes = shapely.from_ragged_array(
        shapely.GeometryType.MULTILINESTRING, numbers, (inner_ends, outer_ends)
    )
    if missing is not None:
        shapes = numpy.where(missing, None, shapes)
    return shapes


def _series(pandas, values):
    if not isinstance(values, list):
        return values
    # All values of a column that are there are of one type.
    first = next((value for value in values if value is not None), None)
    if isinstance(first, bool):
        return pandas.array(values, dtype="boolean")
    if isinstance(first, int):
        return pandas.array(values, dtype="Int64")
    return pandas.Series(values, dtype=object if pandas.__version__ < "3" else "str")
