import BorderCore
import BorderIO

/// Reads a table of views of the user's own.
package enum WorldviewTable {
  /// The views of a CSV, in the order in which they first appear: `worldview`, `region` and `country` are needed; `status`,
  /// `name_en`, `name_ru`, `note` and `note_ru` may be there.
  ///
  /// - Throws: `InputError` where a column is missing, there is no row, or a view gives one region to two countries.
  package static func read(_ file: String) throws -> [Worldview] {
    let table = try CSVFile.read(file)
    let name = try table.requiredIndex(ofColumn: "worldview", file: file)
    let region = try table.requiredIndex(ofColumn: "region", file: file)
    let country = try table.requiredIndex(ofColumn: "country", file: file)
    let others = ["status", "name_en", "name_ru", "note", "note_ru"].map { table.index(ofColumn: $0) }
    var order: [String] = []
    var views: [String: [Worldview.Assignment]] = [:]
    var countries: [[String]: String] = [:]
    for (row, line) in zip(table.rows, table.lines) {
      let texts = others.map { $0.map { row[$0] } ?? "" }
      let (view, id) = (row[name], row[region])
      guard !view.isEmpty, !id.isEmpty else {
        throw fault(file, line, "worldview or region is empty", "worldview или region пусты")
      }
      if let known = countries[[view, id]], known != row[country] {
        throw fault(
          file, line, "the view \(view) gives \(id) to \(known) and to \(row[country])",
          "точка зрения \(view) относит \(id) и к \(known), и к \(row[country])")
      }
      countries[[view, id]] = row[country]
      if views[view] == nil { order.append(view) }
      views[view, default: []].append(
        Worldview.Assignment(
          region: id, country: row[country], status: texts[0], name: Phrase(texts[1], texts[2]),
          note: Phrase(texts[3], texts[4].isEmpty ? texts[3] : texts[4])))
    }
    guard !order.isEmpty else { throw fault(file, 1, "there is no row", "нет ни одной строки") }
    return order.map { Worldview(name: $0, assignments: views[$0] ?? []) }
  }

  private static func fault(_ file: String, _ line: Int, _ english: String, _ russian: String) -> InputError {
    InputError(
      .badData, file: file, problem: Phrase("line \(line): \(english)", "строка \(line): \(russian)"),
      hint: Phrase(
        "A row is: worldview,region,country and perhaps status,name_en,name_ru,note",
        "Строка – это worldview,region,country и, может быть, status,name_en,name_ru,note"))
  }
}
