/// How regions are cut into cells, and what all who cut and join must know: made of a survey of all regions.
///
/// Cells are those of a quadtree: where many vertices are, cells are small.
package struct PartitionPlan: Sendable {
  /// Where the map was cut.
  package let cut: MapCut
  /// How many vertices all regions have.
  package let vertexCount: Int
  /// Whether regions that touch or cross themselves are looked for.
  package let isChecked: Bool
  /// By which formula lengths are measured.
  package let method: String
  /// The number by which what belongs to the plan is known.
  package private(set) var mark: UInt64 = 0
  /// For each cell with too many vertices, into which level it is cut.
  private let cutLevels: [SheetCell: Int]
  /// In how many cells there are vertices, at least.
  package let cellCount: Int

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - survey: What is known of all regions.
  ///   - cellLimit: How many vertices a cell may have; smaller cells than `PartitionSurvey.level` are not made.
  ///   - isChecked: Whether regions that touch or cross themselves are looked for.
  ///   - method: By which formula lengths are measured.
  /// - Complexity: O(cells).
  package init(_ survey: PartitionSurvey, cellLimit: Int, isChecked: Bool, method: String) {
    cut = survey.cut
    vertexCount = survey.vertexCount
    self.isChecked = isChecked
    self.method = method
    var counts: [SheetCell: Int] = [:]
    for (cell, count) in survey.cells {
      for level in stride(from: 0, through: cell.level, by: PartitionSurvey.step) {
        counts[cell.ancestor(level), default: 0] += count
      }
    }
    var levels: [SheetCell: Int] = [:]
    var leaves = 0
    /// The least level of the cells with vertices that a cell is cut into.
    func visit(_ cell: SheetCell) -> Int {
      guard counts[cell, default: 0] > cellLimit, cell.level < PartitionSurvey.level else {
        leaves += 1
        return cell.level
      }
      let children = cell.descendants(by: PartitionSurvey.step).filter { counts[$0] != nil }
      // Where nothing is told of its parts, it is cut once.
      if children.isEmpty { leaves += 1 }
      let least = children.map { visit($0) }.min() ?? cell.level + PartitionSurvey.step
      levels[cell] = least
      return least
    }
    _ = visit(.all)
    cutLevels = levels
    cellCount = leaves
    mark = SealedReader.sum(ofArray: contents)
  }

  /// Into which level a cell is cut; `nil` where it is not.
  func cutLevel(of cell: SheetCell) -> Int? { cutLevels[cell] }

  private var contents: [UInt8] {
    var writer = SealedWriter(.plan)
    for number in [cut.west, cut.east, cut.south, cut.north, cut.middle] { writer.add(number) }
    writer.add(byte: (cut.isClipped ? 1 : 0) | (isChecked ? 2 : 0))
    writer.add(method)
    writer.add(count: vertexCount)
    writer.add(count: cellCount)
    writer.add(count: cutLevels.count)
    for (cell, level) in cutLevels.sorted(by: { $0.key < $1.key }) {
      writer.add(cell.code)
      writer.add(count: level)
    }
    return writer.sealed()
  }
}

extension PartitionPlan {
  private static let head = "mezha-plan:"

  /// The plan as a line of ASCII.
  package var text: String {
    let digits = Array("0123456789abcdef".utf8)
    return Self.head
      + String(
        decoding: contents.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Reads a plan. O(size).
  package init(text: String) throws(ExchangeFault) {
    guard text.hasPrefix(Self.head) else {
      throw .foreign(.plan)
    }
    var bytes: [UInt8] = []
    var half: UInt8?
    for digit in text.utf8.dropFirst(Self.head.utf8.count) {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      default: throw .malformed(.plan, .invalidDigit)
      }
      if let high = half { bytes.append(high << 4 | value) }
      half = half == nil ? value : nil
    }
    // The closure cannot throw a typed error through the standard library's.
    let result: Result<PartitionPlan, ExchangeFault> = bytes.withUnsafeBytes { bytes in
      do throws(ExchangeFault) { return .success(try PartitionPlan(bytes)) } catch { return .failure(error) }
    }
    self = try result.get()
  }

  private init(_ bytes: UnsafeRawBufferPointer) throws(ExchangeFault) {
    var reader = try SealedReader(bytes, .plan)
    var cut = MapCut()
    var edges: [Double] = []
    for _ in 0..<5 { edges.append(try reader.double()) }
    let marks = try reader.byte()
    if marks & 1 != 0 { cut.clip(west: edges[0], east: edges[1], south: edges[2], north: edges[3]) }
    cut.middle = edges[4]
    self.cut = cut
    isChecked = marks & 2 != 0
    method = try reader.text()
    vertexCount = try reader.count(upTo: 1 << 60)
    cellCount = try reader.count(upTo: 1 << 40)
    var levels: [SheetCell: Int] = [:]
    for _ in 0..<(try reader.count(ofAtLeast: 2)) {
      guard let cell = SheetCell(validating: try reader.number()) else {
        throw reader.fault(.invalidCell)
      }
      let level = try reader.count(upTo: PartitionSurvey.level)
      guard level > cell.level else { throw reader.fault(.cellCutIntoLarger) }
      levels[cell] = level
    }
    try reader.finish()
    cutLevels = levels
    mark = SealedReader.sum(of: bytes)
  }
}

extension SealedReader {
  fileprivate static func sum(ofArray bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes { sum(of: $0) } }
}

extension SheetCell {
  /// The cell of a lesser level that this one lies in.
  func ancestor(_ level: Int) -> SheetCell {
    SheetCell(code: code >> UInt64(2 * (self.level - level)))
  }

  /// The cells that it is made of, so many levels on, in order.
  fileprivate func descendants(by levels: Int) -> [SheetCell] {
    let shift = UInt64(2 * levels)
    return (UInt64(0)..<(1 << shift)).map { SheetCell(code: code << shift | $0) }
  }
}
