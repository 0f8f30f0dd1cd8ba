"""One class for all algorithms: what differs stands in the table."""
import os

from qgis.core import (
    QgsFields, QgsProcessing, QgsProcessingAlgorithm, QgsProcessingException, QgsProcessingOutputHtml,
    QgsProcessingOutputVectorLayer, QgsProcessingParameterBoolean, QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination, QgsProcessingParameterFolderDestination,
    QgsProcessingParameterVectorDestination, QgsProcessingUtils)
from qgis.PyQt.QtGui import QIcon

from . import kinds, layers, program, results, widgets
from .commands import ALGORITHMS, GROUPS
from .common import TALK
from .language import say

ICON = os.path.join(os.path.dirname(__file__), "icon.svg")
LOAD = ("Load the layers of the report", "Загрузить слои отчёта")


class MezhaAlgorithm(QgsProcessingAlgorithm):
    def __init__(self, described):
        super().__init__()
        self.described = described

    def createInstance(self):
        return MezhaAlgorithm(self.described)

    def name(self):
        return self.described.name

    def displayName(self):
        return say(self.described.title)

    def group(self):
        return say(GROUPS[self.described.group])

    def groupId(self):
        return self.described.group

    def icon(self):
        return QIcon(ICON)

    def tags(self):
        return ["mezha", self.described.command, "border", "граница"] + self.described.tags.split(",")

    def shortDescription(self):
        return say(self.described.about)

    def shortHelpString(self):
        parts = [f"<p>{say(self.described.about)}</p>"]
        for parameter in self.described.parameters:
            if parameter.help[0]:
                parts.append(f"<p><b>{say(parameter.label)}</b><br>{say(parameter.help)}</p>")
        more = say((f"More, with examples: <code>mezha help {self.described.command}</code>",
                    f"Подробнее и с примерами: <code>mezha help {self.described.command}</code>"))
        return "".join(parts) + f"<p>{more}</p>"

    def canExecute(self):
        return (True, "") if program.find() else (False, say(program.MISSING))

    @property
    def table(self):
        return self.described.parameters + TALK

    def initAlgorithm(self, configuration=None):
        for parameter in self.table:
            self.addParameter(widgets.definition(parameter))
        for output in self.described.outputs:
            self._add_output(output)

    def _add_output(self, output):
        label = say(output.label)
        if isinstance(output, kinds.Layers):
            self.addParameter(QgsProcessingParameterVectorDestination(
                output.name, label, widgets.GEOMETRIES[output.geometry][0], None, output.optional))
            for sheet in output.more:
                self.addOutput(QgsProcessingOutputVectorLayer(
                    sheet.name, say(sheet.label), widgets.GEOMETRIES[sheet.geometry][0]))
        elif isinstance(output, kinds.Rows):
            self.addParameter(QgsProcessingParameterFeatureSink(
                output.name, label, widgets.GEOMETRIES[output.geometry][0], None, output.optional))
        elif isinstance(output, kinds.Document):
            self.addParameter(QgsProcessingParameterFileDestination(
                output.name, label, output.filter, None, output.optional, not output.optional))
        elif isinstance(output, kinds.Folder):
            self.addParameter(QgsProcessingParameterFolderDestination(output.name, label, None, output.optional))
            self.addParameter(QgsProcessingParameterBoolean("LOAD", say(LOAD), True))
            self.addOutput(QgsProcessingOutputHtml("PAGE", say(("Page", "Страница"))))
            for sheet in output.more:
                self.addOutput(QgsProcessingOutputVectorLayer(
                    sheet.name, say(sheet.label), widgets.GEOMETRIES[sheet.geometry][0]))

    def prepareAlgorithm(self, parameters, context, feedback):
        self.arguments = widgets.Arguments(self, self.table, layers.Inputs(context), parameters, context)
        layer = None
        for parameter in self.described.parameters:
            if layer is None and isinstance(parameter, kinds.Layer) and parameters.get(parameter.name):
                layer = layers.of_value(parameters[parameter.name], context)
        self.source = layer.name() if layer is not None else ""
        return True

    def processAlgorithm(self, parameters, context, feedback):
        found = program.find()
        if not found:
            raise QgsProcessingException(say(program.MISSING))
        words = found + [self.described.command] + list(self.described.fixed) + self.arguments.words(feedback)
        words += widgets.language(words)
        answer = {}
        done = set()
        for output in self.described.outputs:
            if output.name in done or not parameters.get(output.name):
                continue
            if isinstance(output, kinds.Rows):
                same = [other for other in self.described.outputs
                        if isinstance(other, kinds.Rows) and other.format == output.format
                        and other.arguments == output.arguments]
                done |= {other.name for other in same}
                self._rows(same, words, parameters, context, feedback, answer)
            elif isinstance(output, kinds.Layers):
                self._layers(output, words, parameters, context, feedback, answer)
            elif isinstance(output, kinds.Document):
                path = self.parameterAsFileOutput(parameters, output.name, context)
                self._run(words, output, path, feedback)
                answer[output.name] = path
            else:
                self._folder(output, words, parameters, context, feedback, answer)
        for parameter in self.described.parameters:
            if isinstance(parameter, kinds.NewFile) and parameters.get(parameter.name):
                answer[parameter.name] = self.parameterAsFileOutput(parameters, parameter.name, context)
        return answer

    def _run(self, words, output, path, feedback):
        call = words + list(output.arguments) + ["-o", path]
        if not isinstance(output, kinds.Folder):
            call.append("--overwrite")
        run = program.Run(call, feedback)
        try:
            status = run.wait()
        except program.Cancelled:
            raise QgsProcessingException(say(("Cancelled.", "Отменено.")))
        if status == 1:
            feedback.pushWarning(program.meaning(1))
        elif status != 0:
            raise QgsProcessingException("\n".join([program.meaning(status)] + run.errors))

    def _rows(self, outputs, words, parameters, context, feedback, answer):
        first = outputs[0]
        path = QgsProcessingUtils.generateTempFilename(f"{self.described.name}.{first.format}")
        self._run(words, first, path, feedback)
        rows = results.read(path, first.format, first.numbers)
        if not rows:
            feedback.pushInfo(say(("The result has no rows.", "В результате нет строк.")))
        for name, share in results.share_out(rows, outputs).items():
            output = next(output for output in outputs if output.name == name)
            if not parameters.get(name):
                if share:
                    feedback.pushWarning(say((
                        f"{len(share)} rows belong to the output “{say(output.label)}”, which is not wanted.",
                        f"Строк, относящихся к результату «{say(output.label)}», который не нужен: {len(share)}.")))
                continue
            fields = results.columns(rows) if rows else QgsFields()
            sink, place = self.parameterAsSink(
                parameters, name, context, fields, results.WKB[output.geometry], results.wgs84(output.geometry))
            if sink is None:
                raise QgsProcessingException(self.invalidSinkError(parameters, name))
            results.write(share, fields, sink, feedback)
            del sink
            if len(share) <= 20 and output.geometry == kinds.NONE:
                for values, _ in share:
                    feedback.pushInfo("  ".join(f"{key}: {value}" for key, value in values.items() if value is not None))
            results.load_as(context, place, place, results.title(output.label, self.source), output.colours)
            answer[name] = place

    def _layers(self, output, words, parameters, context, feedback, answer):
        path = self.parameterAsOutputLayer(parameters, output.name, context)
        self._run(words, output, path, feedback)
        if not path.lower().endswith(".gpkg"):
            results.load_as(context, path, path, results.title(output.label, self.source), output.colours)
            answer[output.name] = path
            return
        there = results.sheets(path)
        further = {sheet.layer for sheet in output.more}
        main = next((layer for layer in there if layer not in further), (there or [""])[0])
        place = f"{path}|layername={main}" if main else path
        is_loaded = results.load_as(context, path, place, results.title(output.label, self.source), output.colours)
        answer[output.name] = place
        self._sheets(output.more, path, [layer for layer in there if layer != main], is_loaded, context, answer)

    def _sheets(self, sheets, path, there, is_loaded, context, answer):
        for sheet in sheets:
            if sheet.layer in there:
                place = f"{path}|layername={sheet.layer}"
                if is_loaded:
                    results.load_more(
                        context, place, results.title(sheet.label, self.source), sheet.name, sheet.colours)
                answer[sheet.name] = place

    def _folder(self, output, words, parameters, context, feedback, answer):
        folder = self.parameterAsString(parameters, output.name, context)
        os.makedirs(folder, exist_ok=True)
        self._run(words, output, folder, feedback)
        answer[output.name] = folder
        answer["PAGE"] = os.path.join(folder, output.page)
        package = os.path.join(folder, output.package)
        if os.path.exists(package):
            is_loaded = self.parameterAsBoolean(parameters, "LOAD", context)
            self._sheets(output.more, package, results.sheets(package), is_loaded, context, answer)


def all_algorithms():
    return [MezhaAlgorithm(described) for described in ALGORITHMS]
