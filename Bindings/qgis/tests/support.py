"""Where things are for the tests, and QGIS started once."""
import atexit
import os
import shutil
import subprocess
import sys
import tempfile

TESTS = os.path.dirname(os.path.realpath(__file__))
PLUGIN_FOLDER = os.path.dirname(TESTS)
ROOT = os.path.dirname(os.path.dirname(PLUGIN_FOLDER))
FIXTURES = os.path.join(ROOT, "Tests", "Fixtures")
GEODATA = os.path.join(ROOT, "GeoData")
sys.path.insert(0, PLUGIN_FOLDER)


def binary():
    """The program to test: MEZHA_BINARY, else the newest build, else none."""
    given = os.environ.get("MEZHA_BINARY")
    if given:
        return given
    builds = [os.path.join(ROOT, ".build", kind, "mezha") for kind in ("release", "debug")]
    builds = [path for path in builds if os.access(path, os.X_OK)]
    return max(builds, key=os.path.getmtime) if builds else None


BINARY = binary()
os.environ.setdefault("MEZHA_DATA", GEODATA)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if BINARY:
    os.environ["MEZHA_BINARY"] = BINARY

try:
    import qgis.core as qgis_core
except ImportError:
    qgis_core = None

_application = None


def start_qgis():
    """QGIS without windows, with the provider of the plugin."""
    global _application
    if _application is None:
        for folder in ("/usr/share/qgis/python/plugins",):
            if os.path.isdir(folder):
                sys.path.append(folder)
        qgis_core.QgsApplication.setPrefixPath(os.environ.get("QGIS_PREFIX_PATH", "/usr"), True)
        application = qgis_core.QgsApplication([], False)
        application.initQgis()
        from mezha_processing.provider import MezhaProvider
        provider = MezhaProvider()
        qgis_core.QgsApplication.processingRegistry().addProvider(provider)
        _application = (application, provider)
    return _application


#: Fixtures and data where QGIS may open them: it leaves a GeoPackage in another state than it found it.
COPIES = tempfile.mkdtemp()
atexit.register(shutil.rmtree, COPIES, True)


def copied(path):
    """A copy of a file of the project, under its own name."""
    target = os.path.join(COPIES, os.path.relpath(path, ROOT))
    if not os.path.exists(target):
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copy(path, target)
    return target


def command(*words):
    """Runs the command; its standard output. Found problems (1) are no failure."""
    run = subprocess.run([BINARY, *words], capture_output=True, text=True)
    assert run.returncode in (0, 1), f"{words}: {run.returncode}\n{run.stderr}"
    return run.stdout
