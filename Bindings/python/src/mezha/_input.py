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
    """A schema with its arrays, and what keeps their memory alive."""

    def __init__(self, schema: ArrowSchema, arrays: list[ArrowArray], keep: list, owned: bool = False):
        self.schema = schema
        self.arrays = arrays
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
    regions = _opened(regions)
    if _is_frame(regions):
        return _of_frame(regions)
    for name, read in (("__arrow_c_stream__", _of_stream), ("__arrow_c_array__", _of_array)):
        if hasattr(regions, name):
            return read(getattr(regions, name)())
    raise SchemaError(
        f"regions cannot be read from {type(regions).__name__}",
        "Pass a GeoDataFrame, a GeoSeries, a table of pyarrow, anything with __arrow_c_stream__, or a path",
    )


def _opened(regions):
    if isinstance(regions, (str, os.PathLike)):
        from .io import read

        return read(regions)
    return regions


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
    names.append("geometry")
    children.append(_polygons(frame.geometry.values, keep))
    return _batch(len(frame), names, children, keep)


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
    schema = _schema("+s", "", [_named(schema, name, keep) for (schema, _), name in zip(children, names)], keep)
    array = _array(count, [None], [array for _, array in children], keep)
    return Batches(schema, [array], keep)


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


def _named(schema: ArrowSchema, name: str, keep: list) -> ArrowSchema:
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


def _polygons(geometries, keep: list):
    """A column of polygons: shapely's own arrays in a layout of GeoArrow, or well-known binary of a mixture."""
    import numpy
    import shapely

    # A copy of the pointers: while shapely 2.0 reads an array, it forbids others to write to it, and fails in other threads.
    shapes = numpy.array(geometries, dtype=object)
    kinds = shapely.get_type_id(shapes)
    if numpy.isin(kinds, (-1, 3, 6)).all() and (kinds >= 0).any():
        kind, positions, offsets = shapely.to_ragged_array(shapes, include_z=False)
        positions = numpy.ascontiguousarray(positions)
        size = len(positions)
        numbers = _schema("g", "xy", [], keep), _array(2 * size, [None, positions], [], keep)
        column = _schema("+w:2", "vertices", [numbers[0]], keep), _array(size, [None], [numbers[1]], keep)
        names = ["rings", "polygons", "geometry"]
        for name, ends in zip(names, offsets):
            ends = numpy.ascontiguousarray(ends)
            layout = "+L" if ends.dtype == numpy.int64 else "+l"
            if ends.dtype not in (numpy.int64, numpy.int32):
                ends, layout = ends.astype(numpy.int64), "+L"
            extension = None
            if name == names[len(offsets) - 1]:
                extension = _metadata({"ARROW:extension:name": "geoarrow." + kind.name.lower()})
            column = (
                _schema(layout, name, [column[0]], keep, extension),
                _array(len(ends) - 1, [None, ends], [column[1]], keep),
            )
        return column
    binary = shapely.to_wkb(shapes, include_srid=False)
    missing = numpy.fromiter((value is None for value in binary), bool, len(binary))
    parts = [b"" if value is None else value for value in binary]
    offsets = numpy.zeros(len(parts) + 1, numpy.int64)
    numpy.cumsum(numpy.fromiter(map(len, parts), numpy.int64, len(parts)), out=offsets[1:])
    data = numpy.frombuffer(b"".join(parts) or b"\0", numpy.uint8)
    schema = _schema("Z", "geometry", [], keep, _metadata({"ARROW:extension:name": "geoarrow.wkb"}))
    return schema, _array(len(parts), [_validity(missing), offsets, data], [], keep)
