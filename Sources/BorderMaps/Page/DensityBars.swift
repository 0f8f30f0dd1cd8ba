public import BorderCore
import BorderIO
public import BorderTables

/// Crossings per 100 km of several borders, each with the interval that a count of this size leaves open.
public struct DensityBars: Hashable, Sendable {
  /// One border.
  public struct Row: Hashable, Sendable {
    /// Whose border it is.
    public var name: Cell
    /// Existing crossings.
    public var count: Int
    /// Those of them that are open; `nil` where the list does not say.
    public var open: Int?
    /// The length in kilometres.
    public var length: Double

    /// Crossings per 100 km.
    public var density: Double { Double(count) * 100 / length }
    /// The exact 95 per cent interval of the density, the count taken as one of Poisson.
    public var interval: (low: Double, high: Double) {
      let interval = PoissonInterval(count: count)
      return (interval.low * 100 / length, interval.high * 100 / length)
    }
  }

  /// What the rows are.
  public var title: Phrase
  /// The rows, those of a table in its order.
  public private(set) var rows: [Row] = []

  /// The bars of a table that counts crossings, as tables of countries and regions do; `nil` when it lacks a column.
  ///
  /// - Parameters:
  ///   - table: The table; it needs a column `crossings`. Rows without a length are left out.
  ///   - title: What the rows are.
  ///   - name: The column that tells whose border a row is.
  ///   - length: The column of kilometres.
  public init?(_ table: Table, title: Phrase, name: String, length: String) {
    func column(_ key: String) -> Int? { table.columns.firstIndex { $0.key == key } }
    guard let name = column(name), let length = column(length), let count = column("crossings") else {
      return nil
    }
    let open = column("crossings_open")
    self.title = title
    for row in table.rows {
      guard case .decimal(let kilometres, _) = row[length], kilometres > 0,
        case .integer(let all) = row[count]
      else { continue }
      var passable: Int?
      if let open, case .integer(let count) = row[open] { passable = count }
      rows.append(Row(name: row[name], count: all, open: passable, length: kilometres))
    }
  }

  /// For the script of a page: name, count, open, kilometres, density, lower and upper end.
  var json: JSONValue {
    .object([
      "title": JSONValue(title),
      "rows": .array(
        rows.map { row in
          let (low, high) = row.interval
          return .array(
            [JSONValue(shown: row.name), .integer(row.count), row.open.map { .integer($0) } ?? .null]
              + [row.length, row.density, low, high].map { .decimal($0, places: 4) })
        }),
    ])
  }
}
