import BorderClaims
import BorderCore
import BorderIO
import BorderMaps
import BorderTables

extension ValidationRequest {
  /// The verdicts on a list or a claim, an explanation of them, or a page; the corrected list is written, too.
  func verdicts(on source: String, isFile: Bool, _ ground: Ground) throws -> Deliverable {
    let (frame, workspace, job) = (ground.frame, ground.workspace, ground.job)
    let check = try check(ground)
    let document = isFile ? ListDocument(source) : nil
    if let document, corrected != nil {
      throw InputError(
        .usage, file: source,
        problem: Phrase(
          "--write-corrected does not write \(document.label)", "--write-corrected не пишет \(document.label)"
        ),
        hint: Phrase("Save the list as CSV, Markdown or text", "Сохраните список как CSV, Markdown или текст")
      )
    }
    let name = !isFile ? "--explain" : source == "-" ? "stdin" : source
    let bytes =
      try document != nil ? [] : isFile ? ClaimListReader.bytes(of: source) : Array(source.utf8)
    let checked =
      try document.map { check.check(try $0.read(check.reading)) } ?? check.check(bytes, name: name)
    for note in checked.list.notes { job.reporter.note(note) }
    if !job.format.showsNotes, let note = checked.list.unreadNote { job.reporter.warn(note) }
    if isFile { try workspace.opened.add(InputSpec(file: source), rows: checked.list.claims.count) }
    if explained != nil || !isFile {
      var result = Deliverable(
        try explanations(checked, check.validator, bytes).map { ShapedTable(table: $0) }, from: workspace,
        measure: job.measure)
      result.showsAllTables = true
      result.isClean = checked.isClean
      return result
    }
    if let corrected { try correct(bytes, checked, ListCorrection(check, name: name), corrected, job) }
    var table = checked.result.table(checked.list, check.validator)
    table.notes += checked.list.unread.map(\.note)
    let rows = checked.result.claims + checked.result.omissions
    let touched = Set(rows.flatMap(\.contact.borders)).sorted()
    table.notes += LengthNotes.notes(
      frame.analysis, borders: touched, workspace: workspace, measure: job.measure, threads: job.threads)
    let shapes = ClaimGeometry(analysis: frame.analysis)
    let shown = ShapedTable(
      table: table,
      ids: rows.indices.map { row in
        rows[row].claim?.id ?? "omitted-\(row - checked.result.claims.count + 1)"
      },
      shapes: job.format.hasShapes ? rows.map { shapes.shape($0) } : [])
    var result = Deliverable([shown], from: workspace, measure: job.measure)
    result.isClean = checked.isClean
    if job.format == .html {
      result.bytes = { writer, provenance in
        [try page(table, checked.result, check.validator, frame, name: name, writer.language, provenance)]
      }
    }
    return result
  }

  private func check(_ ground: Ground) throws -> ListCheck {
    let frame = ground.frame
    var reading = ClaimListReader.Options()
    reading.format = form
    reading.rules = frame.rules
    reading.resolver = frame.resolver
    if let columns { reading.columns = columns }
    var options = judging
    options.completeFor = try completeFor.map { try frame.place($0, option: "--complete-for") }
    let validator = AdjacencyValidator(
      frame.analysis, resolver: frame.resolver, proximity: frame.distances, options: options,
      exact: ground.exact, threads: ground.job.threads)
    let numbering = ListNumbering(frame: frame, workspace: ground.workspace, request: ground.job.request)
    let ids = frame.analysis.regions.regions.map(\.id)
    return ListCheck(reading: reading, validator: validator) { list in
      numbering.read(list.readingTails(of: ids)).readingCountries(validator.resolver)
    }
  }

  /// How claims are read and judged: the one that is asked for, or all. The bytes of the list give the lines that claims
  /// stand in.
  private func explanations(
    _ checked: ListCheck.Checked, _ validator: AdjacencyValidator, _ bytes: [UInt8]
  ) throws -> [Table] {
    let rows = checked.result.claims.filter { row in explained.map { row.claim?.id == $0 } ?? true }
    guard !rows.isEmpty else {
      let ids = checked.list.claims.prefix(8).map(\.id).joined(separator: ", ")
      throw InputError(
        .usage, file: "--explain",
        problem: Phrase(
          "the list has no claim \(explained ?? "")", "в списке нет утверждения \(explained ?? "")"),
        hint: Phrase(
          "Its claims are: \(ids)\(checked.list.claims.count > 8 ? ", …" : "")",
          "В нём есть: \(ids)\(checked.list.claims.count > 8 ? ", …" : "")"))
    }
    let explanation = ClaimExplanation(validator, isBidirectional: checked.result.isBidirectional)
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return rows.map { row in
      explanation.table(
        row, line: row.claim?.line.flatMap { $0 <= lines.count ? String(lines[$0 - 1]) : nil })
    }
  }

  /// The verdicts on a list as a page with a map.
  private func page(
    _ table: Table, _ result: ValidationResult, _ validator: AdjacencyValidator, _ frame: ClaimFrame,
    name: String, _ language: Language, _ provenance: Provenance?
  ) throws -> OutputBuffer {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    var content = MapContent(
      frame.analysis, title: Phrase("The list \(file), checked", "Проверка списка \(file)"))
    content.countryNames = try frame.embedded.countryNames(
      of: frame.analysis.countries, in: frame.analysis.regions)
    content.claims = ClaimGeometry(analysis: frame.analysis).marks(
      result.claims + result.omissions, validator.contacts)
    content.chooseExtent(isWhole: true)
    let projection = try MapSource.projection(nil, for: content)
    content.notes =
      table.notes + [
        Phrase("Projection of the map: \(projection.definition)", "Проекция карты: \(projection.definition)")
      ]
    var page = HTMLReport(content, tables: [table])
    page.showsVerdicts = true
    page.tones = VerdictTone.byKey
    page.options.language = language
    page.options.projectionName = projection.definition
    page.provenance = provenance?.json ?? JSONObject()
    page.keyFigures = Verdict.allCases.filter { result.count(of: $0) > 0 }.map {
      KeyFigure(.integer(result.count(of: $0)), $0.label, note: Phrase("", ""))
    }
    return page.html(projection: projection)
  }

  /// Writes the list without its mistakes.
  private func correct(
    _ bytes: [UInt8], _ checked: ListCheck.Checked, _ correction: ListCorrection, _ file: OutputFile,
    _ job: Job
  ) throws {
    let (result, struck, added) = try correction.corrected(bytes, checked)
    try file.write([OutputBuffer(bytes: result)])
    job.reporter.note(
      Phrase(
        "\(file.path): the list with \(struck) claims struck out and \(added) added",
        "\(file.path): список, вычеркнуто утверждений: \(struck), добавлено: \(added)"))
  }
}
