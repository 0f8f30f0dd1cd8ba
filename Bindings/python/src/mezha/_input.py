"""Regions as record batches of Arrow: from frames, from Arrow objects, from files."""

from __future__ import annotations

import ctypes
import os
from ctypes import POINTER, c_char_p, c_int64, c_void_p, py_object

from . import _abi
from ._abi import ArrowArray, ArrowArrayStream, ArrowSchema
from .errors import DataError, MezhaError, SchemaError

# Of memory that Python owns nothing is to be released; a release callback must be there all the same.
_nothing = ctypes.CFUNCTYPE(None, c_void_p)(lambda _: None)
_NOTHING = ctypes.cast(_nothing, c_void_p)


class Batches:
    """A schema with its arrays, and what keeps their memory alive.

    Of those that are ``consumable`` the library may release the polygons when it has read them: nobody else has them.
    """

    def __init__(
        self, schema: ArrowSchema, arrays: list[ArrowArray], keep: list, owned: bool = False, consumable: bool = False
    ):
        self.schema = schema
        self.arrays = arrays
        self.consumable = consumable
        self._keep = keep
        self._owned = owned

    def __del__(self):
        if self._owned:
            for array in self.arrays:
                _abi.release(array)
            _abi.release(self.schema)


def batches(regions) -> Batches:
    """The record batches of whatever holds regions."""
    if isinstance(regions, Batches):
        return regions
    regions = opened(regions)
    if _is_frame(regions):
        return _of_frame(regions)
    for name, read in (("__arrow_c_stream__", _of_stream), ("__arrow_c_array__", _of_array)):
        if hasattr(regions, name):
            return read(getattr(regions, name)())
    raise SchemaError(
        f"regions cannot be read from {type(regions).__name__}",
        "Pass a GeoDataFrame, a GeoSeries, a table of pyarrow, anything with __arrow_c_stream__, or a path",
    )


def opened(regions):
    """The frame of a file, where that is named by its path."""
    if isinstance(regions, (str, os.PathLike)):
        from .io import read

        return read(regions)
    return regions


def is_arrow(data) -> bool:
    """Whether an object speaks the PyCapsule protocol of Arrow."""
    return any(hasattr(data, name) for name in ("__arrow_c_stream__", "__arrow_c_array__"))


def frame_of(data):
    """A frame of what Arrow objects hold: of geopandas where there are shapes, else of pandas."""
    import geopandas
    import pyarrow

    if not hasattr(data, "__arrow_c_stream__"):
        data = pyarrow.record_batch(data)
    table = pyarrow.table(data)
    try:
        return geopandas.GeoDataFrame.from_arrow(table)
    except ValueError:
        # No column is marked as geometry.
        frame = table.to_pandas()
    name = next((name for name in ("geometry", "geom", "wkb_geometry") if name in frame.columns), None)
    if name is None:
        return frame
    return geopandas.GeoDataFrame(frame.drop(columns=name), geometry=geopandas.GeoSeries.from_wkb(frame[name]))


def _is_frame(regions) -> bool:
    return any(kind.__module__.split(".")[0] == "geopandas" for kind in type(regions).__mro__)


# Arrow objects of other libraries, by the PyCapsule protocol.

_pointer = ctypes.pythonapi.PyCapsule_GetPointer
_pointer.restype = c_void_p
_pointer.argtypes = [py_object, c_char_p]


def _moved(kind, capsule, name: bytes):
    """What a capsule holds, moved out of it."""
    source = kind.from_address(_pointer(capsule, name))
    if not source.release:
        raise DataError("the Arrow object has been consumed")
    target = kind()
    ctypes.memmove(ctypes.byref(target), ctypes.byref(source), ctypes.sizeof(kind))
    source.release = None
    return target


def _of_array(capsules) -> Batches:
    schema, array = capsules
    return Batches(_moved(ArrowSchema, schema, b"arrow_schema"), [_moved(ArrowArray, array, b"arrow_array")], [], True)


def _of_stream(capsule) -> Batches:
    stream = _moved(ArrowArrayStream, capsule, b"arrow_array_stream")
    address = ctypes.addressof(stream)

    def checked(code: int) -> None:
        if code != 0:
            text = stream.get_last_error(address)
            raise DataError(f"the Arrow stream failed: {text.decode('utf-8', 'replace') if text else code}")

    try:
        schema = ArrowSchema()
        checked(stream.get_schema(address, ctypes.byref(schema)))
        result = Batches(schema, [], [], True)
        while True:
            array = ArrowArray()
            checked(stream.get_next(address, ctypes.byref(array)))
            if not array.release:
                return result
            result.arrays.append(array)
    finally:
        _abi.release(stream)


# Frames of geopandas, without pyarrow.


def _of_frame(frame) -> Batches:
    import geopandas

    if isinstance(frame, geopandas.GeoSeries):
        frame = geopandas.GeoDataFrame({}, geometry=frame)
    if not isinstance(frame, geopandas.GeoDataFrame):
        raise SchemaError("the frame has no geometry", "Pass a GeoDataFrame with an active geometry column")
    frame = _on_wgs84(frame)
    keep: list = []
    names, children = _columns(frame, frame.geometry.name, keep)
    shapes = _Shapes(frame.geometry.values)
    names.append("geometry")
    geometry = shapes.schema(keep)
    schema = _table_schema(names, [*(schema for schema, _ in children), geometry], keep)
    arrays = []
    for start, end in shapes.pieces():
        parts = [_slice(array, start, end - start, keep) for _, array in children]
        arrays.append(_array(end - start, [None], [*parts, shapes.array(start, end, keep)], keep))
    return Batches(schema, arrays, keep, consumable=True)


def fields_of(frame) -> Batches:
    """The columns of texts and numbers of a frame of pandas."""
    keep: list = []
    return _batch(len(frame), *_columns(frame, None, keep), keep)


def bytes_column(name: str, values: list[bytes]) -> Batches:
    """A table of one column of bytes; each value is copied once."""
    import numpy

    keep: list = []
    offsets = numpy.zeros(len(values) + 1, numpy.int64)
    numpy.cumsum(numpy.fromiter(map(len, values), numpy.int64, len(values)), out=offsets[1:])
    data = numpy.frombuffer(b"".join(values) or b"\0", numpy.uint8)
    column = _schema("Z", "", [], keep), _array(len(values), [None, offsets, data], [], keep)
    return _batch(len(values), [name], [column], keep)


def _columns(frame, but, keep: list) -> tuple[list[str], list]:
    names, children = [], []
    for name in frame.columns:
        column = None if name == but else _field(frame[name], keep)
        if column is not None:
            names.append(str(name))
            children.append(column)
    return names, children


def _batch(count: int, names: list[str], children: list, keep: list) -> Batches:
    schema = _table_schema(names, [schema for schema, _ in children], keep)
    return Batches(schema, [_array(count, [None], [array for _, array in children], keep)], keep)


def _table_schema(names: list[str], children: list[ArrowSchema], keep: list) -> ArrowSchema:
    return _schema("+s", "", [_named(schema, name) for schema, name in zip(children, names)], keep)


def _on_wgs84(frame):
    crs = frame.crs
    if crs is None:
        west, south, east, north = frame.total_bounds
        # No number is not beyond.
        if west < -540 or east > 540 or south < -90.1 or north > 90.1:
            raise SchemaError(
                f"the frame has no CRS, and its coordinates, from {west} {south} to {east} {north}, are no degrees",
                "Say what they are: frame.set_crs(...)",
            )
        return frame
    if crs.to_epsg() == 4326 or crs.to_authority() == ("OGC", "CRS84"):
        return frame
    try:
        return frame.to_crs("OGC:CRS84")
    except Exception as error:
        raise SchemaError(f"the CRS of the frame cannot be carried to WGS 84: {error}") from error


def _schema(layout: str, name: str, children: list, keep: list, metadata: bytes | None = None) -> ArrowSchema:
    schema = ArrowSchema()
    schema.format = layout.encode()
    schema.name = name.encode()
    schema.flags = 2
    schema.n_children = len(children)
    if metadata:
        buffer = ctypes.create_string_buffer(metadata, len(metadata))
        schema.metadata = ctypes.addressof(buffer)
        keep.append(buffer)
    if children:
        pointers = (POINTER(ArrowSchema) * len(children))(*[ctypes.pointer(child) for child in children])
        schema.children = pointers
        keep.append(pointers)
    schema.release = _NOTHING
    keep.append(schema)
    return schema


def _named(schema: ArrowSchema, name: str) -> ArrowSchema:
    schema.name = name.encode("utf-8", "surrogateescape")
    return schema


def _array(length: int, buffers: list, children: list, keep: list) -> ArrowArray:
    """An array over buffers of numpy; `None` is a missing one."""
    array = ArrowArray()
    array.length = length
    array.null_count = -1
    array.n_buffers = len(buffers)
    array.n_children = len(children)
    pointers = (c_void_p * max(1, len(buffers)))()
    for index, buffer in enumerate(buffers):
        if buffer is not None:
            pointers[index] = buffer.ctypes.data
    array.buffers = pointers
    keep += [pointers, buffers, array]
    if children:
        listed = (POINTER(ArrowArray) * len(children))(*[ctypes.pointer(child) for child in children])
        array.children = listed
        keep.append(listed)
    array.release = _NOTHING
    return array


def _slice(array: ArrowArray, start: int, length: int, keep: list) -> ArrowArray:
    """Some rows of an array, in its own buffers."""
    part = ArrowArray.from_buffer_copy(array)
    part.offset += start
    part.length = length
    part.null_count = -1
    part.release = _NOTHING
    keep.append(part)
    return part


# What arrays hold that the library may release, by their addresses.
_held: dict[int, list] = {}


@ctypes.CFUNCTYPE(None, c_void_p)
def _give_up(address):
    ArrowArray.from_address(address).release = None
    _held.pop(address, None)


_GIVE_UP = ctypes.cast(_give_up, c_void_p)


class _Releasable:
    """Holds what an array needs until the library releases it, or else until this goes."""

    def __init__(self, array: ArrowArray, needed: list):
        self._array = array
        _held[ctypes.addressof(array)] = needed
        array.release = _GIVE_UP

    def __del__(self):
        _abi.release(self._array)


def _validity(is_missing):
    """The bits of what is there; `None` where all is."""
    import numpy

    if not is_missing.any():
        return None
    return numpy.packbits(~is_missing, bitorder="little")


_NUMBERS = {
    "int8": "c", "uint8": "C", "int16": "s", "uint16": "S", "int32": "i", "uint32": "I", "int64": "l", "uint64": "L",
    "float32": "f", "float64": "g",
}


def _field(series, keep: list):
    """A column of texts or numbers; `None` for what is neither."""
    import numpy

    kind = series.dtype
    if str(kind) in _NUMBERS:
        values = numpy.ascontiguousarray(series.to_numpy())
        missing = numpy.isnan(values) if kind.kind == "f" else numpy.zeros(len(values), bool)
        layout = _NUMBERS[str(kind)]
        return _schema(layout, "", [], keep), _array(len(values), [_validity(missing), values], [], keep)
    if str(kind).lower() in _NUMBERS:
        # The nullable numbers of pandas.
        missing = series.isna().to_numpy()
        values = numpy.ascontiguousarray(series.fillna(0).to_numpy(dtype=str(kind).lower()))
        layout = _NUMBERS[str(kind).lower()]
        return _schema(layout, "", [], keep), _array(len(values), [_validity(missing), values], [], keep)
    if str(kind) == "bool":
        series = series.astype("int8")
        return _field(series, keep)
    if kind.kind not in "OUST" and str(kind) not in ("category", "str", "string"):
        return None
    column = _arrow_texts(series, keep)
    if column is not None:
        return column
    missing = series.isna().to_numpy()
    values = series.to_numpy(dtype=object)
    texts = ["" if gone else value if type(value) is str else str(value) for value, gone in zip(values, missing)]
    joined = "".join(texts)
    if joined.isascii():
        data = joined.encode()
        lengths = numpy.fromiter(map(len, texts), numpy.int64, len(texts))
    else:
        encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
        data = b"".join(encoded)
        lengths = numpy.fromiter(map(len, encoded), numpy.int64, len(texts))
    offsets = numpy.zeros(len(texts) + 1, numpy.int64)
    numpy.cumsum(lengths, out=offsets[1:])
    buffer = numpy.frombuffer(data or b"\0", numpy.uint8)
    return _schema("U", "", [], keep), _array(len(texts), [_validity(missing), offsets, buffer], [], keep)


def _arrow_texts(series, keep: list):
    """A column of texts as pyarrow has or makes it; `None` without pyarrow, and for values that are not all texts."""
    from ._table import pyarrow_of_capsules

    pyarrow = pyarrow_of_capsules()
    if pyarrow is None or str(series.dtype) == "category":
        return None
    try:
        texts = pyarrow.array(series, type=pyarrow.large_string(), from_pandas=True)
    except (pyarrow.ArrowInvalid, pyarrow.ArrowTypeError, pyarrow.ArrowNotImplementedError, UnicodeEncodeError):
        return None
    if isinstance(texts, pyarrow.ChunkedArray):
        texts = pyarrow.concat_arrays(texts.chunks) if texts.num_chunks != 1 else texts.chunk(0)
    held = _of_array(texts.__arrow_c_array__())
    # It gives its memory back when nothing needs it any more.
    keep.append(held)
    return held.schema, held.arrays[0]


def _metadata(pairs: dict[str, str]) -> bytes:
    import struct

    parts = [struct.pack("=i", len(pairs))]
    for pair in pairs.items():
        for text in pair:
            parts += [struct.pack("=i", len(text)), text.encode()]
    return b"".join(parts)


# So many vertices are converted at once: what shapely needs for it is several times as large.
_PIECE = 1 << 17


class _Shapes:
    """Polygons on their way to Arrow, piece by piece: shapely's own arrays in a layout of GeoArrow, or well-known binary of
    a mixture."""

    def __init__(self, geometries):
        import numpy
        import shapely

        # A copy of the pointers: while shapely 2.0 reads an array, it forbids others to write to it, and fails in other threads.
        self._shapes = numpy.array(geometries, dtype=object)
        kinds = shapely.get_type_id(self._shapes)
        self._is_there = kinds >= 0
        self._is_ragged = numpy.isin(kinds, (-1, 3, 6)).all() and self._is_there.any()
        self._is_multi = (kinds == 6).any()

    def pieces(self) -> list[tuple[int, int]]:
        """Where pieces begin and end: at least one."""
        import numpy
        import shapely

        ends = numpy.cumsum(shapely.get_num_coordinates(self._shapes))
        cuts = (numpy.flatnonzero(numpy.diff(ends // _PIECE)) + 1).tolist()
        return list(zip([0, *cuts], [*cuts, len(ends)]))

    def schema(self, keep: list) -> ArrowSchema:
        if not self._is_ragged:
            return _schema("Z", "geometry", [], keep, _metadata({"ARROW:extension:name": "geoarrow.wkb"}))
        kind = "multipolygon" if self._is_multi else "polygon"
        schema = _schema("+w:2", "vertices", [_schema("g", "xy", [], keep)], keep)
        for name in ["rings", "polygons"] if self._is_multi else ["rings"]:
            schema = _schema("+L", name, [schema], keep)
        return _schema("+L", "geometry", [schema], keep, _metadata({"ARROW:extension:name": "geoarrow." + kind}))

    def array(self, start: int, end: int, keep: list) -> ArrowArray:
        """The array of a piece; it goes as soon as the library releases it."""
        needed: list = []
        make = self._ragged if self._is_ragged else self._binary
        array = make(start, end, needed)
        keep.append(_Releasable(array, needed))
        return array

    def _ragged(self, start: int, end: int, keep: list) -> ArrowArray:
        import numpy
        import shapely

        levels = 3 if self._is_multi else 2
        if self._is_there[start:end].any():
            _, positions, offsets = shapely.to_ragged_array(self._shapes[start:end], include_z=False)
        else:
            positions, offsets = numpy.empty((0, 2)), [numpy.zeros(1)] * (levels - 1) + [numpy.zeros(end - start + 1)]
        offsets = list(offsets)
        if len(offsets) < levels:
            # Polygons among multipolygons.
            offsets.append(numpy.arange(end - start + 1))
        for level in range(levels - 1, 0, -1):
            # shapely 2.0 forgets empty parts at the end.
            missing = int(offsets[level][-1]) + 1 - len(offsets[level - 1])
            if missing > 0:
                offsets[level - 1] = numpy.append(offsets[level - 1], [offsets[level - 1][-1]] * missing)
        size = len(positions)
        numbers = _array(2 * size, [None, _in_pages(positions)], [], keep)
        array = _array(size, [None], [numbers], keep)
        for ends in offsets:
            array = _array(len(ends) - 1, [None, numpy.ascontiguousarray(ends, numpy.int64)], [array], keep)
        return array

    def _binary(self, start: int, end: int, keep: list) -> ArrowArray:
        import numpy
        import shapely

        binary = shapely.to_wkb(self._shapes[start:end], include_srid=False)
        missing = numpy.fromiter((value is None for value in binary), bool, len(binary))
        parts = [b"" if value is None else value for value in binary]
        offsets = numpy.zeros(len(parts) + 1, numpy.int64)
        numpy.cumsum(numpy.fromiter(map(len, parts), numpy.int64, len(parts)), out=offsets[1:])
        data = _in_pages(numpy.frombuffer(b"".join(parts) or b"\0", numpy.uint8))
        return _array(len(parts), [_validity(missing), offsets, data], [], keep)


def _in_pages(values):
    """The same in memory of its own, all of which goes back to the system when it is given up."""
    import mmap

    import numpy

    if values.nbytes < 1 << 16:
        return numpy.ascontiguousarray(values)
    pages = numpy.frombuffer(mmap.mmap(-1, values.nbytes), values.dtype).reshape(values.shape)
    pages[...] = values
    return pages
