"""What the command is given for a layer: its file, or a copy of what QGIS shows."""
import json
import os
import shutil
import sqlite3
import stat
import subprocess
import tempfile
import time
import unittest
import zipfile

import support
from support import FIXTURES, command, copied

qgis = support.qgis_core
if qgis:
    from qgis.PyQt.QtCore import QLocale
THREE = copied(os.path.join(FIXTURES, "reading", "three.gpkg"))

#: A program in place of mezha that starts a child, says what it does, and waits for a long time.
SLOW = """#!/bin/sh
sleep 600 &
echo $! > "$(dirname "$0")/child"
echo "mezha: warning: slow" >&2
wait
"""

#: One that writes what the command writes on a terminal.
TALKING = """#!/bin/sh
test -t 2 || exit 9
printf '\\r\\033[Kmezha: reading … 1 s' >&2
printf '\\r\\033[Kmezha: reading … 2 s' >&2
printf '\\r\\033[Kmezha: ids are taken from the field id\\n' >&2
printf '\\r\\033[Kmezha: measuring … 1 s' >&2
printf '\\r\\033[K' >&2
"""


@unittest.skipUnless(qgis, "QGIS is not installed (python3-qgis)")
@unittest.skipUnless(support.BINARY, "there is no mezha: build it, or name it in MEZHA_BINARY")
class Layers(unittest.TestCase):
    def setUp(self):
        support.start_qgis()
        self.folder = tempfile.mkdtemp()
        self.project = qgis.QgsProject.instance()
        self.project.clear()

    def tearDown(self):
        self.project.clear()
        shutil.rmtree(self.folder)

    def layer(self, source=THREE + "|layername=three", name="three"):
        layer = qgis.QgsVectorLayer(source, name, "ogr")
        self.assertTrue(layer.isValid(), source)
        self.project.addMapLayer(layer)
        return layer

    def own(self):
        path = os.path.join(self.folder, "three.gpkg")
        shutil.copy(THREE, path)
        return self.layer(path + "|layername=three")

    def run_algorithm(self, name, parameters, feedback=None):
        context = qgis.QgsProcessingContext()
        context.setProject(self.project)
        self.feedback = feedback or qgis.QgsProcessingFeedback(False)
        algorithm = qgis.QgsApplication.processingRegistry().createAlgorithmById("mezha:" + name)
        answer, is_fine = algorithm.run(parameters, context, self.feedback)
        self.log = self.feedback.textLog()
        return answer if is_fine else None

    def ids(self, parameters):
        answer = self.run_algorithm("regions", dict(parameters, OUTPUT=os.path.join(self.folder, "out.gpkg")))
        self.assertIsNotNone(answer, self.log)
        result = qgis.QgsVectorLayer(answer["OUTPUT"], "result", "ogr")
        return sorted(str(feature["id"]) for feature in result.getFeatures())

    def is_copied(self):
        return " were copied to " in self.log

    def test_a_saved_layer_is_read_from_its_file(self):
        self.assertEqual(self.ids({"INPUT": self.layer()}), ["XA-01", "XA-02", "XB-01"])
        self.assertFalse(self.is_copied())
        self.assertIn("three.gpkg#three", self.log)

    def test_of_a_file_with_several_layers_the_one_that_is_shown(self):
        first = os.path.join(self.folder, "two.gpkg")
        command("regions", THREE, "-o", first)
        self.assertEqual(self.ids({"INPUT": first}), ["XA-01", "XA-02", "XB-01"])
        self.assertIn("two.gpkg#regions", self.log)

    def test_selected_features_alone(self):
        layer = self.layer()
        layer.selectByExpression("\"iso_3166_2\" <> 'XB-01'")
        self.assertEqual(self.ids({"INPUT": qgis.QgsProcessingFeatureSourceDefinition(layer.id(), True)}),
                         ["XA-01", "XA-02"])
        self.assertTrue(self.is_copied())
        self.assertEqual(len(self.ids({"INPUT": qgis.QgsProcessingFeatureSourceDefinition(layer.id(), False)})), 3)

    def test_a_filter_counts(self):
        layer = self.layer()
        layer.setSubsetString("\"iso_3166_2\" <> 'XA-01'")
        self.assertEqual(self.ids({"INPUT": layer}), ["XA-02", "XB-01"])

    def test_unsaved_edits_count(self):
        layer = self.own()
        layer.startEditing()
        feature = next(f for f in layer.getFeatures() if f["iso_3166_2"] == "XA-01")
        layer.changeAttributeValue(feature.id(), layer.fields().indexOf("iso_3166_2"), "EDITED")
        self.assertEqual(self.ids({"INPUT": layer}), ["EDITED", "XA-02", "XB-01"])
        layer.rollBack()

    def test_layers_in_memory_and_fields_by_expression(self):
        layer = self.layer()
        memory = layer.materialize(qgis.QgsFeatureRequest())
        memory.setName("Районы / 1:10")
        self.project.addMapLayer(memory)
        self.assertEqual(len(self.ids({"INPUT": memory})), 3)
        layer.addExpressionField("'V' || \"iso_3166_2\"", qgis.QgsField("virtual", 10))
        self.assertEqual(self.ids({"INPUT": layer, "ID": "virtual"}), ["VXA-01", "VXA-02", "VXB-01"])

    def test_the_key_of_a_geopackage_can_be_the_id(self):
        self.assertEqual(self.ids({"INPUT": self.layer(), "ID": "fid"}), ["1", "2", "3"])

    def test_a_crs_that_was_set_in_qgis_counts(self):
        layer = self.layer()
        layer.setCrs(qgis.QgsCoordinateReferenceSystem("EPSG:3857"))
        path = os.path.join(self.folder, "out.gpkg")
        self.assertIsNotNone(self.run_algorithm("regions", {"INPUT": layer, "OUTPUT": path}), self.log)
        with sqlite3.connect(path) as base:
            area, = base.execute("select max(area_km2) from regions").fetchone()
        # Coordinates of some dozens, taken as metres.
        self.assertLess(area, 0.01)

    def test_curves_and_heights_are_flattened(self):
        layer = qgis.QgsVectorLayer("CurvePolygonZ?crs=EPSG:4326&field=id:string", "curves", "memory")
        feature = qgis.QgsFeature(layer.fields())
        feature.setAttributes(["C"])
        feature.setGeometry(qgis.QgsGeometry.fromWkt(
            "CurvePolygonZ (CircularStringZ (0 0 5, 1 1 5, 2 0 5, 1 -1 5, 0 0 5))"))
        layer.dataProvider().addFeature(feature)
        self.project.addMapLayer(layer)
        self.assertEqual(self.ids({"INPUT": layer, "ID": "id"}), ["C"])

    def test_several_layers_make_one_mosaic_and_one_is_held(self):
        first, second = self.layer(), self.layer()
        first.setSubsetString("\"iso_3166_2\" = 'XA-01'")
        second.setSubsetString("\"iso_3166_2\" <> 'XA-01'")
        call = {"INPUT": first, "MORE": [second], "OUTPUT": os.path.join(self.folder, "b.gpkg"), "TOLERANCE": 1,
                "HOLD": second}
        answer = self.run_algorithm("borders", call)
        self.assertIsNotNone(answer, self.log)
        self.assertEqual(qgis.QgsVectorLayer(answer["OUTPUT"], "b", "ogr").featureCount(), 2)
        call["HOLD"] = self.layer(os.path.join(FIXTURES, "reading", "three.fgb"))
        self.assertIsNone(self.run_algorithm("borders", call))
        self.assertIn("must be one of the layers of regions", self.log)

    def test_errors_of_the_command_and_their_meaning_are_in_the_log(self):
        self.assertIsNone(self.run_algorithm("simplify", {
            "INPUT": self.layer(), "OUTPUT": os.path.join(self.folder, "out.gpkg")}))
        self.assertIn("The options do not fit each other or the data.", self.log)
        self.assertIn("--tolerance-m", self.log)
        self.assertFalse(os.path.exists(os.path.join(self.folder, "out.gpkg")))

    def test_found_problems_are_a_result(self):
        answer = self.run_algorithm("inspect", {
            "INPUT": os.path.join(FIXTURES, "inspect", "faults.geojson"), "OUTPUT": "TEMPORARY_OUTPUT"})
        self.assertIsNotNone(answer, self.log)
        self.assertIn("It ran, and found problems", self.log)

    def test_a_clean_layer_has_no_findings(self):
        answer = self.run_algorithm("inspect", {"INPUT": self.layer(), "OUTPUT": "TEMPORARY_OUTPUT"})
        self.assertIsNotNone(answer, self.log)
        self.assertIn("The result has no rows.", self.log)

    def test_results_are_loaded_named_and_styled(self):
        path = os.path.join(self.folder, "regions.gpkg")
        algorithm = qgis.QgsApplication.processingRegistry().createAlgorithmById("mezha:regions")
        context, feedback = qgis.QgsProcessingContext(), qgis.QgsProcessingFeedback(False)
        context.setProject(self.project)
        output = qgis.QgsProcessingOutputLayerDefinition(path, self.project)
        answer, is_fine = algorithm.run({"INPUT": self.layer(), "OUTPUT": output}, context, feedback)
        self.assertTrue(is_fine, feedback.textLog())
        wanted = context.layersToLoadOnCompletion()
        self.assertEqual({source: details.name for source, details in wanted.items()},
                         {path + "|layername=regions": "Regions – three",
                          path + "|layername=neighbours": "Shares of neighbours – three"})
        for source, details in wanted.items():
            layer = qgis.QgsProcessingUtils.mapLayerFromString(source, context)
            details.postProcessor().postProcessLayer(layer, context, feedback)
        layer = qgis.QgsProcessingUtils.mapLayerFromString(path + "|layername=regions", context)
        self.assertEqual(layer.renderer().type(), "categorizedSymbol")
        self.assertGreater(len(layer.attributeAliases()), 5)
        self.assertEqual(answer["NEIGHBOURS"], path + "|layername=neighbours")

    def test_verdicts_have_the_colours_of_the_table(self):
        from mezha_processing import results
        from mezha_processing.commands import VERDICTS
        text = os.path.join(self.folder, "list.csv")
        with open(text, "w", encoding="utf-8") as file:
            file.write("a,b\nXA-01,XA-02\nXA-02,XB-01\n")
        answer = self.run_algorithm("validate", {"INPUT": self.layer(), "LIST": text, "OUTPUT": "TEMPORARY_OUTPUT"})
        self.assertIsNotNone(answer, self.log)
        layer = qgis.QgsVectorLayer(answer["OUTPUT"], "verdicts", "ogr")
        drawn = {c.value(): (c.symbol().color().name(), c.label())
                 for c in results.renderer(layer, VERDICTS).categories()}
        self.assertEqual(drawn, {"confirmed": ("#2e8b57", "confirmed"), "refuted": ("#d1495b", "refuted"),
                                 "omitted": ("#0b4f8a", "omitted")})

    def test_language_follows_qgis_and_the_choice(self):
        application = qgis.QgsApplication.instance()
        try:
            application.setLocale(QLocale("ru_RU"))
            algorithm = qgis.QgsApplication.processingRegistry().createAlgorithmById("mezha:borders")
            self.assertEqual(algorithm.displayName(), "Общие границы")
            self.assertEqual(algorithm.parameterDefinition("TOLERANCE").description(), "Допуск сведения, метры")
            path = os.path.join(self.folder, "out.gpkg")
            self.run_algorithm("borders", {"INPUT": self.layer(), "OUTPUT": path})
            self.assertIn("--lang ru", self.log)
            self.run_algorithm("borders", {"INPUT": self.layer(), "OUTPUT": path, "LANG": 0})
            self.assertIn("--lang en", self.log)
        finally:
            application.setLocale(QLocale("en_GB"))

    @unittest.skipUnless(hasattr(os, "openpty"), "there are no terminals here")
    def test_what_is_being_done_is_said_once(self):
        from mezha_processing import program

        class Listening(qgis.QgsProcessingFeedback):
            phases = []

            def setProgressText(self, text):
                self.phases.append(text)

        feedback = Listening(False)
        self.assertEqual(program.Run([self.slow(TALKING)], feedback).wait(), 0)
        self.assertEqual(feedback.phases, ["reading …", "measuring …"])
        self.assertIn("ids are taken from the field id", feedback.textLog())

    def slow(self, script=SLOW):
        path = os.path.join(self.folder, "mezha")
        with open(path, "w") as file:
            file.write(script)
        os.chmod(path, stat.S_IRWXU)
        return path

    def test_cancelling_ends_the_program_and_its_children(self):
        from mezha_processing import program

        class Impatient(qgis.QgsProcessingFeedback):
            def pushWarning(self, text):
                super().pushWarning(text)
                self.cancel()

        feedback = Impatient(False)
        run = program.Run([self.slow()], feedback)
        with self.assertRaises(program.Cancelled):
            run.wait()
        self.assertIsNotNone(run.process.returncode)
        with open(os.path.join(self.folder, "child")) as file:
            child = int(file.read())
        for _ in range(100):
            if not is_running(child):
                break
            time.sleep(0.05)
        self.assertFalse(is_running(child))
        self.assertIn("slow", feedback.textLog())

    def test_the_program_is_found_by_variable_and_path_or_said_to_be_missing(self):
        from mezha_processing import program
        kept = dict(os.environ)
        try:
            os.environ["MEZHA_BINARY"] = self.slow()
            self.assertEqual(program.find(), [os.path.join(self.folder, "mezha")])
            os.environ["MEZHA_BINARY"] = os.path.join(self.folder, "none")
            self.assertEqual(program.find(), [])
            algorithm = qgis.QgsApplication.processingRegistry().createAlgorithmById("mezha:borders")
            self.assertFalse(algorithm.canExecute()[0])
            self.assertIn("PATH", algorithm.canExecute()[1])
            del os.environ["MEZHA_BINARY"]
            os.environ["PATH"] = self.folder + os.pathsep + kept["PATH"]
            self.assertEqual(program.find(), [os.path.join(self.folder, "mezha")])
        finally:
            os.environ.clear()
            os.environ.update(kept)

    def test_the_zip_is_a_plugin(self):
        subprocess.run([os.path.join(support.ROOT, "bin", "qgis-plugin"), "-o",
                        os.path.join(self.folder, "a.zip")], check=True, stdout=subprocess.DEVNULL)
        with zipfile.ZipFile(os.path.join(self.folder, "a.zip")) as archive:
            archive.extractall(os.path.join(self.folder, "plugins"))
        script = (
            "import os, sys; sys.path.insert(0, sys.argv[1]); sys.path.append('/usr/share/qgis/python/plugins')\n"
            "from qgis.core import QgsApplication\n"
            "QgsApplication.setPrefixPath('/usr', True); app = QgsApplication([], False); app.initQgis()\n"
            "import mezha_processing; plugin = mezha_processing.classFactory(None); plugin.initProcessing()\n"
            "registry = QgsApplication.processingRegistry()\n"
            "print(len(registry.providerById('mezha').algorithms()), plugin.provider.icon().isNull())\n"
            "plugin.unload(); print(registry.providerById('mezha')); sys.stdout.flush(); os._exit(0)\n")
        run = subprocess.run(["/usr/bin/python3", "-c", script, os.path.join(self.folder, "plugins")],
                             capture_output=True, text=True)
        self.assertEqual(run.stdout.split("\n")[:2], ["25 False", "None"], run.stderr)


def is_running(process):
    try:
        with open(f"/proc/{process}/stat") as file:
            return file.read().split()[2] != "Z"
    except OSError:
        return False


if __name__ == "__main__":
    unittest.main()
