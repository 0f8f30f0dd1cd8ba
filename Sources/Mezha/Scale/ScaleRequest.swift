import BorderCore
import BorderGeodesy
import BorderIO
import BorderMaps
import BorderTables

/// What `scale` is asked for.
public struct ScaleRequest: Sendable {
  /// What a row is; `nil` for pairs of countries where the data know of several, else pairs of regions.
  public var kind: ScaledBorder.Kind?
  /// Only borders of a country, by its code.
  public var country: String?
  /// Whether only pairs of two countries are taken, by pair of regions too.
  public var isInternational = false
  /// Whether only the longest line of each border is walked.
  public var isLongest = false
  /// The rulers in metres; `nil` for those that fit each border.
  public var rulers: [Double]?
  /// Rulers whose lengths are shown, in metres.
  public var at: [Double] = []
  /// A CSV of published lengths.
  public var published: String?
  /// Lines that are walked along in place of borders.
  public var lines: LineRequest?
  /// Whether there is a row for each border and each ruler.
  public var isCurve = false

  /// Lines, which of them, and what of them is taken together.
  public struct LineRequest: Sendable {
    /// FILE or FILE#LAYER.
    public let file: String
    /// The field by whose values lines are taken together; `nil` for each by itself.
    public var group: String?
    /// A condition that they must meet.
    public var filter: String?

    /// Lines of a file.
    public init(_ file: String, group: String?, filter: String?) {
      self.file = file
      self.group = group
      self.filter = filter
    }
  }

  /// Borders by the rulers that fit each.
  public init() {}

  /// The table of lengths by ruler, or its chart.
  ///
  /// - Throws: `InputError` and ``RequestError`` where regions cannot be read or measured as asked, and where lines or lengths
  ///   cannot be read.
  public func result(_ job: Job) throws -> Deliverable {
    if let lines {
      let reading = ReadOptions(whereClause: lines.filter)
      let read = try LineReader.read(
        NamedData.input(lines.file), fields: lines.group.map { [$0] } ?? [], options: reading)
      for note in read.source.notes { job.reporter.note(note) }
      let study = try ScaleStudy(self, read, group: lines.group, measure: job.measure, threads: job.threads)
      var result = Deliverable([], credits: ScaleStudy.credits(of: read)) { options, _ in
        try ScaleStudy.provenance(of: read, measure: job.measure, options: options)
      }
      result.options =
        ownOptions + [
          ("by", "line"), ("group", lines.group.map { .string($0) } ?? .null),
          ("where_lines", lines.filter.map { .string($0) } ?? .null),
        ]
      show(study, notes: [], job, in: &result)
      return result
    }
    let workspace = try job.workspace()
    let measured = try job.measured(workspace)
    let study = try ScaleStudy(
      self, measured.analysis, workspace: workspace, measure: job.measure, threads: job.threads)
    let walked = ScaleStudy.walked(study.kind, self, measured.analysis)
    let notes = LengthNotes.notes(
      measured.analysis, borders: walked, workspace: workspace, measure: job.measure, threads: job.threads)
    var result = Deliverable([], from: workspace, measure: job.measure, matches: measured.matches)
    result.options =
      ownOptions + [
        ("by", .string(study.kind.rawValue)), ("of", country.map { .string($0) } ?? .null),
        ("international", .bool(isInternational)),
      ]
    show(study, notes: notes, job, in: &result)
    return result
  }

  private var ownOptions: [(String, JSONValue)] {
    [
      ("longest", .bool(isLongest)),
      ("rulers_m", rulers.map { .array($0.map { .number($0) }) } ?? .null),
      ("at_m", .array(at.map { .number($0) })),
    ]
  }

  /// Enters the table or the chart into a result.
  private func show(_ study: ScaleStudy, notes: [Phrase], _ job: Job, in result: inout Deliverable) {
    guard job.format == .svg else {
      var table =
        isCurve
        ? ScaledBorder.curveTable(study.borders, kind: study.kind)
        : ScaledBorder.table(study.borders, kind: study.kind, at: Set(at).sorted())
      table.notes = notes + (isCurve ? [] : study.notes)
      result.tables = [ShapedTable(table: table)]
      return
    }
    if study.charted.count < study.borders.count {
      job.reporter.note(
        Phrase(
          "the chart shows the \(study.charted.count) longest of \(study.borders.count) borders; --of takes those of one country",
          "на графике \(study.charted.count) самых длинных границ из \(study.borders.count); --of берёт границы одной страны"
        ))
    }
    let credits = result.credits
    result.bytes = { writer, _ in
      let chart = ScaleChart.page(
        study.charted, title: Phrase("Length by ruler", "Длина в зависимости от измерителя"),
        language: writer.language, credit: credits?.line(writer.language) ?? "")
      return [chart.svg()]
    }
  }
}
