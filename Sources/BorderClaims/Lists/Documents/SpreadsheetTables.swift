import BorderCore
import BorderIO
import GDAL

/// The sheets of a spreadsheet as tables of texts.
enum SpreadsheetTables {
  /// The sheets in their order, without rows and columns that hold nothing; rows have the numbers that the spreadsheet
  /// shows.
  ///
  /// - Throws: `InputError` when GDAL cannot read the file.
  static func read(_ file: String) throws(InputError) -> [(name: String, table: TextTable)] {
    let input = InputSpec(file: file)
    let (dataset, _) = try SourceOpening.open(input)
    var sheets: [(name: String, table: TextTable)] = []
    for layer in dataset.layers {
      let fields = layer.fieldNames
      // What GDAL calls a column without a heading says nothing.
      var table = TextTable(
        header: fields.enumerated().map { $0.element == "Field\($0.offset + 1)" ? "" : $0.element }, rows: [])
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
      sheets.append((layer.name, table.withoutBlanks))
    }
    return sheets
  }

  /// The lists of all sheets as one: a claim of one of several sheets says in a column which.
  static func joined(_ lists: [(sheet: String, list: ClaimList)]) -> ClaimList? {
    guard var whole = lists.first?.list else { return nil }
    guard lists.count > 1 else { return whole }
    var columns: [String] = []
    for (_, list) in lists {
      for column in list.extraColumns where !columns.contains(column) { columns.append(column) }
    }
    (whole.claims, whole.isolates, whole.unread, whole.notes) = ([], [], [], [])
    whole.extraColumns = columns + ["sheet"]
    for (sheet, list) in lists {
      let isNumbered = list.claims.enumerated().allSatisfy { $0.element.id == "\($0.offset + 1)" }
      for var claim in list.claims {
        if isNumbered { claim.id = "\(whole.claims.count + 1)" }
        let own = Dictionary(zip(list.extraColumns, claim.extra), uniquingKeysWith: { first, _ in first })
        claim.extra = columns.map { own[$0] ?? "" } + [sheet]
        whole.claims.append(claim)
      }
      whole.isolates += list.isolates
      whole.unread += list.unread
      whole.notes += list.notes.map {
        Phrase("sheet \(sheet): \($0.english)", "лист \(sheet): \($0.russian)")
      }
    }
    return whole
  }
}

extension TextTable {
  /// The table without rows and columns that hold nothing.
  var withoutBlanks: TextTable {
    let kept = header.indices.filter { column in
      !header[column].isEmpty || rows.contains { !Enumeration.trim($0.cells[column]).isEmpty }
    }
    var table = TextTable(header: kept.map { header[$0] }, rows: [])
    for row in rows where row.cells.contains(where: { !Enumeration.trim($0).isEmpty }) {
      table.rows.append(Row(cells: kept.map { row.cells[$0] }, line: row.line))
    }
    return table
  }
}
