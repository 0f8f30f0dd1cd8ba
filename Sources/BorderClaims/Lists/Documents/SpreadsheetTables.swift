import BorderCore
import BorderIO
import GDAL

/// The sheets of a spreadsheet as tables of texts.
enum SpreadsheetTables {
  /// The sheets in their order; their rows are numbered as the spreadsheet shows them.
  ///
  /// - Throws: `InputError` when GDAL cannot read the file.
  static func read(_ file: String) throws(InputError) -> [(name: String, table: TextTable)] {
    let input = InputSpec(file: file)
    let (dataset, _) = try SourceOpening.open(input)
    var sheets: [(name: String, table: TextTable)] = []
    for layer in dataset.layers {
      let fields = layer.fieldNames
      var table = TextTable(header: fields, rows: [])
      do {
        _ = try layer.forEachFeature { feature in
          let cells = fields.indices.map { feature.text(ofField: $0) ?? "" }
          // The first row is the header.
          table.rows.append(TextTable.Row(cells: cells, line: table.rows.count + 2))
        }
      } catch {
        if let lost = SourceOpening.lostReader(error, input) { throw lost }
        throw InputError(
          .badData, file: file, layer: layer.name,
          problem: Phrase("the sheet cannot be read: \(error)", "лист не читается: \(error)"),
          hint: SourceOpening.badFile)
      }
      sheets.append((layer.name, table))
    }
    return sheets
  }
}
