"""Finds the program `mezha`, runs it, passes on what it says, and ends it with all it started."""
import importlib.util
import os
import queue
import re
import shlex
import shutil
import signal
import subprocess
import threading
import time

from .language import say

SETTING = "MEZHA_PROGRAM"
PLACES = ("~/.local/bin", "/usr/local/bin", "/opt/homebrew/bin", "/usr/bin")

MISSING = (
    "Mezha's algorithms need the program mezha, and it was not found. Install Mezha's package (apt install ./mezha.deb), "
    "or build it (bin/mezha in a clone of the project) and put it on the PATH, or name its file under Settings, Options, "
    "Processing, Providers, Mezha.",
    "Алгоритмам Mezha нужна программа mezha, а она не найдена. Установите пакет (apt install ./mezha.deb) или соберите "
    "её (bin/mezha в клоне проекта) и добавьте в PATH либо укажите файл: Настройки, Параметры, Анализ данных, "
    "Источники алгоритмов, Mezha.")

#: What the exit codes of the command mean.
MEANINGS = {
    1: ("It ran, and found problems: the result lists them.", "Работа выполнена, найдены ошибки: они в результате."),
    64: ("The options do not fit each other or the data.", "Параметры не подходят друг к другу или к данным."),
    65: ("The data cannot be used as they are.", "Данные в таком виде использовать нельзя."),
    66: ("An input is not there, or cannot be opened.", "Входного файла нет, или его не открыть."),
    70: ("A bug of Mezha, or the memory ran out.", "Ошибка в самой Mezha, или кончилась память."),
    73: ("The output cannot be written there.", "Записать результат туда нельзя."),
}
WARNINGS = ("warning: ", "предупреждение: ")
ERRORS = ("error: ", "ошибка: ")


def chosen():
    """The file that the settings of Processing name, if any."""
    try:
        from processing.core.ProcessingConfig import ProcessingConfig
        return (ProcessingConfig.getSetting(SETTING) or "").strip()
    except ImportError:
        return ""


def find():
    """The words a call begins with: by the settings, MEZHA_BINARY, the PATH, usual places, the Python package; or none."""
    for name in (chosen(), os.environ.get("MEZHA_BINARY", "")):
        if name:
            path = shutil.which(os.path.expanduser(name))
            return [path] if path else []
    path = shutil.which("mezha")
    for folder in PLACES:
        path = path or shutil.which("mezha", path=os.path.expanduser(folder))
    if path:
        return [path]
    return by_package()


def by_package():
    """The program inside the Python package, where that is installed for the Python of QGIS and holds it."""
    try:
        found = importlib.util.find_spec("mezha")
    except (ImportError, ValueError):
        found = None
    for folder in (found.submodule_search_locations or [] if found else []):
        path = shutil.which("mezha", path=os.path.join(folder, "_bin"))
        if path:
            return [path]
    return []


def meaning(code):
    """What an exit code says, in words."""
    if code in MEANINGS:
        return say(MEANINGS[code])
    if code < 0:
        return say((f"It was ended by signal {-code}.", f"Программу прервал сигнал {-code}."))
    return say((f"It ended with {code}.", f"Программа завершилась с кодом {code}."))


class Cancelled(Exception):
    """The user does not want the result any more."""


class Run:
    """One run of the command.

    Standard error is a terminal where the system has such, because the command says what it is doing only there.
    """

    def __init__(self, words, feedback):
        self.feedback = feedback
        self.errors = []
        self.phase = ""
        feedback.pushCommandInfo(" ".join(shlex.quote(word) for word in words))
        terminal = None
        if hasattr(os, "openpty"):
            import tty
            own, terminal = os.openpty()
            tty.setraw(terminal)
        self.process = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if terminal is None else terminal, env=dict(os.environ, NO_COLOR="1"),
            **({"start_new_session": True} if os.name == "posix" else {}))
        if terminal is None:
            own = self.process.stderr.fileno()
        else:
            os.close(terminal)
        self.talk = own
        self.pieces = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        while True:
            try:
                piece = os.read(self.talk, 65536)
            except OSError:
                piece = b""
            self.pieces.put(piece)
            if not piece:
                return

    def wait(self):
        """Passes everything on until the program has ended.

        Returns the exit code; raises `Cancelled` after the program and all it started are gone.
        """
        rest = b""
        try:
            while True:
                if self.feedback.isCanceled():
                    raise Cancelled()
                try:
                    piece = self.pieces.get(timeout=0.1)
                except queue.Empty:
                    continue
                if not piece:
                    break
                rest = self._say(rest + piece)
            if rest:
                self._line(rest)
            while self.process.poll() is None:
                if self.feedback.isCanceled():
                    raise Cancelled()
                time.sleep(0.02)
        except BaseException:
            self._end()
            raise
        return self.process.returncode

    def _say(self, text):
        """Passes on whole lines, and what is being done at the moment; gives back what is not finished."""
        parts = re.split(rb"(\r\x1b\[K|\r?\n)", text)
        for words, end in zip(parts[::2], parts[1::2]):
            if end.endswith(b"\n"):
                self._line(words)
            elif words:
                self._phase(words)
        if parts[-1] and b"\r\x1b[K" in parts[-2:-1]:
            self._phase(parts[-1])
        return parts[-1]

    def _phase(self, words):
        """What is being done, once: QGIS writes it into the log. The seconds that follow it are for people who wait."""
        phase = re.sub(r" … \d+ s$", " …", _own(words))
        if phase != self.phase:
            self.phase = phase
            self.feedback.setProgressText(phase)

    def _line(self, words):
        text = _own(words)
        if not text:
            return
        if text.lower().startswith(ERRORS):
            self.errors.append(re.sub("^(error|ошибка): ", "", text, flags=re.IGNORECASE))
            self.feedback.reportError(text)
        elif text.startswith(WARNINGS):
            self.feedback.pushWarning(text.split(": ", 1)[1])
        elif not text.startswith(("Usage: ", "See 'mezha")):
            self.feedback.pushInfo(text)

    def _end(self):
        """Ends the program and whatever it started."""
        for mark in ("SIGTERM", "SIGKILL"):
            try:
                if os.name == "posix":
                    os.killpg(self.process.pid, getattr(signal, mark))
                else:
                    self.process.kill()
            except ProcessLookupError:
                pass
            try:
                self.process.wait(timeout=3)
            except subprocess.TimeoutExpired:
                continue
        # The group outlives its leader where a child did not listen.
        if os.name == "posix":
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                pass


def _own(words):
    text = words.decode("utf-8", "replace").strip()
    return text[7:] if text.startswith("mezha: ") else text
