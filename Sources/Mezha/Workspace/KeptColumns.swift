import BorderCore
import BorderIO
import BorderTables

extension TableRows {
  /// Rows of borders with the fields that the user keeps of either region.
  package func keeping(_ attributes: RegionAttributes, of borders: [Int], _ analysis: BorderAnalysis)
    -> TableRows
  {
    guard !attributes.names.isEmpty else { return self }
    let columns = attributes.names.indices.map { index in
      KeptFields.cells(attributes.column(index, regionCount: analysis.regions.regionCount))
    }
    let names = attributes.names
    return adding(["a", "b"].flatMap { side in names.map { Column(kept: $0, of: side) } }) { row, cells in
      let border = analysis.borders[borders[row]]
      for region in [border.a, border.b] { cells += columns.map { $0[region.index] } }
    }
  }
}

extension Table {
  /// The table with fields of the user's: the texts of each field, row by row.
  package func keeping(_ fields: [String], of prefix: String, _ columns: [[String]]) -> Table {
    adding(fields.map { Column(kept: $0, of: prefix) }, columns.map { KeptFields.cells($0) })
  }
}
