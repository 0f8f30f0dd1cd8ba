"""The table: one description for each algorithm. Everything else reads it.

A command may have several algorithms (the list of crossings, their densities, their spacing). `COMMANDS_LEFT_OUT` and
`OPTIONS_LEFT_OUT` say of the rest why it is not here; a test holds all of it against `mezha help`.
"""
from .kinds import (
    Algorithm, Choice, Colours, Document, Field, Flag, Folder, Layer, Layers, NewFile, Number, OldFile, OldFolder,
    Position, Projection, Raster, Rows, Sheet, Words, LINE, POINT, POLYGON)
from .common import (
    COUNTRY, CROSSED, HOLD, ID, INTERNATIONAL, KEEP, LAKES, LINES, MATCHING, NAME, NO_CHECK, OF, OF_ONE,
    POPULATION_POINTS, PUBLISHED, REGIONS, REPAIR, RIVERS, RULE, SCOPE, TO, WATER, WHERE, WHERE_LINES, WORLDVIEW)

GROUPS = {
    "borders": ("Borders", "Границы"),
    "neighbours": ("Neighbours", "Соседство"),
    "crossings": ("Crossings", "Пересечения"),
    "checks": ("Checks", "Проверка"),
    "versions": ("Vintages and views", "Издания и взгляды"),
    "regions": ("Regions", "Регионы"),
    "report": ("Report", "Отчёт"),
}

#: Commands of `mezha help` that have no algorithm, each with the reason.
COMMANDS_LEFT_OUT = {
    "cite": "a text to read",
    "completion": "for shells",
    "data": "QGIS has its own browser for layers and addresses",
}

#: Options that no algorithm needs, of every command or of one, each with the reason.
OPTIONS_LEFT_OUT = {
    "--memory": "the same result, for data beyond the memory of a machine, which no layer holds",
    "--crs": "the CRS of a layer in QGIS counts",
    "--swap-axes": "QGIS has an algorithm for it",
    "--closed-lines": "QGIS has an algorithm for it",
    "--trust": "QGIS reads such layers and hands over a copy",
    "--threads": "results are the same for any number",
    "--geodesic": "for comparisons of methods",
    "--output": "the outputs of an algorithm",
    "--format": "the extension picks it",
    "--overwrite": "QGIS asks before it replaces a file",
    "--bom": "tables become layers", "--delimiter": "tables become layers", "--decimal-comma": "tables become layers",
    "--json": "for programs",
    "--color": "of tables in a terminal; of maps it is there",
    "--quiet": "the log shows everything",
    "--no-progress": "progress is shown",
    "--version": "for people", "--help": "for people",
    "--decimals": "for GeoJSON as a file of the web",
    "--curve": "a layer of its own would be needed for each border",
    "--input-countries": "a field of countries says it",
    "regions --by": "both kinds of rows are layers of the result",
    "diff --rows": "all three kinds of rows are layers of the result",
    "worldviews --worldview": "all of them are compared",
    "--explain": "in `mezha names` and the page of verdicts",
}

BLUE, RED, GREEN, AMBER, VIOLET, GREY = "#0b4f8a", "#d1495b", "#2e8b57", "#f2b134", "#7b4fa3", "#9a9a9a"
LAND = "#fbf5e2"
VERDICTS = Colours("verdict_key", {
    "confirmed": (GREEN, ("confirmed", "подтверждено")),
    "one_sided": (VIOLET, ("one-sided", "указано с одной стороны")),
    "point_contact": (AMBER, ("point contact only", "касание в точке")),
    "near": (AMBER, ("near", "рядом, но не граничат")),
    "refuted": (RED, ("refuted", "опровергнуто")),
    "omitted": (BLUE, ("omitted", "пропущено"))})
MODES = Colours("mode", {
    "road": (RED, ("road", "автомобильный")), "rail": (BLUE, ("railway", "железнодорожный")),
    "mixed": (VIOLET, ("mixed", "смешанный")), "river": (GREEN, ("river", "речной")),
    "pedestrian": (AMBER, ("pedestrian", "пешеходный"))})
DIFFERS = Colours("differs", {
    "1": (RED, ("differs between views", "различается во взглядах")), "0": (GREY, ("the same in all", "одинакова во всех"))})


def all_of(colour):
    """One colour for a whole layer."""
    return Colours("", {"": (colour, ("", ""))})


ALGORITHMS = (
    Algorithm(
        "borders", "borders", ("Shared borders", "Общие границы"), "borders",
        ("The border of each pair of regions as a line with its length on the ellipsoid. With rivers and lakes, how "
         "far it runs along water and on land.",
         "Граница каждой пары регионов – линия с длиной на эллипсоиде. С реками и озёрами – сколько её идёт по "
         "воде и по суше."),
        REGIONS + MATCHING + (
            INTERNATIONAL,
            Choice("BY", "--by", ("What a row is", "Что такое строка"),
                   values=(("pair", "pair of regions", "пара регионов"), ("country", "border of two countries",
                                                                         "граница двух стран"),
                           ("stretch", "stretch along a river, a lake or land", "участок по реке, озеру или суше"))),
            RULE, RIVERS, LAKES, WATER,
            Number("WATER_MIN", "--water-min-m", ("How long a stretch by water must be, metres",
                                                  "Какой длины должен быть участок по воде, метры"), advanced=True),
            Flag("METHODS", "--methods", ("Lengths by other methods too", "Длины и другими способами"),
                 ("On a sphere, in the plane of the layer, in Web Mercator, with their errors.",
                  "На сфере, на плоскости слоя, в Web Mercator, с их ошибками."), advanced=True),
            KEEP, NO_CHECK),
        (Layers("OUTPUT", ("Borders", "Границы"), geometry=LINE,
                more=(Sheet("STRETCHES", "stretches", ("Stretches by water", "Участки по воде"), LINE),)),),
        tags="length,boundary,shared,длина,граница"),
    Algorithm(
        "regions", "regions", ("Regions: area, perimeter, neighbours", "Регионы: площадь, периметр, соседи"), "regions",
        ("Area and perimeter of each region on the ellipsoid: state border, inner border, coast or edge. A second "
         "layer holds the share of each neighbour in the perimeter.",
         "Площадь и периметр каждого региона на эллипсоиде: государственная граница, внутренняя, берег или край. Во "
         "втором слое – доля каждого соседа в периметре."),
        REGIONS + MATCHING + (KEEP, NO_CHECK),
        (Layers("OUTPUT", ("Regions", "Регионы"), geometry=POLYGON,
                more=(Sheet("NEIGHBOURS", "neighbours", ("Shares of neighbours", "Доли соседей"), LINE),)),),
        tags="area,perimeter,площадь,периметр"),
    Algorithm(
        "adjacency", "adjacency", ("Neighbours and spatial weights", "Соседство и пространственные веса"), "neighbours",
        ("Who adjoins whom, as a table; weights by border length, share or distance; neighbours of higher order; "
         "GAL and GWT for PySAL, spdep and GeoDa.",
         "Кто с кем граничит, таблицей; веса по длине границы, доле или расстоянию; соседи следующих порядков; GAL и "
         "GWT для PySAL, spdep и GeoDa."),
        REGIONS + MATCHING + (
            RULE, INTERNATIONAL,
            Choice("WEIGHTS", "--weights", ("What a weight is", "Что такое вес"),
                   values=(("binary", "binary: 1", "binary: 1"), ("length", "length: km of the shared border",
                                                                  "length: км общей границы"),
                           ("share", "share of it in the perimeter", "share: её доля в периметре"),
                           ("inverse", "inverse distance of centres", "inverse: обратное расстояние центров"))),
            Number("ORDER", "--order", ("Neighbours over so many borders", "Соседи через столько границ"), least=1,
                   whole=True),
            Number("BRIDGE", "--bridge-km", ("Join islands with the nearest region within, km",
                                             "Соединять острова с ближайшим регионом не дальше, км")),
            Flag("STANDARDISE", "--standardise", ("Weights of a row add up to 1", "Веса строки дают в сумме 1")),
            NO_CHECK),
        (Rows("OUTPUT", ("Neighbours", "Соседи"), format="csv",
              numbers=("length_km", "touch_points", "order", "weight", "weight_km", "distance_km")),
         Document("FILE", ("Weights or graph as a file", "Веса или граф в файле"), optional=True,
                  filter="GAL (*.gal);;GWT (*.gwt);;GraphML (*.graphml);;Graphviz (*.dot);;Matrix, km (*.matrix)")),
        tags="contiguity,queen,rook,spatial weights,веса"),
    Algorithm(
        "crossings", "crossings", ("Border crossings", "Пересечения границ"), "crossings",
        ("Every place where lines meet a border, decided exactly, or each listed point on the nearest border of two "
         "countries, with its chainage. What could not be placed is listed without geometry, with the reason.",
         "Каждое место, где линии встречают границу, найденное точно, или каждый пункт списка на ближайшей границе "
         "двух стран, с его километражом. Что не удалось привязать, стоит в списке без геометрии, с причиной."),
        REGIONS + CROSSED + (
            INTERNATIONAL,
            Words("KEEP", "--keep", ("Fields of lines or points to keep", "Поля линий или точек, которые сохранить"),
                  ("Names with commas, all or none.", "Названия через запятую, all или none."), advanced=True)),
        (Rows("OUTPUT", ("Crossings", "Пересечения"), geometry=POINT, format="geojson",
              colours=MODES),
         Document("STRIPS", ("Strips along the borders", "Полосы вдоль границ"), optional=True, filter="SVG (*.svg)")),
        tags="roads,railways,checkpoints,дороги,пункты пропуска"),
    Algorithm(
        "densities", "crossings", ("Densities of crossings", "Густота пересечений"), "crossings",
        ("Crossings per 100 km of border with an exact 95 per cent Poisson interval, by pair, region or country.",
         "Пересечений на 100 км границы с точным 95-процентным интервалом Пуассона: по паре, региону или стране."),
        REGIONS + CROSSED + (
            INTERNATIONAL,
            Words("BY", "--by", ("What a row is", "Что такое строка"),
                  ("pair, region, country or all, and class, mode, status or concept, with commas.",
                   "pair, region, country или all, а также class, mode, status или concept, через запятую."),
                  optional=False, value="country"),
            Number("MIN_LENGTH", "--min-length-km", ("Mark borders shorter than, km", "Помечать границы короче, км"),
                   advanced=True),
            OldFile("LENGTHS", "--length-reference", ("Published lengths to divide by (CSV)",
                                                      "Опубликованные длины для деления (CSV)"),
                    PUBLISHED.help, advanced=True, filter="CSV (*.csv)")),
        (Rows("OUTPUT", ("Densities", "Густота")),), tags="poisson,density,плотность"),
    Algorithm(
        "spacing", "crossings", ("Spacing of crossings", "Промежутки между пересечениями"), "crossings",
        ("How far apart the crossings of each border stand: gaps, the longest stretch without one as a line, a test "
         "of the pattern.",
         "Как далеко друг от друга стоят пересечения каждой границы: промежутки, самый длинный участок без них – "
         "линией, проверка их расположения."),
        REGIONS + CROSSED + (
            Words("BY", "--by", ("What a row is", "Что такое строка"),
                  ("pair or country, and class, mode or status, with commas; country if not given.",
                   "pair или country, а также class, mode или status, через запятую; если не задано, country.")),),
        (Rows("OUTPUT", ("Longest stretches without crossings", "Самые длинные участки без пересечений"),
              geometry=LINE, format="geojson"),), tags="gap,промежуток", fixed=("--spacing",)),
    Algorithm(
        "profile", "crossings", ("Density of crossings along borders", "Густота пересечений вдоль границ"), "crossings",
        ("The density along each border, smoothed by a kernel, with a point every so many kilometres.",
         "Густота вдоль каждой границы, сглаженная ядром, с точкой через каждые столько-то километров."),
        REGIONS + CROSSED + (
            INTERNATIONAL,
            Number("EVERY", "--profile-km", ("A point every, km", "Точка через каждые, км"), optional=False, value=10,
                   least=0.001),
            Number("BANDWIDTH", "--bandwidth-km", ("Half the width of the kernel, km", "Половина ширины ядра, км"),
                   ("100 if not given.", "100, если не задано."), least=0.001)),
        (Rows("OUTPUT", ("Densities along borders", "Густота вдоль границ"), geometry=POINT, format="geojson"),),
        tags="kernel,ядро"),
    Algorithm(
        "chainage", "chainage", ("Routes and kilometre posts", "Маршруты и километровые столбы"), "borders",
        ("A route along the border of each two countries, or posts on it every so many kilometres, or positions on it.",
         "Маршрут вдоль границы каждых двух стран, или столбы на нём через каждые столько-то километров, или места "
         "на нём."),
        REGIONS + MATCHING + (
            Number("EVERY", "--every", ("A post every, km", "Столб через каждые, км"),
                   ("Without it, the routes as lines.", "Без этого – маршруты линиями."), least=0.001),
            Position("LOCATE", "--locate", ("Find a position on the nearest route",
                                            "Найти место на ближайшем маршруте")),
            Layer("POINTS", "--points", ("Put points on the nearest route", "Поставить точки на ближайший маршрут"),
                  geometry=POINT),
            Words("START", "--start", ("At which end a route starts", "С какого конца начинается маршрут"),
                  ("best, west, east, north, south, or longitude,latitude.",
                   "best, west, east, north, south или долгота,широта."), advanced=True),
            Flag("REVERSE", "--reverse", ("Count from the other end", "Считать с другого конца"), advanced=True),
            Flag("PAIRS", "--pairs", ("A route for each pair of regions", "Маршрут для каждой пары регионов"))),
        (Rows("OUTPUT", ("Routes", "Маршруты"), geometry=LINE, format="geojson"),
         Rows("POSTS", ("Posts or positions", "Столбы или места"), geometry=POINT, format="geojson", optional=True)),
        tags="linear referencing,километраж"),
    Algorithm(
        "transit", "transit", ("Lines through countries", "Линии через страны"), "crossings",
        ("The stretches of each line inside each country: entered where, left where, how many kilometres.",
         "Отрезки каждой линии внутри каждой страны: где вошла, где вышла, сколько километров."),
        REGIONS + MATCHING + (
            Layer("LINES", "--lines", LINES.label, LINES.help, optional=False, geometry=LINE),
            Field("GROUP", "--group", ("Field by whose values pieces are joined",
                                       "Поле, по значениям которого соединяются куски"), parent="LINES"),
            WHERE_LINES,
            Flag("ALL", "--all", ("Lines that stay in one country too", "И линии, не покидающие страны"))),
        (Rows("OUTPUT", ("Stretches", "Отрезки")),), tags="railway,transit,транзит"),
    Algorithm(
        "validate", "validate", ("Check a list of neighbours", "Проверить список соседей"), "checks",
        ("Holds a published list of neighbours against the geometry: a table, GAL, HTML, a spreadsheet, or sentences "
         "of a paper. Each pair is drawn where it is, with its verdict.",
         "Сверяет опубликованный список соседей с геометрией: таблицу, GAL, HTML, электронную таблицу или фразы "
         "статьи. Каждая пара начерчена на своём месте, с вердиктом."),
        REGIONS + MATCHING + (
            OldFile("LIST", "--list", ("List of neighbours", "Список соседей"), optional=False),
            Choice("LIST_FORMAT", "--list-format", ("Form of the list", "Вид списка"), advanced=True,
                   values=tuple((f, f, f) for f in ("auto", "edges", "lines", "matrix", "gal", "gwt", "swm", "nb",
                                                    "json", "markdown", "html", "text"))),
            Words("COLUMNS", "--columns", ("The two columns of places", "Два столбца с местами"),
                  ("Their names, with a comma.", "Их названия через запятую."), advanced=True),
            RULE,
            Number("NEAR", "--near-m", ("Up to how far apart places are near, metres",
                                        "До какого расстояния места близки, метры"),
                   ("1000 if not given.", "1000, если не задано."), advanced=True),
            Choice("DIRECTIONS", "--directions", ("How pairs are named", "Как названы пары"), advanced=True,
                   values=(("auto", "auto", "auto: определить"), ("once", "once", "once: один раз"),
                           ("both", "from both sides", "both: с обеих сторон"))),
            Words("COMPLETE_FOR", "--complete-for", ("Places whose neighbours must all be named, one a line",
                                                     "Места, соседи которых должны быть названы все, по одному в "
                                                     "строке"), advanced=True, many=True),
            OldFile("ALIASES", "--aliases", ("Your own names (CSV: name, id)", "Свои названия (CSV: name, id)"),
                    advanced=True, filter="CSV (*.csv)"),
            NewFile("CORRECTED", "--write-corrected", ("Corrected list", "Исправленный список"))),
        (Rows("OUTPUT", ("Verdicts", "Вердикты"), geometry=LINE, format="geojson", colours=VERDICTS),
         Rows("TOUCHES", ("Verdicts on single points", "Вердикты в отдельных точках"), geometry=POINT,
              format="geojson", optional=True, colours=VERDICTS),
         Document("PAGE", ("Page with a map", "Страница с картой"), optional=True, filter="HTML (*.html)")),
        tags="neighbours,claims,список"),
    Algorithm(
        "figures", "validate", ("Check published figures", "Проверить опубликованные числа"), "checks",
        ("Holds lengths, numbers of neighbours and crossings in a table against the geometry.",
         "Сверяет длины, числа соседей и пересечений в таблице с геометрией."),
        REGIONS + MATCHING + (
            OldFile("FIGURES", "--figures", ("Figures (CSV: claim, measure, subject, relation, value)",
                                             "Числа (CSV: claim, measure, subject, relation, value)"),
                    optional=False, filter="CSV (*.csv)"),
            Layer("LINES", "--lines", ("Roads or railways", "Дороги или железные дороги"), geometry=LINE),
            Field("CLASS", "--class", ("Field with the class of lines", "Поле с классом линий"), parent="LINES"),
            Words("TRUNK", "--trunk", ("Classes that are trunk roads, with commas",
                                       "Классы магистральных дорог, через запятую"), advanced=True),
            WHERE_LINES,
            Number("MERGE", "--merge-m", ("Join crossings nearer than, metres", "Объединять пересечения ближе, метры"),
                   ("2000 if not given.", "2000, если не задано."), advanced=True),
            OldFile("TABLE", "--table", ("Numbers that geometry cannot give (CSV)",
                                         "Числа, которых нет в геометрии (CSV)"), filter="CSV (*.csv)"),
            Layer("PLACES", "--places", ("Towns", "Города"), geometry=POINT), RIVERS, LAKES, WATER),
        (Rows("OUTPUT", ("Verdicts", "Вердикты")),), tags="figures,числа"),
    Algorithm(
        "groups", "validate", ("Check groups of regions", "Проверить группы регионов"), "checks",
        ("Borders, neighbours and crossings of groups of regions, such as federal districts.",
         "Границы, соседи и пересечения групп регионов, например федеральных округов."),
        REGIONS + MATCHING + (
            OldFile("GROUPS", "--groups", ("Groups (CSV: grouping, group, member)",
                                           "Группы (CSV: grouping, group, member)"), optional=False,
                    filter="CSV (*.csv)"),),
        (Rows("OUTPUT", ("Groups", "Группы")),), tags="groups,группы"),
    Algorithm(
        "inspect", "inspect", ("What is in a layer, and what is wrong with it", "Что в слое и что с ним не так"),
        "checks",
        ("Invalid polygons, overlaps, repeated regions, gaps, T-junctions, lines that nearly meet, ids that repeat: "
         "each with its place.",
         "Неверные полигоны, наложения, повторы регионов, зазоры, примыкания без вершины, почти сошедшиеся линии, "
         "повторы идентификаторов: каждое со своим местом."),
        REGIONS,
        (Rows("OUTPUT", ("Findings", "Находки"), geometry=POINT, format="geojson", colours=all_of(RED)),), tags="topology,топология"),
    Algorithm(
        "sweep", "sweep", ("Which tolerance to take", "Какой допуск взять"), "checks",
        ("How pairs and lengths change with the matching tolerance, and where they stop changing.",
         "Как пары и длины меняются с допуском сведения и где перестают меняться."),
        REGIONS + (
            Words("STEPS", "--steps", ("Tolerances, metres", "Допуски, метры"),
                  ("With commas; 0 is exact.", "Через запятую; 0 – точное совпадение.")), HOLD, SCOPE, INTERNATIONAL),
        (Rows("OUTPUT", ("Pairs by tolerance", "Пары по допуску")),), tags="tolerance,допуск"),
    Algorithm(
        "why", "why", ("Why are two regions neighbours, or not", "Почему два региона соседи или нет"), "checks",
        ("Shared length and points, where they come nearest, from which tolerance on they adjoin, what makes the "
         "answer doubtful.",
         "Общая длина и точки, где они ближе всего, с какого допуска граничат, что делает ответ сомнительным."),
        (Words("A", "", ("One region: id or name", "Один регион: идентификатор или название"), optional=False),
         Words("B", "", ("The other region: id or name", "Другой регион: идентификатор или название"),
               optional=False)) + REGIONS,
        (Rows("OUTPUT", ("Facts", "Факты")),), tags="explain,объяснение"),
    Algorithm(
        "names", "names", ("How a name or a sentence is read", "Как читается название или фраза"), "checks",
        ("Candidates for each name, why one was taken or refused, the claims of a sentence.",
         "Кандидаты для каждого названия, почему один взят или отвергнут, утверждения фразы."),
        (Words("TEXT", "", ("Names or sentences, one a line", "Названия или фразы, по одной в строке"), optional=False,
               many=True),
         Layer("REGIONS", "--regions", ("Regions", "Регионы"),
               ("Without a layer, Mezha's own.", "Без слоя – собственные регионы Mezha.")),
         Field("ID", "--id", ID.label, ("Guessed if not given.", "Если не задано, угадывается."), parent="REGIONS"),
         Field("NAME", "--name", NAME.label, NAME.help, parent="REGIONS")),
        (Rows("OUTPUT", ("Readings", "Прочтения")),), tags="gazetteer,топонимы"),
    Algorithm(
        "distance", "distance", ("Distance to a border", "Расстояние до границы"), "borders",
        ("Regions or points by their geodesic distance to a country's border and to the nearest crossing.",
         "Регионы или точки по геодезическому расстоянию до границы страны и до ближайшего пункта пропуска."),
        REGIONS + (
            TO,
            Layer("POINTS", "--points", ("Points, such as cities", "Точки, например города"), geometry=POINT),
            Flag("RANK_REGIONS", "--regions", ("Rank the regions of other countries", "Упорядочить регионы других стран")),
            Flag("SEA", "--sea", ("Countries across the water", "Страны через море")),
            OldFile("NAMES", "--names", ("Names, or pairs of them (CSV)", "Названия или их пары (CSV)"),
                    advanced=True, filter="CSV (*.csv)"),
            Layer("PLACES", "--places", ("Towns to find names in", "Города, где искать названия"), advanced=True,
                  geometry=POINT),
            OF_ONE,
            Words("KEEP", "--keep", ("Fields to keep", "Поля, которые сохранить"),
                  ("Names with commas, all or none.", "Названия через запятую, all или none."), advanced=True),
            Number("WITHIN", "--within-km", ("Count places up to, km", "Считать места не дальше, км"),
                   ("50 if not given.", "50, если не задано."), advanced=True)),
        (Rows("OUTPUT", ("Distances", "Расстояния")),), tags="distance,расстояние"),
    Algorithm(
        "scale", "scale", ("Length by every ruler", "Длина при каждом измерителе"), "borders",
        ("How long each border is by dividers of every opening, its fractal dimension, and which opening a published "
         "length fits.",
         "Какой длины граница при любом растворе циркуля, её фрактальная размерность и какому раствору отвечает "
         "опубликованная длина."),
        REGIONS + MATCHING + (
            Choice("BY", "--by", ("What a row is", "Что такое строка"),
                   values=(("pair", "pair of regions", "пара регионов"), ("country", "pair of countries", "пара стран"),
                           ("land", "all borders of a country", "все границы страны"),
                           ("coast", "coast or edge of a country", "берег или край страны"))),
            OF_ONE, INTERNATIONAL,
            Flag("LONGEST", "--longest", ("Only the longest line of each", "Только самая длинная линия каждой")),
            Words("RULERS", "--rulers", ("Rulers, metres, with commas", "Измерители, метры, через запятую"), advanced=True),
            Words("AT", "--at-m", ("Show lengths by these rulers, metres", "Показать длины при измерителях, метры"),
                  ("With commas.", "Через запятую.")),
            PUBLISHED,
            Layer("LINES", "--lines", ("Walk along lines in place of borders", "Идти по линиям вместо границ"),
                  geometry=LINE),
            Field("GROUP", "--group", ("Field by whose values lines are taken together",
                                       "Поле, по значениям которого линии берутся вместе"), parent="LINES"),
            WHERE_LINES),
        (Rows("OUTPUT", ("Lengths by ruler", "Длины по измерителям")),
         Document("CHART", ("Charts", "Графики"), optional=True, filter="SVG (*.svg)")),
        tags="fractal,richardson,фрактал"),
    Algorithm(
        "zones", "zones", ("Belts along borders", "Полосы вдоль границ"), "borders",
        ("Belts of any width along state borders, each inside its region, with area on the ellipsoid and the people "
         "in them.",
         "Полосы любой ширины вдоль государственных границ, каждая внутри своего региона, с площадью на эллипсоиде и "
         "числом людей в них."),
        REGIONS + MATCHING + (
            Words("KM", "--km", ("Widths, km", "Ширина, км"), ("With commas; 5,25 if not given.",
                                                              "Через запятую; 5,25, если не задано.")),
            Choice("BY", "--by", ("What a row is", "Что такое строка"),
                   values=(("region", "region", "регион"), ("neighbour", "neighbour", "сосед"),
                           ("country", "country", "страна"), ("rule", "rule of law or statistics",
                                                              "правило закона или статистики"))),
            OF,
            Choice("FROM", "--from", ("From where belts are measured", "Откуда отмеряются полосы"),
                   values=(("border", "borders with other countries", "границы с другими странами"),
                           ("edge", "coasts and edges", "берега и края"), ("all", "all", "всё"))),
            POPULATION_POINTS,
            Field("POPULATION_FIELD", "--population-field", ("Field with the number of people", "Поле с числом людей"),
                  parent="POPULATION_POINTS"),
            Number("TOWNS_OVER", "--towns-over", ("Only points with at least so many people",
                                                  "Только точки, где людей не меньше"), advanced=True, whole=True),
            Raster("POPULATION_RASTER", "--population", ("People: raster", "Люди: растр")),
            Choice("RASTER_HOLDS", "--raster-holds", ("What pixels hold", "Что в пикселях"), advanced=True,
                   values=(("count", "people in each", "число людей"), ("density", "people on a square kilometre",
                                                                       "людей на квадратный километр"))),
            Choice("POPULATION_SET", "--population", ("People: embedded data", "Люди: встроенные данные"),
                   values=(("@towns", "towns", "города"), ("@regions", "regions", "регионы")))),
        (Layers("OUTPUT", ("Belts", "Полосы"), geometry=POLYGON),), tags="buffer,belt,полоса"),
    Algorithm(
        "diff", "diff", ("What changed between two vintages", "Что изменилось между изданиями"), "versions",
        ("Regions split, merged, renamed, new and gone; borders unchanged, drawn again, moved; land that changed "
         "hands.",
         "Регионы разделены, слиты, переименованы, новые и исчезнувшие; границы прежние, перечерченные, сдвинутые; "
         "земля, сменившая принадлежность."),
        (Layer("OLD", "", ("Old regions", "Старые регионы"), optional=False),
         Layer("NEW", "", ("New regions", "Новые регионы"), optional=False),
         Field("ID", "--id", ID.label, ID.help, parent="OLD"),
         Field("NAME", "--name", NAME.label, NAME.help, parent="OLD"),
         Field("COUNTRY", "--country", COUNTRY.label, COUNTRY.help, parent="OLD"), WHERE, WORLDVIEW,
         Choice("BY", "--by", ("How regions are matched", "По чему сопоставлять регионы"),
                values=(("auto", "auto", "auto: что говорит больше"), ("id", "id", "id: идентификатор"),
                        ("name", "name", "name: название"), ("overlap", "overlap: the land alone",
                                                             "overlap: только земля"))),
         Number("WITHIN", "--within-m", ("Lines nearer than this are one, metres", "Линии ближе этого – одна, метры"),
                ("What the scale of the data explains, if not given.", "Если не задано, что объясняет масштаб данных.")),
         Number("AT", "--at", ("Opening of the dividers, metres", "Раствор циркуля, метры"), advanced=True),
         Flag("NO_SHIFT", "--no-shift", ("Do not look for a common shift", "Не искать общего сдвига"), advanced=True)),
        (Layers("OUTPUT", ("Borders", "Границы"), geometry=LINE,
                more=(Sheet("REGIONS", "regions", ("Regions", "Регионы"), POLYGON),
                      Sheet("TRANSFERS", "transfers", ("Land that changed hands", "Земля, сменившая принадлежность"),
                            POLYGON))),
         Document("MAP", ("Map of the changes", "Карта изменений"), optional=True,
                  filter="SVG (*.svg);;PNG (*.png);;PDF (*.pdf)")), tags="change,vintage,изменения"),
    Algorithm(
        "worldviews", "worldviews", ("What differs between worldviews", "Чем отличаются взгляды"), "versions",
        ("Borders of countries under each view of whose disputed regions are. Mezha takes no side.",
         "Границы стран при каждом взгляде на принадлежность спорных регионов. Mezha не становится ни на чью "
         "сторону."),
        REGIONS[:-1] + (
            OldFile("TABLE", "--table", ("Views (CSV: worldview, region, country)",
                                         "Взгляды (CSV: worldview, region, country)"),
                    ("Needed for layers of your own.", "Нужна для собственных слоёв."), filter="CSV (*.csv)"),
            Words("VIEWS", "--views", ("Views to compare", "Сравниваемые взгляды"),
                  ("With commas.", "Через запятую."))),
        (Layers("OUTPUT", ("Borders under each view", "Границы при каждом взгляде"), geometry=LINE, colours=DIFFERS),
         Rows("COUNTRIES", ("Countries under each view", "Страны при каждом взгляде"), optional=True,
              arguments=("--rows", "country")),
         Rows("REGIONS", ("Regions given to different countries", "Регионы, отнесённые к разным странам"),
              optional=True, arguments=("--rows", "region")),
         Document("MAP", ("Map of the differences", "Карта различий"), optional=True,
                  filter="SVG (*.svg);;PNG (*.png);;PDF (*.pdf)")), tags="disputed,спорные"),
    Algorithm(
        "match", "match", ("Fit layers into one mosaic", "Свести слои в одну мозаику"), "regions",
        ("Regions of several sources as one mosaic whose borders fit; layers of what was moved, of gaps and of "
         "overlaps. The layer that is held stays where it is.",
         "Регионы нескольких источников как одна мозаика, границы которой сходятся; слои сдвигов, зазоров и "
         "наложений. Удерживаемый слой не сдвигается."),
        REGIONS + (
            Number("TOLERANCE", "--tolerance-m", ("How far lines may be moved, metres", "Как далеко можно сдвигать, метры"),
                   ("As far as the data propose, at most 2000, if not given.",
                    "Если не задано, сколько предлагают данные, не больше 2000.")),
            HOLD, SCOPE, REPAIR,
            Choice("GAPS", "--gaps", ("Gaps between regions", "Зазоры между регионами"),
                   values=(("report", "report: a layer of them", "report: показать слоем"), ("leave", "leave", "leave: оставить"),
                           ("fill", "fill narrow ones", "fill: заполнить узкие"))),
            Number("GAP_WIDTH", "--gap-width-m", ("How wide a filled gap may be, metres",
                                                  "Какой ширины зазор можно заполнить, метры"), advanced=True),
            Choice("OVERLAPPING", "--overlaps", ("Ground that two regions cover both", "Земля под двумя регионами сразу"),
                   values=(("report", "report: a layer of it", "report: показать слоем"), ("leave", "leave", "leave: оставить"),
                           ("cut", "cut it off one of them", "cut: отрезать от одного из них"))),
            KEEP),
        (Layers("OUTPUT", ("Mosaic", "Мозаика"), geometry=POLYGON, colours=all_of(LAND),
                more=(Sheet("MOVED", "moved", ("What was moved", "Сдвиги"), LINE, all_of(VIOLET)),
                      Sheet("GAPS_LEFT", "gaps", ("Gaps", "Зазоры"), POLYGON, all_of(AMBER)),
                      Sheet("OVERLAPS", "overlaps", ("Overlaps", "Наложения"), POLYGON, all_of(RED)))),),
        tags="edge matching,snap,сведение"),
    Algorithm(
        "simplify", "simplify", ("Simplify and keep neighbours", "Упростить, сохранив соседей"), "regions",
        ("Fewer vertices and the same neighbours: each border is simplified once for both its regions, and no line "
         "crosses another that did not before.",
         "Меньше вершин и те же соседи: каждая граница упрощается один раз для обоих регионов, и новых пересечений "
         "не возникает."),
        REGIONS + (
            Number("TOLERANCE", "--tolerance-m", ("How far a line may be moved, metres",
                                                  "Как далеко можно сдвинуть линию, метры")),
            Number("SCALE", "--scale", ("Or the scale of a map: 1 :", "Или масштаб карты: 1 :"), least=1),
            Choice("BY", "--by", ("Which vertices go", "Какие вершины убрать"),
                   values=(("distance", "distance: Douglas and Peucker", "distance: Дуглас и Пекер"),
                           ("area", "area: Visvalingam and Whyatt", "area: Висвалингам и Уайатт"))),
            KEEP),
        (Layers("OUTPUT", ("Simplified regions", "Упрощённые регионы"), geometry=POLYGON, colours=all_of(LAND)),),
        tags="generalise,generalize,генерализация"),
    Algorithm(
        "map", "map", ("Map of borders", "Карта границ"), "report",
        ("A finished map: regions, borders coloured by a figure, crossings, legend; SVG, PNG or PDF.",
         "Готовая карта: регионы, границы, раскрашенные по показателю, пункты пропуска, легенда; SVG, PNG или PDF."),
        REGIONS + (
            Choice("COLOUR", "--color", ("Borders are coloured by", "Раскраска границ"),
                   values=(("length", "length", "длина"), ("density", "density of crossings", "густота пересечений"),
                           ("crossings", "crossings", "пересечения"), ("status", "status", "состояние"),
                           ("none", "none", "нет"))),
            Words("CLASSES", "--classes", ("Classes", "Классы"),
                  ("quantiles, jenks, or limits such as 100,500,1000.",
                   "quantiles, jenks или границы, например 100,500,1000."), advanced=True),
            Number("CLASS_COUNT", "--class-count", ("How many classes", "Сколько классов"), least=2, most=6, whole=True,
                   advanced=True),
            Projection("PROJECTION", "--projection", ("Projection", "Проекция"),
                       ("Equal-area, chosen from the extent, if not given.",
                        "Если не задана, равновеликая, по охвату.")),
            Words("FOCUS", "--focus", ("Country to frame", "Страна в кадре"), ("Its code, or all.", "Её код или all.")),
            Flag("WHOLE", "--whole", ("Show everything, far islands too", "Показать всё, и дальние острова"),
                 advanced=True),
            Number("WIDTH", "--width", ("Width, pixels", "Ширина, пиксели"), least=100, whole=True, advanced=True),
            Number("PIXEL_SCALE", "--pixel-scale", ("PNG: pixels for each pixel of the page",
                                                    "PNG: пикселей на пиксель листа"), least=1, most=8, advanced=True),
            Words("TITLE", "--title", ("Title", "Заголовок")),
            Flag("GRAPH", "--graph", ("Join neighbours by lines", "Соединить соседей линиями")),
            Flag("NO_LABELS", "--no-labels", ("No names", "Без названий")),
            Flag("NO_INSETS", "--no-insets", ("No insets", "Без врезок"))),
        (Document("OUTPUT", ("Map", "Карта"), filter="SVG (*.svg);;PNG (*.png);;PDF (*.pdf)"),),
        tags="map,карта"),
    Algorithm(
        "report", "report", ("Whole report", "Весь отчёт"), "report",
        ("Tables, GeoJSON, a map, a page and a summary on state borders, or on the borders between one country's "
         "regions, in one folder. Files of a report that are there are replaced.",
         "Таблицы, GeoJSON, карта, страница и сводка о государственных границах или о границах регионов одной страны "
         "в одной папке. Имеющиеся файлы отчёта заменяются."),
        REGIONS + CROSSED + (
            Words("HOME", "--home", ("Home country", "Своя страна"), ("A code or a name.", "Код или название.")),
            PUBLISHED,
            OldFolder("CLAIMS", "--claims", ("Folder of claims to check", "Папка проверяемых утверждений"),
                      advanced=True),
            Words("KEEP", "--keep", ("Fields of lines or points to keep", "Поля линий или точек, которые сохранить"),
                  ("Names with commas, all or none.", "Названия через запятую, all или none."), advanced=True),
            Flag("TEX", "--tex", ("Write summary.tex, tables for a paper, too", "Записать и summary.tex, таблицы для статьи")),
            Words("ATTRIBUTION", "--attribution", ("Whom to name for your regions", "Кого назвать автором регионов"),
                  ('With the licence: "© IGN, Licence Ouverte".', "С лицензией: «© IGN, Licence Ouverte»."))),
        (Folder("OUTPUT", ("Folder of the report", "Папка отчёта"), page="report.html", package="report.gpkg",
                more=(Sheet("REGIONS", "regions", ("Regions", "Регионы"), POLYGON),
                      Sheet("BORDERS", "borders", ("Borders", "Границы"), LINE),
                      Sheet("CROSSINGS", "crossings", ("Crossings", "Пересечения"), POINT))),),
        tags="atlas,отчёт", fixed=("--bundle",)),
)
