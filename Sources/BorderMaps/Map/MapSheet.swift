import BorderIO

/// How a map, its insets and its legend stand on a sheet.
///
/// With insets the sheet has four columns of which the map takes three: insets stand beside it, in a row below it, and beside
/// the legend.
struct MapSheet {
  /// The window of the map.
  let window: PageBox
  /// The width of a column of the legend.
  let column: Double
  /// Where the first line of the legend stands.
  private(set) var legendTop: Double
  /// The boxes that insets may take, in the order in which they are taken.
  private(set) var cells: [PageBox] = []

  /// The flattest box of an inset.
  var flattest: PageBox? { cells.min { $0.height < $1.height } }

  static let gap = 16.0
  /// How far below the map the next row begins: numbers of the graticule stand between.
  private static let below = 24.0
  /// The width of one of four columns.
  static func column(of width: Double) -> Double { (width - 2 * MapComposer.margin - 3 * gap) / 4 }

  /// A sheet of a map alone.
  init(window: PageBox, width: Double, legendColumns: Double) {
    self.window = window
    column = (width - 2 * MapComposer.margin) / legendColumns
    legendTop = window.bottom + 30
  }

  /// A sheet with insets.
  ///
  /// - Parameters:
  ///   - window: The window of the map, three columns wide.
  ///   - width: The width of the sheet.
  ///   - legendColumns: How many columns the legend takes.
  ///   - insets: How many insets there are; `nil` for all that there is room for.
  init(window: PageBox, width: Double, legendColumns: Int, insets: Int?) {
    self.window = window
    let column = Self.column(of: width)
    self.column = column + Self.gap
    let rows = max(1, Int((window.height + Self.gap) / 265))
    let height = min(column * 1.05, (window.height - Double(rows - 1) * Self.gap) / Double(rows))
    // Below the map insets are flatter, so that the sheet keeps the shape of one.
    let low = min(height, column * 0.64)
    func cell(_ index: Int, _ top: Double, _ height: Double) -> PageBox {
      let left = MapComposer.margin + Double(index) * (column + Self.gap)
      return PageBox(left: left, top: top, right: left + column, bottom: top + height)
    }
    let beside = (0..<rows).map { cell(3, window.top + Double($0) * (height + Self.gap), height) }
    let free = max(0, 4 - legendColumns)
    let count = insets ?? (rows + 4 + free)
    let inRow = count > rows + free ? min(4, count - rows - free) : 0
    let rowTop = window.bottom + Self.below
    legendTop = inRow > 0 ? rowTop + low + 32 : window.bottom + 30
    cells =
      beside + (0..<inRow).map { cell($0, rowTop, low) }
      + (0..<free).map { cell(4 - free + $0, legendTop - 12, low) }
    cells = Array(cells.prefix(count))
  }
}
