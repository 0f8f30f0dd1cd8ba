"""Every algorithm once, on real layers, beside what the command itself writes."""
import csv
import io
import os
import shutil
import tempfile
import unittest

import support
from support import FIXTURES, GEODATA, command, copied

qgis = support.qgis_core

#: Real polygons that stand in the project: regions of Russia and its neighbours, generalised.
REGIONS = copied(os.path.join(GEODATA, "regions.geojson"))
THREE = copied(os.path.join(FIXTURES, "reading", "three.gpkg"))
CLAIMS = os.path.join(GEODATA, "claims")
OLD, NEW = THREE + "#three", copied(os.path.join(FIXTURES, "reading", "three.fgb"))
RU = ["--where", "country = 'RU'"]

#: (algorithm, its parameters, the words of the command, outputs that are compared). Words end where -o comes.
CASES = [
    ("borders", {"INPUT": REGIONS, "INTERNATIONAL": True, "RULE": 1},
     ["borders", REGIONS, "--international", "--rule", "queen"]),
    ("borders", {"SET": 0, "BY": 1}, ["borders", "@russia", "--by", "country"]),
    ("regions", {"INPUT": REGIONS, "WHERE": "country = 'RU'"}, ["regions", REGIONS, *RU]),
    ("adjacency", {"INPUT": REGIONS, "COUNTRY": "country", "INTERNATIONAL": True, "FILE": "weights.gal"},
     ["adjacency", REGIONS, "--country", "country", "--international"]),
    ("adjacency", {"INPUT": REGIONS, "WEIGHTS": 2, "STANDARDISE": True, "FILE": "weights.gwt"},
     ["adjacency", REGIONS, "--weights", "share", "--standardise"]),
    ("crossings", {"STATUS": "open", "STRIPS": "strips.svg"}, ["crossings", "--status", "open"]),
    ("densities", {"BY": "region,mode"}, ["crossings", "--by", "region,mode"]),
    ("spacing", {}, ["crossings", "--spacing"]),
    ("profile", {"EVERY": 50, "BANDWIDTH": 80}, ["crossings", "--profile-km", "50", "--bandwidth-km", "80"]),
    ("chainage", {"INPUT": REGIONS}, ["chainage", REGIONS]),
    ("chainage", {"EVERY": 250, "REVERSE": True, "OUTPUT": None, "POSTS": "TEMPORARY_OUTPUT"},
     ["chainage", "--every", "250", "--reverse"]),
    ("transit", {"LINES": "LINES", "GROUP": "name", "ALL": True}, ["transit", "--lines", "LINES", "--group", "name", "--all"]),
    ("validate", {"LIST": os.path.join(CLAIMS, "adjacency.csv"), "TOUCHES": "TEMPORARY_OUTPUT", "PAGE": "page.html"},
     ["validate", "--list", os.path.join(CLAIMS, "adjacency.csv")]),
    ("figures", {"FIGURES": os.path.join(CLAIMS, "figures.csv"), "WORLDVIEW": 1},
     ["validate", "--figures", os.path.join(CLAIMS, "figures.csv"), "--worldview", "ru"]),
    ("groups", {"GROUPS": os.path.join(CLAIMS, "groups.csv")}, ["validate", "--groups", os.path.join(CLAIMS, "groups.csv")]),
    ("inspect", {"INPUT": os.path.join(FIXTURES, "inspect", "faults.geojson")},
     ["inspect", os.path.join(FIXTURES, "inspect", "faults.geojson")]),
    ("sweep", {"INPUT": REGIONS, "STEPS": "0,100"}, ["sweep", REGIONS, "--steps", "0,100"]),
    ("why", {"A": "RU-SAM", "B": "KZ-27"}, ["why", "RU-SAM", "KZ-27"]),
    ("names", {"TEXT": "Pskov Oblast borders Estonia"}, ["names", "Pskov Oblast borders Estonia"]),
    ("distance", {"SEA": True, "OF": "RU"}, ["distance", "--sea", "--of", "RU"]),
    ("distance", {"INPUT": REGIONS, "RANK_REGIONS": True, "TO": "CN"}, ["distance", REGIONS, "--regions", "--to", "CN"]),
    ("scale", {"INPUT": REGIONS, "AT": "50000", "CHART": "chart.svg"}, ["scale", REGIONS, "--at-m", "50000"]),
    ("zones", {"INPUT": REGIONS, "KM": "25", "OF": "RU", "POPULATION_SET": 0},
     ["zones", REGIONS, "--km", "25", "--of", "RU", "--population", "@towns"]),
    ("diff", {"OLD": "THREE", "NEW": NEW, "MAP": "map.svg"}, ["diff", OLD, NEW]),
    ("worldviews", {"MAP": "views.svg"}, ["worldviews"]),
    ("match", {"INPUT": REGIONS, "TOLERANCE": 100, "GAPS": 0, "OVERLAPPING": 2, "KEEP": ["name_en", "country"]},
     ["match", REGIONS, "--tolerance-m", "100", "--gaps", "report", "--overlaps", "cut", "--keep", "name_en,country"]),
    ("simplify", {"INPUT": REGIONS, "TOLERANCE": 5000, "BY": 1},
     ["simplify", REGIONS, "--tolerance-m", "5000", "--by", "area"]),
    ("map", {"OUTPUT": "map.svg", "COLOUR": 0, "TITLE": "Borders"}, ["map", "--color", "length", "--title", "Borders"]),
    ("report", {"INPUT": REGIONS, "HOME": "KZ"}, ["report", REGIONS, "--home", "KZ", "--bundle"]),
]


@unittest.skipUnless(qgis, "QGIS is not installed (python3-qgis)")
@unittest.skipUnless(support.BINARY, "there is no mezha: build it, or name it in MEZHA_BINARY")
class EachAlgorithm(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        support.start_qgis()
        cls.folder = tempfile.mkdtemp()
        cls.lines = os.path.join(cls.folder, "lines.gpkg")
        write_lines(cls.lines)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def test_every_algorithm_has_a_case(self):
        from mezha_processing.commands import ALGORITHMS
        self.assertEqual({case[0] for case in CASES}, {algorithm.name for algorithm in ALGORITHMS})

    def test_results_are_those_of_the_command(self):
        for place, (name, parameters, words) in enumerate(CASES):
            with self.subTest(f"{name} {place}"):
                folder = tempfile.mkdtemp(dir=self.folder)
                self.compare(name, dict(parameters), list(words), folder)

    def compare(self, name, parameters, words, folder):
        from mezha_processing import kinds
        algorithm = qgis.QgsApplication.processingRegistry().createAlgorithmById("mezha:" + name)
        parameters = {key: self.lines + "|layername=lines" if value == "LINES" else
                      THREE + "|layername=three" if value == "THREE" else value for key, value in parameters.items()}
        words = [self.lines + "#lines" if word == "LINES" else word for word in words]
        described = algorithm.described
        for output in described.outputs:
            if isinstance(output, kinds.Document) and parameters.get(output.name):
                parameters[output.name] = os.path.join(folder, parameters[output.name])
            elif isinstance(output, kinds.Folder):
                parameters[output.name] = os.path.join(folder, "report")
            elif not output.optional:
                parameters.setdefault(output.name, "TEMPORARY_OUTPUT")
        context, feedback = qgis.QgsProcessingContext(), qgis.QgsProcessingFeedback(False)
        context.setProject(qgis.QgsProject.instance())
        answer, is_fine = algorithm.run(parameters, context, feedback)
        self.assertTrue(is_fine, feedback.textLog())
        rows = [answer[o.name] for o in described.outputs if isinstance(o, kinds.Rows) and answer.get(o.name)]
        if rows:
            self.same_rows(rows, command(*words, "--format", "csv"))
        for output in described.outputs:
            place = answer.get(output.name)
            if isinstance(output, kinds.Layers):
                own = os.path.join(folder, "own.gpkg")
                command(*words, "-o", own)
                self.same_layers(output, answer, own)
            elif isinstance(output, kinds.Document) and place:
                own = os.path.join(folder, "own" + os.path.splitext(place)[1])
                command(*words, "-o", own)
                self.same_bytes(place, own)
            elif isinstance(output, kinds.Folder):
                own = os.path.join(folder, "own")
                command(*words, "-o", own)
                names = sorted(os.listdir(own))
                self.assertEqual(sorted(os.listdir(place)), names)
                for file in names:
                    if not file.endswith((".gpkg", ".xlsx")):
                        self.same_bytes(os.path.join(place, file), os.path.join(own, file))
                self.assertEqual(answer["PAGE"], os.path.join(place, "report.html"))
                self.same_layers(output, answer, os.path.join(own, "report.gpkg"))

    def same_bytes(self, a, b):
        with open(a, "rb") as first, open(b, "rb") as second:
            self.assertTrue(first.read() == second.read(), f"{a} is not {b}")

    def same_rows(self, places, text):
        """Layers together hold the rows of the command's CSV; numbers as near as the CSV writes them."""
        expected = list(csv.DictReader(io.StringIO(text)))
        found = []
        for place in places:
            layer = qgis.QgsVectorLayer(place, "rows", "ogr")
            self.assertTrue(layer.isValid(), place)
            names = layer.fields().names()
            found += [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]
        self.assertGreater(len(expected), 0)
        self.assertEqual(len(found), len(expected))
        common = [name for name in expected[0] if name in found[0]]
        self.assertGreaterEqual(len(common), 0.8 * len(expected[0]), (list(expected[0]), list(found[0])))
        key = [name for name in common if all(type(row[name]) in (str, int) or is_null(row[name]) for row in found)]
        order = lambda row: [text_of(row[name]) for name in key]
        for left, right in zip(sorted(found, key=order), sorted(expected, key=order)):
            for name in common:
                self.same_cell(left[name], right[name], name)

    def same_cell(self, found, text, name):
        if is_null(found) or text == "":
            self.assertTrue(is_null(found) and text == "", (name, found, text))
        elif isinstance(found, float):
            decimals = len(text.split(".")[1]) if "." in text else 0
            self.assertAlmostEqual(found, float(text), delta=0.51 * 10 ** -decimals, msg=name)
        else:
            self.assertEqual(text_of(found), text, name)

    def same_layers(self, output, answer, own):
        from mezha_processing.results import sheets
        full = sheets(own)
        pairs = [(sheet.layer, sheet.name) for sheet in output.more]
        main = [layer for layer in full if layer not in [layer for layer, _ in pairs]]
        if hasattr(output, "geometry"):
            self.assertEqual(len(main), 1, full)
            pairs.append((main[0], output.name))
        for layer, name in pairs:
            if layer not in full and name != output.name:
                self.assertNotIn(name, answer)
                continue
            mine = qgis.QgsVectorLayer(answer[name], name, "ogr")
            theirs = qgis.QgsVectorLayer(f"{own}|layername={layer}", name, "ogr")
            self.assertTrue(mine.isValid() and theirs.isValid(), answer[name])
            self.assertGreater(theirs.featureCount(), 0)
            self.assertEqual(mine.fields().names(), theirs.fields().names())
            self.assertEqual(features(mine), features(theirs))


def features(layer):
    return [(f.attributes(), f.geometry().asWkb().data() if f.hasGeometry() else None) for f in layer.getFeatures()]


def is_null(value):
    return value is None or (hasattr(value, "isNull") and value.isNull())


def text_of(value):
    if is_null(value):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def write_lines(path):
    """Two railways: one through three countries, one inside one."""
    layer = qgis.QgsVectorLayer("MultiLineString?crs=EPSG:4326&field=name:string", "lines", "memory")
    for name, wkt in (("north", "MultiLineString((20 52, 28 54, 40 55))"), ("inner", "MultiLineString((90 60, 95 61))")):
        feature = qgis.QgsFeature(layer.fields())
        feature.setAttributes([name])
        feature.setGeometry(qgis.QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeature(feature)
    options = qgis.QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", "lines"
    qgis.QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, qgis.QgsProject.instance().transformContext(), options)


if __name__ == "__main__":
    unittest.main()
