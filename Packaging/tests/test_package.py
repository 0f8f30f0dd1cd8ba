"""Manual pages, completion in three shells, and the Debian package: what each tool says of them, and what runs."""
import glob
import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
BINARY = os.environ.get("MEZHA_BINARY") or os.path.join(ROOT, ".build", "release", "mezha")
os.environ.setdefault("MEZHA_DATA", os.path.join(ROOT, "GeoData"))


def run(*words, **more):
    return subprocess.run(words, capture_output=True, text=True, **more)


def needs(*tools):
    missing = [tool for tool in tools if not shutil.which(tool)]
    return unittest.skipIf(missing, "not installed: " + ", ".join(missing))


@unittest.skipUnless(os.access(BINARY, os.X_OK), f"there is no program {BINARY}")
class InFolder(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)


class ManualPages(InFolder):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        made = run(os.path.join(ROOT, "bin", "man"), "--binary", BINARY, "-o", os.path.join(cls.folder, "man1"),
                   env=dict(os.environ, SOURCE_DATE_EPOCH="86400"))
        assert made.returncode == 0, made.stderr
        cls.pages = sorted(glob.glob(os.path.join(cls.folder, "man1", "*.1")))

    def test_there_is_a_page_for_each_command_with_all_its_options(self):
        top = json.loads(run(BINARY, "--experimental-dump-help").stdout)["command"]
        commands = [c for c in top["subcommands"] if c["commandName"] != "help"]
        names = ["mezha.1"] + ["mezha-" + command["commandName"] + ".1" for command in commands]
        self.assertEqual([os.path.basename(page) for page in self.pages], sorted(names))
        for command in commands:
            with open(os.path.join(self.folder, "man1", f"mezha-{command['commandName']}.1"), encoding="utf-8") as file:
                text = file.read().replace("\\-", "-")
            for argument in command["arguments"]:
                for name in argument.get("names", []):
                    if name["kind"] != "long":
                        continue
                    # Older and other names of an option are hidden from the help, and so from the page.
                    check = self.assertRegex if argument["shouldDisplay"] else self.assertNotRegex
                    check(text, rf"Fl -{name['name']}\b")
            self.assertIn(".Dd January 2, 1970", text)

    @needs("mandoc")
    def test_mandoc_finds_nothing(self):
        said = run("mandoc", "-T", "lint", "-W", "warning", *self.pages)
        self.assertEqual(said.stdout, "")

    @needs("man")
    def test_groff_finds_nothing_and_lines_fit_a_terminal_of_80_columns(self):
        for page in self.pages:
            said = run("man", "--warnings", "-E", "UTF-8", "-l", page,
                       env=dict(os.environ, MANWIDTH="80", LC_ALL="C.UTF-8", MAN_KEEP_FORMATTING=""))
            self.assertEqual(said.stderr, "", page)
            lines = re.sub("\x1b\\[[0-9;]*m|.\b", "", said.stdout).split("\n")
            self.assertGreater(len(lines), 20)
            self.assertEqual([line for line in lines if len(line) > 80], [], page)


#: What is typed, and a word that must be there after the tabulator.
TYPED = [("mezha bord", "borders"), ("mezha borders --repa", "--repair"), ("mezha borders --rule qu", "queen"),
         ("mezha swee", "sweep")]


class Completion(InFolder):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for name in ("regions.gpkg", "roads.geojson"):
            open(os.path.join(cls.folder, name), "w").close()
        os.makedirs(os.path.join(cls.folder, "bin"))
        os.symlink(os.path.abspath(BINARY), os.path.join(cls.folder, "bin", "mezha"))
        for shell, name in (("bash", "mezha.bash"), ("zsh", "_mezha"), ("fish", "mezha.fish")):
            with open(os.path.join(cls.folder, name), "w", encoding="utf-8") as file:
                file.write(run(BINARY, "--generate-completion-script", shell).stdout)
        cls.environment = dict(os.environ, PATH=os.path.join(cls.folder, "bin") + ":" + os.environ["PATH"],
                               HOME=cls.folder, TERM="dumb")

    @needs("bash")
    def test_bash(self):
        script = (
            'source "$1/mezha.bash"; COMP_LINE=$2; COMP_WORDS=($2); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n'
            'COMP_POINT=${#COMP_LINE}; _mezha mezha "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"\n'
            'printf "%s\\n" "${COMPREPLY[@]}"\n')
        for typed, expected in TYPED:
            said = run("bash", "--norc", "-c", script, "bash", self.folder, typed, cwd=self.folder, env=self.environment)
            self.assertEqual(said.stdout.split(), [expected], typed + said.stderr)

    @needs("fish")
    def test_fish(self):
        for typed, expected in TYPED:
            said = run("fish", "--no-config", "-c", f"source '{self.folder}/mezha.fish'; complete -C '{typed}'",
                       cwd=self.folder, env=self.environment)
            self.assertEqual([line.split("\t")[0] for line in said.stdout.splitlines()], [expected], typed + said.stderr)

    @needs("zsh")
    def test_zsh(self):
        for typed, expected in TYPED:
            self.assertIn(expected, self.in_zsh(typed), typed)

    def in_zsh(self, typed):
        """What stands on the line after the tabulator, in a shell of its own terminal."""
        process, terminal = pty.fork()
        if process == 0:
            os.chdir(self.folder)
            os.execvpe("zsh", ["zsh", "-f", "-i"], dict(self.environment, PS1="ready> "))

        def until(mark, seconds):
            text, end = "", time.monotonic() + seconds
            while time.monotonic() < end and not re.search(mark, text):
                if select.select([terminal], [], [], 0.2)[0]:
                    text += os.read(terminal, 65536).decode("utf-8", "replace")
            return text

        until("ready> ", 20)
        os.write(terminal, b"fpath=($PWD $fpath); autoload -U compinit; compinit -u -D; print set\\ up\n")
        until("set up\r?\n[^$]*ready> ", 20)
        os.write(terminal, typed.encode() + b"\t")
        # The word is the answer; nothing is waited for once it is there.
        expected = dict(TYPED)[typed]
        text = until(re.escape(expected), 20)
        # An interactive shell does not end when it is asked to.
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)
        return text


class Container(unittest.TestCase):
    @needs("hadolint")
    def test_hadolint_finds_nothing(self):
        said = run("hadolint", os.path.join(ROOT, "Packaging", "Dockerfile"))
        self.assertEqual((said.returncode, said.stdout), (0, ""))


@needs("dpkg-deb", "dpkg-shlibdeps", "patchelf", "strip")
class DebianPackage(InFolder):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        made = run(os.path.join(ROOT, "bin", "package"), "deb", "--binary", BINARY, "-o", cls.folder)
        assert made.returncode == 0, made.stderr
        cls.package = made.stdout.strip()

    def test_program_data_pages_and_completion_are_in_it(self):
        files = set(re.findall(r"\./(\S+)$", run("dpkg-deb", "-c", self.package).stdout, re.MULTILINE))
        data = run("git", "-C", ROOT, "ls-files", "GeoData").stdout.split()
        for file in data:
            if "/import/" not in file and not file.endswith((".md", "SHA256SUMS")):
                self.assertIn("usr/share/mezha/" + file[len("GeoData/"):], files)
        self.assertIn("usr/share/mezha/import/known_missing.csv", files)
        for file in ("usr/bin/mezha", "usr/share/man/man1/mezha.1.gz", "usr/share/man/man1/mezha-borders.1.gz",
                     "usr/share/bash-completion/completions/mezha", "usr/share/zsh/vendor-completions/_mezha",
                     "usr/share/fish/vendor_completions.d/mezha.fish", "usr/share/doc/mezha/copyright"):
            self.assertIn(file, files)

    def test_it_depends_on_gdal_which_no_linker_sees(self):
        needed = run("dpkg-deb", "-f", self.package, "Depends").stdout
        self.assertRegex(needed, r"\blibgdal[0-9]+")
        for library in ("libgeos-c1", "libproj", "libsqlite3-0", "libcairo2", "libc6"):
            self.assertIn(library, needed)

    @needs("lintian")
    def test_lintian_finds_nothing(self):
        said = run("lintian", "--allow-root", "--fail-on", "error,warning", self.package)
        self.assertEqual((said.returncode, said.stdout), (0, ""))

    @unittest.skipUnless(os.environ.get("MEZHA_BARE") and os.geteuid() == 0,
                         "MEZHA_BARE names no bare system of debootstrap, or this is not root")
    def test_it_works_on_a_bare_system(self):
        bare = os.environ["MEZHA_BARE"]
        shutil.copy(self.package, os.path.join(bare, "tmp", "mezha.deb"))
        shutil.rmtree(os.path.join(bare, "tmp", "report"), ignore_errors=True)

        def inside(*words):
            # With /proc, as every system has it: Swift reads the arguments of a program there.
            script = 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"'
            said = run("unshare", "--mount", "--fork", "sh", "-c", script, bare, *words, env={
                "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "DEBIAN_FRONTEND": "noninteractive"})
            self.assertEqual(said.returncode, 0, said.stdout[-3000:] + said.stderr)
            return said.stdout

        inside("apt-get", "update", "-q")
        inside("apt-get", "install", "-y", "-q", "--reinstall", "--no-install-recommends", "/tmp/mezha.deb")
        self.assertTrue(inside("mezha", "--version").startswith("mezha "))
        inside("mezha", "report", "-o", "/tmp/report")
        own = os.path.join(self.folder, "report")
        self.assertEqual(run(BINARY, "report", "-o", own).returncode, 0)
        for name in sorted(os.listdir(own)):
            with open(os.path.join(own, name), "rb") as a, open(os.path.join(bare, "tmp", "report", name), "rb") as b:
                # Pictures are laid out by the fonts that are there, and what was measured must not be.
                if name.endswith((".csv", ".geojson", ".gal")):
                    self.assertTrue(a.read() == b.read(), name)
        inside("mezha", "map", "-o", "/tmp/map.png", "--overwrite")
        # GDAL, which no linker sees, is there.
        shutil.copy(os.path.join(ROOT, "Tests", "Fixtures", "reading", "three.zip"), os.path.join(bare, "tmp"))
        self.assertIn("XA-01", inside("mezha", "borders", "/tmp/three.zip", "--format", "csv"))


if __name__ == "__main__":
    unittest.main()
