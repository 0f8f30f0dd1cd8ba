/// Lines with their attributes as texts, such as roads, railways or rivers, as flat arrays.
///
/// All vertices stand in one array, line after line; consecutive positions of a line differ. A feature of several
/// lines gives several lines with the same attributes. Made by `LineSetBuilder`.
public struct LineSet: Sendable {
  /// The vertices of all lines, longitude first, in degrees, longitudes in -180...180.
  public let positions: [Position]
  /// Where each line starts in `positions`; one more entry than there are lines.
  public let lineStarts: [Int]
  /// The feature that each line comes from: a row of `rows`.
  public let lineFeatures: [Int32]
  /// The names of the attributes.
  public let columns: [String]
  /// The attributes, feature by feature.
  public let rows: [[String]]

  init(
    positions: [Position], lineStarts: [Int], lineFeatures: [Int32], columns: [String], rows: [[String]]
  ) {
    self.positions = positions
    self.lineStarts = lineStarts
    self.lineFeatures = lineFeatures
    self.columns = columns
    self.rows = rows
  }

  /// The number of lines.
  public var lineCount: Int { lineFeatures.count }
  /// The number of features, those without a line included.
  public var featureCount: Int { rows.count }

  /// The vertices of a line as a range of `positions`; at least two.
  public func range(ofLine line: Int) -> Range<Int> { lineStarts[line]..<lineStarts[line + 1] }

  /// The feature of a line.
  public func feature(ofLine line: Int) -> Int { Int(lineFeatures[line]) }

  /// Whether a line goes on where the one before it ended, on the other side of the 180th meridian: pieces of one line that
  /// is cut there.
  func continuesOverMeridian(at line: Int) -> Bool {
    guard line > 0, lineFeatures[line] == lineFeatures[line - 1] else { return false }
    let (end, start) = (positions[lineStarts[line] - 1], positions[lineStarts[line]])
    return end != start && end.canonical == start.canonical
  }

  /// The index of a column by its exact name, or else by its name in any case; `nil` when there is none.
  public func index(ofColumn name: String) -> Int? {
    columns.firstIndex(of: name) ?? columns.firstIndex { $0.lowercased() == name.lowercased() }
  }

  /// An attribute of a line; empty where there is no such column.
  public func value(ofLine line: Int, _ column: Int?) -> String {
    guard let column else { return "" }
    let row = rows[feature(ofLine: line)]
    return column < row.count ? row[column] : ""
  }
}

/// Collects lines into a `LineSet`.
///
/// Places are written as regions have them (`Position.onGlobe`); a step of more than 180° is taken to go the other way
/// round the earth, and the line is cut at the 180th meridian there (`Antimeridian`). Repeated positions are dropped, and
/// so are lines of fewer than two.
public struct LineSetBuilder {
  private var positions: [Position] = []
  private var lineStarts = [0]
  private var lineFeatures: [Int32] = []
  private var rows: [[String]] = []
  /// How many of the first lines and features were looked at by `sift`.
  private var sifted = (lines: 0, features: 0)
  private let columns: [String]
  /// How many lines had fewer than two different positions or a position that is no place, and were dropped.
  public private(set) var droppedLines = 0

  /// An empty builder for lines with these attributes.
  public init(columns: [String] = []) { self.columns = columns }

  /// Begins a feature with its attributes; missing ones at the end are empty.
  public mutating func beginFeature(_ row: [String] = []) { rows.append(row) }

  /// Adds a line to the feature that was begun last, or to a feature without attributes. O(*n*).
  ///
  /// - Parameter line: Positions in degrees. A line with a position that is not on the globe is dropped as a whole.
  public mutating func addLine(_ line: some Sequence<Position>) {
    if rows.isEmpty { beginFeature() }
    let firstLine = lineFeatures.count
    let places = line.map(\.onGlobe)
    let path = places.compactMap { $0 }
    guard path.count == places.count else {
      droppedLines += 1
      return
    }
    for piece in Antimeridian.cut(line: path) {
      for position in piece where positions.count == lineStarts.last || positions.last != position {
        positions.append(position)
      }
      endLine()
    }
    if lineFeatures.count == firstLine { droppedLines += 1 }
  }

  /// Adds a line of an array; the usual one, which needs no change, is taken over as a whole. O(*n*).
  public mutating func addLine(_ line: [Position]) {
    guard Self.isPlain(line) else { return addLine(line[...]) }
    if rows.isEmpty { beginFeature() }
    positions.append(contentsOf: line)
    endLine()
  }

  /// Whether a line stays within the sheet of degrees, leaps nowhere, repeats no position and has two at least.
  private static func isPlain(_ line: [Position]) -> Bool {
    guard var last = line.first, line.count > 1, last.isInsideSheet else { return false }
    for position in line.dropFirst() {
      guard position.isInsideSheet, abs(position.longitude - last.longitude) <= 180, position != last else {
        return false
      }
      last = position
    }
    return true
  }

  /// How many vertices have been added since the lines were sifted last.
  public var freshVertexCount: Int { positions.count - lineStarts[sifted.lines] }
  /// How many vertices are there.
  public var vertexCount: Int { positions.count }
  /// How many lines are there.
  public var lineCount: Int { lineFeatures.count }

  /// Drops lines that are of no use, of those that were added since the last time. Between features only.
  ///
  /// What is left has the numbers of its features; the attributes of features without a line are gone, too. O(*n*) for *n*
  /// new vertices.
  ///
  /// - Parameter isUseful: Says it of each line of a range of those that are there; they have no attributes.
  public mutating func sift(_ isUseful: (LineSet, Range<Int>) -> [Bool]) {
    let fresh = sifted.lines..<lineFeatures.count
    let firstFeature = sifted.features
    // The set shares the arrays, so it must be gone before they change.
    let isKept = isUseful(
      LineSet(
        positions: positions, lineStarts: lineStarts, lineFeatures: lineFeatures, columns: [], rows: []),
      fresh)
    var hasLine = [Bool](repeating: false, count: rows.count - firstFeature)
    var (line, place) = (fresh.lowerBound, lineStarts[fresh.lowerBound])
    for (old, isKept) in zip(fresh, isKept) where isKept {
      let range = lineStarts[old]..<lineStarts[old + 1]
      for position in range { positions[place + position - range.lowerBound] = positions[position] }
      place += range.count
      lineFeatures[line] = lineFeatures[old]
      hasLine[Int(lineFeatures[old]) - firstFeature] = true
      line += 1
      // Not behind what is still to be read: no more lines are kept than there were.
      lineStarts[line] = place
    }
    positions.removeSubrange(place...)
    lineFeatures.removeSubrange(line...)
    lineStarts.removeSubrange((line + 1)...)
    for (index, hasLine) in hasLine.enumerated() where !hasLine { rows[firstFeature + index] = [] }
    sifted = (line, rows.count)
  }

  /// The lines that were added.
  public consuming func finish() -> LineSet {
    LineSet(
      positions: positions, lineStarts: lineStarts, lineFeatures: lineFeatures, columns: columns, rows: rows)
  }

  private mutating func endLine() {
    let start = lineStarts.last ?? 0
    guard positions.count - start > 1 else {
      positions.removeSubrange(start...)
      return
    }
    lineStarts.append(positions.count)
    lineFeatures.append(Int32(truncatingIfNeeded: rows.count - 1))
  }
}

extension Position {
  /// Whether both coordinates are degrees of the globe that stay as they are; not so for NaN.
  fileprivate var isInsideSheet: Bool {
    abs(longitude) < 180 - Self.meridianReach && abs(latitude) < 90 - Self.poleReach
  }
}
