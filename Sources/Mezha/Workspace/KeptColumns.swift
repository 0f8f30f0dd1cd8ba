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
    func fields(_ side: String, _ region: @escaping @Sendable (Border) -> RegionID)
      -> [TableSchema<Border>.Field]
    {
      zip(attributes.names, columns).map { name, cells in
        .init(Column(kept: name, of: side)) { cells[region($0).index] }
      }
    }
    return adding(fields("a") { $0.a } + fields("b") { $0.b }) { analysis.borders[borders[$0]] }
  }
}

extension Table {
  /// The table with fields of the user's: the texts of each field, row by row.
  package func keeping(_ fields: [String], of prefix: String, _ columns: [[String]]) -> Table {
    let kept = zip(fields, columns).map { name, texts -> TableSchema<Int>.Field in
      let cells = KeptFields.cells(texts)
      return .init(Column(kept: name, of: prefix)) { $0 < cells.count ? cells[$0] : .missing }
    }
    return adding(kept, rows.indices)
  }
}
