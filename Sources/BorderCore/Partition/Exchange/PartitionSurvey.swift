/// What must be known of all regions before any are cut: how many vertices are where, on which sheet they were drawn, and
/// where the map was cut.
///
/// Surveys of parts add up, in any order.
package struct PartitionSurvey: Sendable {
  /// The level of the cells whose vertices are counted: 0.022 by 0.011 degrees. Where few are, they are counted by greater
  /// cells.
  static let level = 14
  /// By how much greater the next cells are.
  static let step = 2
  /// A cell is told of by itself that has at least this share of the vertices of the survey, so that no survey is large.
  private static let leastShare = 4096

  /// A kind of fault of the input: how often it was met, and where first.
  package struct Problem: Hashable, Sendable {
    package var count: Int
    /// The number of the first feature that has it, and its id.
    package var row: Int64
    package var id: String
    package var place: Position?
  }

  /// How many features there are.
  package private(set) var featureCount = 0
  /// How many vertices they have.
  package private(set) var vertexCount = 0
  /// Faults by kind.
  package private(set) var problems: [RegionProblem.Kind: Problem] = [:]
  private(set) var cells: [SheetCell: Int] = [:]
  private(set) var search = MapCutSearch()
  private(set) var longitudes = LongitudeRange()
  /// The keys of the regions, by the indices that the search has.
  private var keys: [UInt64] = []
  private var indexByKey: [UInt64: Int32] = [:]

  package init() {}

  /// Adds features. O(*n*) for *n* vertices.
  ///
  /// - Parameters:
  ///   - set: A set in which each feature is a region of its own.
  ///   - longitudes: Which longitudes the features had before they were put on the globe.
  ///   - features: What is known of each.
  package mutating func add(_ set: RegionSet, longitudes: LongitudeRange, features: [RunFeature]) {
    featureCount += set.regionCount
    self.longitudes.formUnion(longitudes)
    let indices = features.map { index(of: $0.key) }
    search.add(set, ringBoxes: RingSummary.all(of: set).map(\.box)) { indices[$0.index] }
    let grid = SheetGrid(level: Self.level)
    for ring in 0..<set.ringCount {
      let range = set.range(ofRing: ring)
      vertexCount += range.count - 1
      var (cell, count) = (grid.cell(of: set.positions[range.lowerBound]), 0)
      for index in range.dropLast() {
        let own = grid.cell(of: set.positions[index])
        if own != cell {
          cells[cell, default: 0] += count
          (cell, count) = (own, 0)
        }
        count += 1
      }
      cells[cell, default: 0] += count
    }
  }

  /// Adds a fault of a feature.
  package mutating func add(_ kind: RegionProblem.Kind, row: Int64, id: String, at place: Position?) {
    add(kind, Problem(count: 1, row: row, id: id, place: place))
  }

  private mutating func add(_ kind: RegionProblem.Kind, _ problem: Problem) {
    guard var known = problems[kind] else {
      problems[kind] = problem
      return
    }
    let count = known.count + problem.count
    // Of several of one feature the first that was told stands.
    if problem.row < known.row { known = problem }
    known.count = count
    problems[kind] = known
  }

  /// Adds another survey. O(size).
  package mutating func add(_ other: PartitionSurvey) {
    featureCount += other.featureCount
    vertexCount += other.vertexCount
    longitudes.formUnion(other.longitudes)
    for (cell, count) in other.cells { cells[cell, default: 0] += count }
    for (kind, problem) in other.problems { add(kind, problem) }
    let indices = other.keys.map { index(of: $0) }
    search.add(other.search.renumbered { indices[Int($0)] })
  }

  private mutating func index(of key: UInt64) -> Int32 {
    if let known = indexByKey[key] { return known }
    let new = Int32(truncatingIfNeeded: keys.count)
    indexByKey[key] = new
    keys.append(key)
    return new
  }

  /// How many vertices cells have without those of their own parts that are told of by themselves: most have few entries
  /// and small ones. In the order of cells; O(cells log cells).
  private var toldCells: [(cell: SheetCell, count: Int)] {
    let least = vertexCount / Self.leastShare
    var told: [(cell: SheetCell, count: Int)] = []
    var byLevel = Dictionary(grouping: cells.map { (cell: $0.key, count: $0.value) }, by: \.cell.level)
    for level in stride(from: Self.level, through: 0, by: -Self.step) {
      let entries = byLevel[level, default: []].sorted { $0.cell < $1.cell }
      // Those of one greater cell follow each other.
      var greater: [(cell: SheetCell, count: Int)] = []
      var next = 0
      while next < entries.count {
        var entry = entries[next]
        next += 1
        while next < entries.count, entries[next].cell == entry.cell {
          entry.count += entries[next].count
          next += 1
        }
        if entry.count >= least || level == 0 {
          told.append(entry)
          continue
        }
        let parent = entry.cell.ancestor(level - Self.step)
        if greater.last?.cell == parent {
          greater[greater.count - 1].count += entry.count
        } else {
          greater.append((parent, entry.count))
        }
      }
      byLevel[level - Self.step, default: []] += greater
    }
    return told.sorted { $0.cell < $1.cell }
  }

  /// Where the map was cut.
  package var cut: MapCut { search.cut(isSheetFromZero: longitudes.isSheetFromZero) }
}

extension PartitionSurvey {
  /// The survey as bytes, the same for the same features in the same order. O(size log size).
  package var sealed: [UInt8] {
    var writer = SealedWriter(.survey, capacity: 256 + 12 * cells.count)
    writer.add(count: featureCount)
    writer.add(count: vertexCount)
    writer.add(byte: (longitudes.hasNegative ? 1 : 0) | (longitudes.hasBeyond180 ? 2 : 0))
    let told = toldCells
    writer.add(count: told.count)
    for (cell, count) in told {
      writer.add(cell.code)
      writer.add(count: count)
    }
    writer.add(count: problems.count)
    for (kind, problem) in problems.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      writer.add(kind.rawValue)
      writer.add(count: problem.count)
      writer.add(signed: problem.row)
      writer.add(problem.id)
      writer.add(byte: problem.place == nil ? 0 : 1)
      if let place = problem.place {
        writer.add(place.longitude)
        writer.add(place.latitude)
      }
    }
    search.write(to: &writer, keys: keys)
    return writer.sealed()
  }

  /// Reads a survey. O(size).
  package init(_ bytes: UnsafeRawBufferPointer) throws(ExchangeFault) {
    var reader = try SealedReader(bytes, .survey)
    // Sums of as many as there can be have room.
    featureCount = try reader.count(upTo: 1 << 40)
    vertexCount = try reader.count(upTo: 1 << 40)
    let marks = try reader.byte()
    longitudes = LongitudeRange(hasNegative: marks & 1 != 0, hasBeyond180: marks & 2 != 0)
    for _ in 0..<(try reader.count(ofAtLeast: 2)) {
      guard let cell = SheetCell(validating: try reader.number()), cell.level % Self.step == 0,
        cell.level <= Self.level
      else {
        throw reader.fault(.invalidCell)
      }
      cells[cell] = try reader.count(upTo: 1 << 40)
    }
    for _ in 0..<(try reader.count(ofAtLeast: 5)) {
      guard let kind = RegionProblem.Kind(rawValue: try reader.text()) else {
        throw reader.fault(.unknownProblem)
      }
      var problem = Problem(
        count: try reader.count(upTo: 1 << 40), row: try reader.signed(), id: try reader.text())
      // What is said of a vertex beyond the globe is where it was.
      if try reader.byte() == 1 {
        problem.place = Position(longitude: try reader.double(), latitude: try reader.double())
      }
      problems[kind] = problem
    }
    search = try MapCutSearch(&reader, keys: &keys)
    for (index, key) in keys.enumerated() { indexByKey[key] = Int32(truncatingIfNeeded: index) }
    try reader.finish()
  }
}
