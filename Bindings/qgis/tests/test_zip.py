"""The plugin as it is handed out; needs no QGIS."""
import os
import subprocess
import tempfile
import unittest
import zipfile

import support


class Zip(unittest.TestCase):
    def test_it_is_the_same_twice_and_has_the_version_of_the_program(self):
        with tempfile.TemporaryDirectory() as folder:
            made = []
            for name in ("a.zip", "b.zip"):
                path = os.path.join(folder, name)
                subprocess.run([os.path.join(support.ROOT, "bin", "qgis-plugin"), "-o", path], check=True,
                               stdout=subprocess.DEVNULL)
                with open(path, "rb") as file:
                    made.append(file.read())
            self.assertTrue(made[0] == made[1])
            with zipfile.ZipFile(os.path.join(folder, "a.zip")) as archive:
                self.assertIsNone(archive.testzip())
                metadata = archive.read("mezha_processing/metadata.txt").decode("utf-8")
        if not support.BINARY:
            self.skipTest("there is no mezha to compare the version with")
        version = subprocess.run([support.BINARY, "--version"], capture_output=True, text=True, check=True).stdout
        self.assertIn("version=" + version.split("\n")[0].split()[1] + "\n", metadata)
