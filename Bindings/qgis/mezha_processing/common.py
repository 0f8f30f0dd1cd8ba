"""Parameters that several algorithms share."""
from .kinds import (
    Choice, Field, Flag, Held, Layer, MoreLayers, Number, OldFile, Words, LINE, LINE_OR_POLYGON, POINT)

WORLDVIEWS = (("un", "un: United Nations", "un: ООН"), ("ru", "ru: Russian law", "ru: законы России"),
              ("source", "source: what the data say", "source: как в данных"))

INPUT = Layer("INPUT", "", ("Regions", "Регионы"),
              ("Polygons. Unsaved edits count, and only selected features where the box is ticked. "
               "Without a layer, Mezha's own regions are taken.",
               "Полигоны. Учитываются несохранённые правки, а с отметкой – только выделенные объекты. "
               "Без слоя берутся собственные регионы Mezha."))
MORE = MoreLayers("MORE", "", ("Further layers of the same mosaic", "Ещё слои той же мозаики"),
                  ("Several layers make one mosaic: the other side of the border, for example.",
                   "Несколько слоёв составляют одну мозаику: например, другая сторона границы."))
SET = Choice("SET", "", ("Embedded regions, without a layer", "Встроенные регионы, если слоя нет"),
             values=(("@russia", "Regions of Russia and its neighbours (standard)",
                      "Регионы России и её соседей (обычный набор)"),
                     ("@world", "Countries of the world", "Страны мира"),
                     ("@coarse", "Regions of Russia and its neighbours, generalised",
                      "Регионы России и её соседей, генерализованные")))
ID = Field("ID", "--id", ("Field of ids", "Поле с идентификаторами"),
           ("Features of one id are taken together. Guessed if not given.",
            "Объекты с одним идентификатором берутся вместе. Если не задано, угадывается."))
NAME = Field("NAME", "--name", ("Field of names", "Поле с названиями"),
             ("Guessed if not given.", "Если не задано, угадывается."))
COUNTRY = Field("COUNTRY", "--country", ("Field of country codes", "Поле с кодами стран"),
                ("Tells state borders from inner ones. Guessed if not given.",
                 "Отличает государственные границы от внутренних. Если не задано, угадывается."))
WHERE = Words("WHERE", "--where", ("Only features that meet a condition", "Только объекты, отвечающие условию"),
              ('As in SQL: "pop > 1000".', "Как в SQL: «pop > 1000»."), advanced=True)
WORLDVIEW = Choice("WORLDVIEW", "--worldview", ("Whose disputed regions are", "Чьи спорные регионы"),
                   ("Of layers without a table of views only what they say is known.",
                    "О слоях без таблицы взглядов известно лишь то, что в них сказано."),
                   advanced=True, values=WORLDVIEWS)

#: Regions, as nearly every command takes them.
REGIONS = (INPUT, MORE, SET, ID, NAME, COUNTRY, WHERE, WORLDVIEW)

HOLD = Held("HOLD", "--reference", ("Reference: the layer that stays where it is", "Опорный слой: он не сдвигается"),
            ("With matching: the others are snapped to it. The first one if not given.",
             "При сведении: остальные сдвигаются к нему. Если не задан, первый."), advanced=True)
SCOPE = Choice("MATCH", "--match", ("What is matched", "Что сводится"), advanced=True,
               values=(("between", "between: regions of different layers", "between: регионы разных слоёв"),
                       ("all", "all: any two regions", "all: любые два региона")))
REPAIR = Flag("REPAIR", "--repair", ("Make invalid polygons valid first", "Сначала исправить неверные полигоны"),
              ("What that changed is reported.", "Что при этом изменилось, сообщается."), advanced=True)
TOLERANCE = Number("TOLERANCE", "--tolerance-m", ("Matching tolerance, metres", "Допуск сведения, метры"),
                   ("Borders that run beside each other within so many metres are one. Without it vertices must be "
                    "equal.",
                    "Границы, идущие рядом в пределах стольких метров, – одна. Без допуска вершины должны "
                    "совпадать."))
AUTO = Flag("AUTO", "--tolerance-m", ("Take the tolerance that the data propose", "Взять допуск, который предлагают данные"),
            ("At most 2000 m; the log names it.", "Не больше 2000 м; в журнале он назван."), value="auto")

#: Matching of lines that two sources drew each for itself.
MATCHING = (TOLERANCE, AUTO, HOLD, SCOPE, REPAIR)

INTERNATIONAL = Flag("INTERNATIONAL", "--international", ("Only borders of two countries", "Только границы двух стран"))
NO_CHECK = Flag("NO_CHECK", "--no-check", ("Do not look for invalid polygons", "Не искать неверные полигоны"),
                ("No row is flagged then.", "Тогда ни одна строка не помечена."), advanced=True)
RULE = Choice("RULE", "--rule", ("Who is a neighbour", "Кто сосед"),
              values=(("rook", "rook: a shared line", "rook: общая линия"),
                      ("queen", "queen: a shared point is enough", "queen: достаточно общей точки")))
KEEP = Field("KEEP", "--keep", ("Fields of the regions to keep", "Поля регионов, которые сохранить"), many=True)
RIVERS = Layer("RIVERS", "--rivers", ("Rivers", "Реки"), geometry=LINE_OR_POLYGON)
LAKES = Layer("LAKES", "--lakes", ("Lakes", "Озёра"), geometry=LINE_OR_POLYGON)
WATER = Number("WATER", "--water-m", ("How far from water a border follows it, metres",
                                      "Как близко к воде граница идёт по ней, метры"),
               ("500 if not given.", "500, если не задано."), advanced=True)
OF = Words("OF", "--of", ("Of these countries only", "Только этих стран"),
           ("Codes, with commas.", "Коды через запятую."))
OF_ONE = Words("OF", "--of", ("Of one country only", "Только одной страны"), ("Its code.", "Её код."))
TO = Words("TO", "--to", ("To which country", "До какой страны"), ("A code or a name.", "Код или название."))

LINES = Layer("LINES", "--lines", ("Lines that cross", "Пересекающие линии"),
              ("Roads, railways, rivers.", "Дороги, железные дороги, реки."), geometry=LINE)
POINTS = Layer("POINTS", "--points", ("Listed crossings", "Переходы из списка"),
               ("Points. Without lines and points, Mezha's own list.",
                "Точки. Без линий и точек – собственный список Mezha."), geometry=POINT)
LINE_CLASS = Field("LINE_CLASS", "--class", ("Field with the class of lines", "Поле с классом линий"), parent="LINES")
POINT_CLASS = Field("POINT_CLASS", "--class", ("Field with the mode of points", "Поле с видом пунктов"), parent="POINTS")
LINE_NAME = Field("LINE_NAME", "--name-field", ("Field with the name of lines", "Поле с названием линий"),
                  advanced=True, parent="LINES")
POINT_NAME = Field("POINT_NAME", "--name-field", ("Field with the name of points", "Поле с названием пунктов"),
                   advanced=True, parent="POINTS")
WHERE_LINES = Words("WHERE_LINES", "--where-lines", ("Only lines that meet a condition",
                                                     "Только линии, отвечающие условию"),
                    ("As in SQL.", "Как в SQL."), advanced=True)
MERGE = Number("MERGE", "--merge-m", ("Lines: join crossings nearer than, metres",
                                      "Линии: объединять пересечения ближе, метры"),
               ("Of one class, along one border.", "Одного класса, вдоль одной границы."))
POINT_TOLERANCE = Number("POINT_TOLERANCE", "--point-tolerance-m",
                         ("Points: farthest from the border, metres", "Точки: наибольшее удаление от границы, метры"),
                         ("5000 if not given.", "5000, если не задано."))
STATUS = Words("STATUS", "--status", ("Points: only of a status", "Точки: только с таким состоянием"), advanced=True)
MODE = Words("MODE", "--mode", ("Only of a mode (points) or class (lines)",
                                "Только такого вида (точки) или класса (линии)"), advanced=True)
CONCEPT = Words("CONCEPT", "--concept", ("Points: only of a concept", "Точки: только такого понятия"), advanced=True)
KIND = Choice("KIND", "--kind", ("Lines: which meetings count", "Линии: какие встречи считать"), advanced=True,
              values=(("crossing", "crossing: in one region before, in another after",
                       "crossing: до – в одном регионе, после – в другом"),
                      ("touch", "touch", "touch: касание"), ("along", "along the border and back",
                                                              "along: вдоль границы и обратно"),
                      ("end", "end: the line ends there", "end: линия там кончается"), ("all", "all", "all: все")))

#: Crossings by lines or points, as two commands take them.
CROSSED = (LINES, LINE_CLASS, MERGE, POINTS, POINT_CLASS, POINT_TOLERANCE, LINE_NAME, POINT_NAME, WHERE_LINES, STATUS,
           MODE, CONCEPT, KIND) + MATCHING

POPULATION_POINTS = Layer("POPULATION_POINTS", "--population", ("People: points with numbers", "Люди: точки с числами"),
                          geometry=POINT)
PUBLISHED = OldFile("PUBLISHED", "--published", ("Published lengths (CSV)", "Опубликованные длины (CSV)"),
                    ("Columns a, b, length_km: countries or regions.",
                     "Столбцы a, b, length_km: страны или регионы."), filter="CSV (*.csv)")

#: How the command talks, for every algorithm.
TALK = (
    Choice("LANG", "--lang", ("Language of results", "Язык результатов"),
           ("That of QGIS if not given.", "Если не задан, язык QGIS."), advanced=True,
           values=(("en", "English", "English"), ("ru", "Русский", "Русский"))),
    Flag("VERBOSE", "--verbose", ("Say what was guessed, chosen and measured",
                                  "Сообщать, что угадано, выбрано и измерено"), advanced=True),
    Words("OPTIONS", "", ("Further options of the command", "Другие параметры команды"),
          ('As on a command line: --threads 1 --geodesic karney. "mezha help" with the name of the command lists them.',
           "Как в командной строке: --threads 1 --geodesic karney. Их список – в «mezha help» с названием команды."),
          advanced=True),
)
