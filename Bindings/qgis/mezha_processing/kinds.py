"""What the table of algorithms is made of: plain data that knows nothing of QGIS.

A text is a pair, English and Russian. A parameter has a name (for QGIS, models and scripts: never changed once
released), the option of the command that it becomes, and what people see. `widgets` makes the controls of QGIS from
these, `arguments` the command line.
"""
from dataclasses import dataclass, field
from typing import Dict, Optional, Tuple

Text = Tuple[str, str]

#: Geometry of layers: what a parameter takes or an output holds.
POLYGON, LINE, POINT, LINE_OR_POLYGON, ANY, NONE = "polygon", "line", "point", "line or polygon", "any", "none"


@dataclass(frozen=True)
class Parameter:
    name: str
    option: str
    label: Text
    help: Text = ("", "")
    advanced: bool = False
    optional: bool = True


@dataclass(frozen=True)
class Layer(Parameter):
    """A vector layer: saved or not, filtered or not, all features or the selected ones."""
    geometry: str = POLYGON


@dataclass(frozen=True)
class MoreLayers(Parameter):
    """Any number of vector layers more, of which all features count."""
    geometry: str = POLYGON


@dataclass(frozen=True)
class Held(Parameter):
    """One of the input layers, named by itself."""


@dataclass(frozen=True)
class Raster(Parameter):
    """A raster in a file."""


@dataclass(frozen=True)
class Field(Parameter):
    parent: str = "INPUT"
    many: bool = False


@dataclass(frozen=True)
class Number(Parameter):
    """A number; its unit stands in the label. Without a value the command takes its own default."""
    least: Optional[float] = 0
    most: Optional[float] = None
    whole: bool = False
    value: Optional[float] = None


@dataclass(frozen=True)
class Choice(Parameter):
    """One of some words of the command. Models store the place in the list: new words go to the end."""
    values: Tuple[Tuple[str, str, str], ...] = ()
    value: Optional[int] = None


@dataclass(frozen=True)
class Words(Parameter):
    """Free text; with `many` each line is an argument of its own."""
    value: str = ""
    many: bool = False


@dataclass(frozen=True)
class Flag(Parameter):
    """An option without a value; `value` is that of the option."""
    value: str = ""
    is_set: bool = False


@dataclass(frozen=True)
class Position(Parameter):
    """A place on the map, in longitude and latitude for the command."""


@dataclass(frozen=True)
class Projection(Parameter):
    """A coordinate reference system by its code."""


@dataclass(frozen=True)
class OldFile(Parameter):
    """A file that is read as it is: a list, a table."""
    filter: str = ""


@dataclass(frozen=True)
class OldFolder(Parameter):
    """A folder that is read as it is."""


@dataclass(frozen=True)
class NewFile(Parameter):
    """A file that the command writes beside its result, by an option of its own."""
    filter: str = ""


@dataclass(frozen=True)
class Colours:
    """How a layer is drawn that the command wrote no style for: a colour and a label for each value of a field.

    What is not named is grey. Without a field the whole layer has the colour of the empty value.
    """
    field: str
    values: Dict[str, Tuple[str, Text]] = field(default_factory=dict)


@dataclass(frozen=True)
class Output:
    name: str
    label: Text
    optional: bool = False
    #: Arguments that belong to this output alone.
    arguments: Tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One layer of a GeoPackage that the command writes."""
    name: str
    layer: str
    label: Text
    geometry: str
    colours: Optional[Colours] = None


@dataclass(frozen=True)
class Layers(Output):
    """A vector file that the command writes itself, styles and further layers included.

    The result is the first layer that is not one of `more`.
    """
    geometry: str = LINE
    more: Tuple[Sheet, ...] = ()
    colours: Optional[Colours] = None


@dataclass(frozen=True)
class Rows(Output):
    """Rows of the command's JSON, GeoJSON or CSV, put into a layer of whatever format the user wants.

    Outputs of one format come from one run; a row goes to the first of them that takes its geometry.
    """
    geometry: str = NONE
    format: str = "json"
    #: Columns of a CSV that hold numbers; in JSON numbers are known as such.
    numbers: Tuple[str, ...] = ()
    colours: Optional[Colours] = None


@dataclass(frozen=True)
class Document(Output):
    """A file that the command writes itself and QGIS does not load: a picture, a page, weights."""
    filter: str = ""


@dataclass(frozen=True)
class Folder(Output):
    """A folder that the command fills: its page is shown, and layers of its GeoPackage are loaded where wanted."""
    page: str = ""
    package: str = ""
    more: Tuple[Sheet, ...] = ()


@dataclass(frozen=True)
class Algorithm:
    name: str
    command: str
    title: Text
    group: str
    about: Text
    parameters: Tuple[Parameter, ...]
    outputs: Tuple[Output, ...]
    tags: str = ""
    #: Options that are always given.
    fixed: Tuple[str, ...] = ()
