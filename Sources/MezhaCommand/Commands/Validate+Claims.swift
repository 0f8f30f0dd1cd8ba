import ArgumentParser
import BorderClaims
import BorderCore
import BorderIO
import BorderMaps
import BorderTables
import Mezha

extension Validate {
  /// Writes how claims are read and judged: the one of a number or id, or all where none is wanted. The bytes of the list
  /// give the lines that claims stand in.
  func writeExplanation(
    of wanted: String?, _ checked: ListCheck.Checked, _ validator: AdjacencyValidator, _ bytes: [UInt8],
    _ format: String, _ provenance: Provenance?
  ) throws {
    let rows = checked.result.claims.filter { row in wanted.map { row.claim?.id == $0 } ?? true }
    guard !rows.isEmpty else {
      let ids = checked.list.claims.prefix(8).map(\.id).joined(separator: ", ")
      throw InputError(
        .usage, file: "--explain",
        problem: Phrase(
          "the list has no claim \(wanted ?? "")", "в списке нет утверждения \(wanted ?? "")"),
        hint: Phrase(
          "Its claims are: \(ids)\(checked.list.claims.count > 8 ? ", …" : "")",
          "В нём есть: \(ids)\(checked.list.claims.count > 8 ? ", …" : "")"))
    }
    let explanation = ClaimExplanation(validator, isBidirectional: checked.result.isBidirectional)
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let writer = TableOutput(output, talk)
    let tables = rows.map { row in
      let line = row.claim?.line.flatMap { $0 <= lines.count ? String(lines[$0 - 1]) : nil }
      return writer.render(explanation.table(row, line: line), format: format)
    }
    try writer.write(tables, provenance: provenance)
  }

  /// Writes the verdicts on a list as a page with a map.
  func writePage(
    _ table: Table, _ result: ValidationResult, _ validator: AdjacencyValidator, _ frame: ClaimFrame,
    name: String, _ provenance: Provenance?
  ) throws {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    var content = MapContent(
      frame.analysis, title: Phrase("The list \(file), checked", "Проверка списка \(file)"))
    content.countryNames = try frame.embedded.countryNames(of: frame.analysis.countries)
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
    page.options.language = talk.lang
    page.options.projectionName = projection.definition
    page.provenance = provenance?.json ?? JSONObject()
    page.keyFigures = Verdict.allCases.filter { result.count(of: $0) > 0 }.map {
      KeyFigure(.integer(result.count(of: $0)), $0.label, note: Phrase("", ""))
    }
    try TableOutput(output, talk).write(
      [page.html(projection: projection)], provenance: nil)
  }

  /// Writes the list without its mistakes.
  func correct(
    _ bytes: [UInt8], _ checked: ListCheck.Checked, _ correction: ListCorrection, _ file: String
  ) throws {
    let (result, struck, added) = try correction.corrected(bytes, checked)
    try OutputFile(file, overwrite: output.overwrite).write([OutputBuffer(bytes: result)])
    talk.reporter.note(
      Phrase(
        "\(file): the list with \(struck) claims struck out and \(added) added",
        "\(file): список, вычеркнуто утверждений: \(struck), добавлено: \(added)"))
  }
}
