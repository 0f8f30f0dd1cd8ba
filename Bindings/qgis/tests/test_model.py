"""The model of the examples, run without windows: its table is that of the report."""
import csv
import os
import shutil
import tempfile
import unittest

import support
from support import FIXTURES, PLUGIN_FOLDER, command, copied

qgis = support.qgis_core
MODEL = os.path.join(PLUGIN_FOLDER, "models", "borders_by_length.model3")


@unittest.skipUnless(qgis, "QGIS is not installed (python3-qgis)")
@unittest.skipUnless(support.BINARY, "there is no mezha: build it, or name it in MEZHA_BINARY")
class Model(unittest.TestCase):
    def setUp(self):
        support.start_qgis()
        registry = qgis.QgsApplication.processingRegistry()
        if registry.providerById("native") is None:
            from qgis.analysis import QgsNativeAlgorithms
            registry.addProvider(QgsNativeAlgorithms(registry))
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def test_the_table_is_that_of_the_report(self):
        # Of one country, so that the report is on the borders of its regions.
        regions = os.path.join(self.folder, "regions.gpkg")
        layer = qgis.QgsVectorLayer(copied(os.path.join(FIXTURES, "reading", "three.gpkg")) + "|layername=three", "three", "ogr")
        options = qgis.QgsVectorFileWriter.SaveVectorOptions()
        options.attributes = [index for index, field in enumerate(layer.fields()) if field.name() not in ("country", "fid")]
        answer = qgis.QgsVectorFileWriter.writeAsVectorFormatV3(layer, regions, qgis.QgsCoordinateTransformContext(), options)
        self.assertEqual(answer[0], qgis.QgsVectorFileWriter.NoError, answer)
        model = qgis.QgsProcessingModelAlgorithm()
        self.assertTrue(model.fromFile(MODEL))
        is_valid, faults = model.validate()
        self.assertTrue(is_valid, faults)
        outputs = [parameter.name() for parameter in model.parameterDefinitions() if parameter.isDestination()]
        self.assertEqual(len(outputs), 1)
        context, feedback = qgis.QgsProcessingContext(), qgis.QgsProcessingFeedback(False)
        context.setProject(qgis.QgsProject.instance())
        found = os.path.join(self.folder, "found.gpkg")
        answer, is_fine = model.run({"regions": regions, outputs[0]: found}, context, feedback)
        self.assertTrue(is_fine, feedback.textLog())
        table = qgis.QgsVectorLayer(found, "found", "ogr")
        own = [(f["a_id"], f["b_id"], round(f["length_km"], 6), f["pieces"]) for f in table.getFeatures()]
        command("report", regions, "-o", os.path.join(self.folder, "report"))
        with open(os.path.join(self.folder, "report", "borders.csv"), encoding="utf-8", newline="") as file:
            theirs = [(r["a_id"], r["b_id"], float(r["length_km"]), int(r["pieces"])) for r in csv.DictReader(file)]
        self.assertGreater(len(own), 1)
        self.assertEqual(sorted(own), sorted(theirs))
        lengths = [row[2] for row in own]
        self.assertEqual(lengths, sorted(lengths, reverse=True))


if __name__ == "__main__":
    unittest.main()
