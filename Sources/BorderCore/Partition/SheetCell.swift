/// A cell of the sheet of degrees: the whole sheet, or a quarter of another cell.
///
/// A mosaic that is joined piece by piece is cut into such cells. A vertex belongs to one cell of each level, whatever
/// ring it stands on, and a segment to the cell of the lesser of its ends.
public struct SheetCell: Hashable, Comparable, Sendable {
  /// A one, and two bits for each level from the whole sheet on: which half of the longitudes, and of the latitudes.
  public let code: UInt64

  /// The whole sheet.
  public static let all = SheetCell(code: 1)

  /// The greatest level: cells of 1.3 · 10⁻⁶ by 0.7 · 10⁻⁶ degrees.
  public static let greatestLevel = 28

  /// A cell by its code; `nil` for a number that is none.
  public init?(validating code: UInt64) {
    let width = UInt64.bitWidth - code.leadingZeroBitCount
    guard width % 2 == 1, (width - 1) / 2 <= Self.greatestLevel else { return nil }
    self.code = code
  }

  init(code: UInt64) { self.code = code }

  /// How often the sheet was quartered.
  public var level: Int { (UInt64.bitWidth - 1 - code.leadingZeroBitCount) / 2 }

  /// Orders by level, then as a Z over the sheet.
  public static func < (a: SheetCell, b: SheetCell) -> Bool { a.code < b.code }

  init(level: Int, column: Int, row: Int) {
    code = 1 << UInt64(2 * level) | Self.spread(UInt64(column)) | Self.spread(UInt64(row)) << 1
  }

  /// The column from the west.
  var column: Int { Int(Self.gather(code & mask)) }

  /// The row from the south.
  var row: Int { Int(Self.gather((code & mask) >> 1)) }

  private var mask: UInt64 { (1 << UInt64(2 * level)) - 1 }

  /// The lower 32 bits with a zero before each.
  private static func spread(_ number: UInt64) -> UInt64 {
    var x = number & 0xFFFF_FFFF
    x = (x | x << 16) & 0x0000_FFFF_0000_FFFF
    x = (x | x << 8) & 0x00FF_00FF_00FF_00FF
    x = (x | x << 4) & 0x0F0F_0F0F_0F0F_0F0F
    x = (x | x << 2) & 0x3333_3333_3333_3333
    return (x | x << 1) & 0x5555_5555_5555_5555
  }

  private static func gather(_ number: UInt64) -> UInt64 {
    var x = number & 0x5555_5555_5555_5555
    x = (x | x >> 1) & 0x3333_3333_3333_3333
    x = (x | x >> 2) & 0x0F0F_0F0F_0F0F_0F0F
    x = (x | x >> 4) & 0x00FF_00FF_00FF_00FF
    x = (x | x >> 8) & 0x0000_FFFF_0000_FFFF
    return (x | x >> 16) & 0x0000_0000_FFFF_FFFF
  }
}

/// All cells of one level.
struct SheetGrid: Sendable {
  let level: Int
  private let size: Double
  private let last: Int

  init(level: Int) {
    self.level = level
    size = Double(1 << level)
    last = 1 << level - 1
  }

  /// The cell that a vertex belongs to. -180 is 180. O(1).
  @inline(__always)
  func cell(of place: Position) -> SheetCell {
    let place = place.canonical
    return SheetCell(level: level, column: column(place.longitude), row: row(place.latitude))
  }

  /// The column of a longitude; what is beyond the sheet counts to its edge. Never falls as longitudes grow.
  @inline(__always)
  private func column(_ longitude: Double) -> Int { index((longitude + 180) / 360) }

  @inline(__always)
  private func row(_ latitude: Double) -> Int { index((latitude + 90) / 180) }

  /// Multiplying by a power of two rounds nothing, so the cells of all levels lie within each other.
  @inline(__always)
  private func index(_ share: Double) -> Int { min(last, max(0, Int(share * size))) }

  /// How far around a segment cells are taken, in degrees: more than rounding moves it.
  private static let room = 1e-9

  /// The cells within another one that a segment on the sheet goes through, and perhaps some that it nearly does.
  ///
  /// - Parameters:
  ///   - a: One end; longitudes beyond the sheet count to its edge.
  ///   - b: The other one.
  ///   - parent: A cell of this or a lesser level.
  ///   - body: Gets each cell once.
  /// - Complexity: O(rows and columns of the parent that it goes through).
  func forEachCell(from a: Position, to b: Position, within parent: SheetCell, _ body: (SheetCell) -> Void) {
    let depth = level - parent.level
    let (south, north) = a.latitude <= b.latitude ? (a, b) : (b, a)
    let firstRow = max(row(south.latitude - Self.room), parent.row << depth)
    let lastRow = min(row(north.latitude + Self.room), (parent.row + 1) << depth - 1)
    guard firstRow <= lastRow else { return }
    let columns = parent.column << depth...(parent.column + 1) << depth - 1
    let rise = north.latitude - south.latitude
    for row in firstRow...lastRow {
      // The part of the segment in this row.
      let low = max(south.latitude, Double(row) / size * 180 - 90 - Self.room)
      let high = min(north.latitude, Double(row + 1) / size * 180 - 90 + Self.room)
      func longitude(_ latitude: Double) -> Double {
        guard rise > 0 else { return latitude <= south.latitude ? south.longitude : north.longitude }
        let share = min(max((latitude - south.latitude) / rise, 0), 1)
        return south.longitude + share * (north.longitude - south.longitude)
      }
      let (from, to) = rise > 0 ? (longitude(low), longitude(high)) : (south.longitude, north.longitude)
      let first = max(column(min(from, to) - Self.room), columns.lowerBound)
      let last = min(column(max(from, to) + Self.room), columns.upperBound)
      guard first <= last else { continue }
      for column in first...last { body(SheetCell(level: level, column: column, row: row)) }
    }
  }
}
