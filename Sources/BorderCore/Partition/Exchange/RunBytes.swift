/// A feature whose rings are cut: what is known of it wherever its runs go.
package struct RunFeature: Hashable, Sendable {
  /// Of which region it is (`RegionKey`).
  package var key: UInt64
  /// Its number among all features; their order is that of the input.
  package var row: Int64
  /// The number of its first ring among those that were cut together.
  package var firstRing: Int64

  package init(key: UInt64, row: Int64, firstRing: Int64) {
    self.key = key
    self.row = row
    self.firstRing = firstRing
  }
}

extension BorderRun {
  /// How many vertices of the run belong to its cell.
  var ownCount: Int {
    switch kind {
    case .closed: Int(count) - 1
    case .open: Int(count) - 2
    case .passing: 0
    }
  }

  /// How many positions a run has at least.
  fileprivate var leastCount: Int {
    switch kind {
    case .closed: 4
    case .open: 3
    case .passing: 2
    }
  }
}

extension BorderRuns {
  /// The runs as bytes that `CellRuns` reads, wherever. O(*n*) for *n* positions.
  ///
  /// - Parameters:
  ///   - cell: The cell that all of them belong to.
  ///   - plan: The mark of the plan by which they were cut.
  ///   - features: The features, by the indices that the runs have as regions.
  /// - Returns: The bytes.
  package func sealed(of cell: SheetCell, plan: UInt64, features: [RunFeature]) -> [UInt8] {
    var writer = SealedWriter(
      .runs, capacity: 64 + 48 * heads.count + PackedPositions.mostBytes * positions.count)
    writer.add(fixed: plan)
    writer.add(fixed: cell.code)
    writer.add(count: heads.count)
    writer.add(count: positions.count)
    var last: Int32?
    var row: Int64 = 0
    for head in heads {
      let feature = features[Int(head.region)]
      let isNew = head.region != last
      writer.add(byte: head.kind.rawValue | (head.hasInteriorOnLeft ? 4 : 0) | (isNew ? 8 : 0))
      if isNew {
        writer.add(fixed: feature.key)
        writer.add(signed: feature.row &- row)
        (last, row) = (head.region, feature.row)
      }
      writer.add(count: Int(head.ring - feature.firstRing))
      writer.add(count: Int(head.ring - head.part))
      writer.add(count: Int(head.start))
      writer.add(count: Int(head.count))
    }
    let places = PackedPositions.places(of: positions)
    writer.add(byte: places)
    writer.add(upTo: PackedPositions.mostBytes * positions.count + 16) {
      PackedPositions.write(positions, places: places, to: $0)
    }
    return writer.sealed()
  }
}

/// The runs of a cell as they come from everywhere, in any order.
package struct CellRuns: Sendable {
  /// A run, and where its ring stands among all.
  private struct Entry {
    var row: Int64
    /// The ring in its feature.
    var ring: UInt32
    var head: BorderRun
    /// Where its positions begin.
    var start: Int
  }

  package let cell: SheetCell
  /// The keys of the regions, by the indices that the runs have as regions.
  package private(set) var keys: [UInt64] = []
  /// How many vertices belong to the cell.
  package private(set) var ownCount = 0
  private var indexByKey: [UInt64: Int32] = [:]
  private var entries: [Entry] = []
  private var positions: [Position] = []

  package init(of cell: SheetCell) { self.cell = cell }

  /// The cell that bytes belong to.
  package static func cell(of bytes: UnsafeRawBufferPointer, plan: UInt64) throws(ExchangeFault) -> SheetCell
  {
    var reader = try SealedReader(bytes, .runs)
    return try head(&reader, plan: plan)
  }

  private static func head(_ reader: inout SealedReader, plan: UInt64) throws(ExchangeFault) -> SheetCell {
    guard try reader.fixed() == plan else { throw reader.fault(.otherPlan) }
    guard let cell = SheetCell(validating: try reader.fixed()) else { throw reader.fault(.invalidCell) }
    return cell
  }

  /// Adds what `BorderRuns.sealed` made for this cell. O(*n*).
  package mutating func add(_ bytes: UnsafeRawBufferPointer, plan: UInt64) throws(ExchangeFault) {
    var reader = try SealedReader(bytes, .runs)
    guard try Self.head(&reader, plan: plan) == cell else { throw reader.fault(.otherCell) }
    let runCount = try reader.count(ofAtLeast: 5)
    let positionCount = try reader.count(ofAtLeast: 1)
    guard positions.count + entries.count + positionCount + runCount < Int(Int32.max) else {
      throw reader.fault(.tooManyVertices(.max))
    }
    let first = entries.count
    var feature = (key: UInt64(0), row: Int64(0), index: Int32(-1))
    var next = positions.count
    for _ in 0..<runCount {
      let marks = try reader.byte()
      guard marks < 16, let kind = BorderRun.Kind(rawValue: marks & 3) else {
        throw reader.fault(.invalidMarks)
      }
      if marks & 8 != 0 {
        feature.key = try reader.fixed()
        feature.row &+= try reader.signed()
        feature.index = index(of: feature.key)
      }
      guard feature.index >= 0 else { throw reader.fault(.runOfNoFeature) }
      let ring = UInt32(try reader.count(upTo: Int(Int32.max)))
      let inPart = try reader.count(upTo: Int(ring))
      let start = Int32(try reader.count(upTo: Int(Int32.max)))
      let count = Int32(try reader.count(upTo: positionCount))
      let head = BorderRun(
        ring: 0, part: Int64(ring) - Int64(inPart), region: feature.index, count: count, start: start,
        kind: kind,
        hasInteriorOnLeft: marks & 4 != 0)
      guard Int(count) >= head.leastCount, kind != .passing || count == 2 else {
        throw reader.fault(.runOfVertices(count))
      }
      entries.append(Entry(row: feature.row, ring: ring, head: head, start: next))
      next += Int(count)
      ownCount += head.ownCount
    }
    guard next == positions.count + positionCount else {
      throw reader.fault(.otherVertexCount)
    }
    let places = try reader.byte()
    let fault = reader.fault(.invalidVertices)
    try reader.take { (source, limit) throws(ExchangeFault) in
      guard
        let taken = PackedPositions.read(
          positionCount, places: places, from: source, limit: limit, into: &positions)
      else { throw fault }
      return taken
    }
    try reader.finish()
    try check(entries[first...], reader)
  }

  private mutating func index(of key: UInt64) -> Int32 {
    if let known = indexByKey[key] { return known }
    let new = Int32(truncatingIfNeeded: keys.count)
    indexByKey[key] = new
    keys.append(key)
    return new
  }

  /// Whether the vertices of runs belong to the cell, and rings are closed.
  private func check(_ entries: ArraySlice<Entry>, _ reader: SealedReader) throws(ExchangeFault) {
    let grid = SheetGrid(level: cell.level)
    for entry in entries {
      let range = entry.start..<(entry.start + Int(entry.head.count))
      switch entry.head.kind {
      case .passing: continue
      case .closed:
        guard positions[range.lowerBound].canonical == positions[range.upperBound - 1].canonical else {
          throw reader.fault(.openRing)
        }
        guard positions[range].allSatisfy({ grid.cell(of: $0) == cell }) else {
          throw reader.fault(.vertexOfOtherCell)
        }
      case .open:
        guard positions[range].dropFirst().dropLast().allSatisfy({ grid.cell(of: $0) == cell }) else {
          throw reader.fault(.vertexOfOtherCell)
        }
      }
    }
  }

  /// The runs with numbers of rings and parts that have the order of the input. O(*n* log *n*) in the number of runs.
  ///
  /// - Throws: A run that came twice, or rings that contradict themselves, as where features have the same number.
  package func numbered() throws(ExchangeFault) -> BorderRuns {
    let order = entries.indices.sorted {
      let (a, b) = (entries[$0], entries[$1])
      return (a.row, a.ring, a.head.start, a.head.kind.rawValue) < (
        b.row, b.ring, b.head.start, b.head.kind.rawValue
      )
    }
    var heads = entries.map(\.head)
    var (ring, part) = (Int64(-1), Int64(-1))
    var previous: Entry?
    for index in order {
      let entry = entries[index]
      let isSameRow = previous.map { $0.row == entry.row } ?? false
      let isSameRing = isSameRow && previous.map { $0.ring == entry.ring } ?? false
      if let previous, isSameRow {
        guard previous.head.region == entry.head.region else {
          throw .repeatedRow(entry.row)
        }
        if isSameRing {
          guard !isSameRun(previous, entry) else {
            throw .repeatedRun(row: entry.row)
          }
          guard previous.head.part == entry.head.part,
            previous.head.hasInteriorOnLeft == entry.head.hasInteriorOnLeft
          else { throw .contradictoryRuns(row: entry.row) }
        }
      }
      if !isSameRing { ring += 1 }
      if !isSameRow || previous.map({ $0.head.part != entry.head.part }) ?? true { part += 1 }
      heads[index].ring = ring
      heads[index].part = part
      previous = entry
    }
    var runs = BorderRuns()
    runs.append(heads: heads, positions: positions)
    return runs
  }

  /// Whether two runs of a ring are one. Different segments that go through a cell may have the same start.
  private func isSameRun(_ a: Entry, _ b: Entry) -> Bool {
    guard a.head.start == b.head.start, a.head.kind == b.head.kind else { return false }
    return a.head.kind != .passing
      || positions[a.start..<(a.start + 2)] == positions[b.start..<(b.start + 2)]
  }
}
