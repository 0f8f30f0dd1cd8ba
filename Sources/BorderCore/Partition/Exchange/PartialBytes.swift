extension PartialBorders {
  /// What was joined as bytes that `init(_:plan:index:)` reads, wherever. Lengths of single segments and of boundaries are left
  /// out. O(size).
  ///
  /// - Parameters:
  ///   - plan: The mark of the plan.
  ///   - keys: The keys of the regions, by their indices here.
  ///   - ownCount: How many vertices belong to the cells that were joined.
  /// - Returns: The bytes.
  package func sealed(plan: UInt64, keys: [UInt64], ownCount: Int) -> [UInt8] {
    var writer = SealedWriter(.part, capacity: 256 + 8 * keys.count + 24 * pairs.count + 40 * lines.count)
    func add(_ region: Int32) { writer.add(count: Int(region)) }
    func add(_ pair: (Int32, Int32)) {
      add(pair.0)
      add(pair.1)
    }
    writer.add(fixed: plan)
    writer.add(count: ownCount)
    writer.add(count: keys.count)
    for key in keys { writer.add(fixed: key) }
    writer.add(count: pairs.count)
    for pair in pairs {
      add((pair.a, pair.b))
      writer.add(UInt128(bitPattern: pair.length.ticks))
      writer.add(count: Int(pair.pieces))
      writer.add(count: Int(pair.touches))
      writer.add(byte: pair.marks.rawValue)
    }
    writer.add(count: lines.count)
    for line in lines {
      add((line.a, line.b))
      writer.add(line.start)
      writer.add(line.end)
    }
    writer.add(count: contacts.count)
    for contact in contacts {
      add(contact.region.rawValue)
      writer.add(contact.kind.rawValue)
      writer.add(contact.place)
    }
    writer.add(count: seams.count)
    for seam in seams {
      add(seam.region)
      for place in [seam.start, seam.end, seam.least] { writer.add(place) }
      writer.add(byte: seam.node == nil ? 0 : 1)
      if let node = seam.node { writer.add(node) }
    }
    writer.add(count: crowds.count)
    for crowd in crowds {
      writer.add(crowd.place)
      writer.add(count: crowd.regions.count)
      for region in crowd.regions { add(region) }
      writer.add(count: crowd.sharing.count)
      for pair in crowd.sharing { add((pair.a.rawValue, pair.b.rawValue)) }
    }
    writer.add(count: sideCount)
    writer.add(count: visitCount)
    writer.add(byte: isComplete ? 1 : 0)
    writer.add(byte: crowdedLines == nil ? 0 : 1)
    if let crowdedLines {
      writer.add(crowdedLines.place)
      writer.add(count: crowdedLines.regionCount)
      writer.add(count: crowdedLines.unlistedPairs)
    }
    return writer.sealed()
  }

  /// Reads a part. O(size).
  ///
  /// - Parameters:
  ///   - bytes: What `sealed` made.
  ///   - plan: The mark of the plan by which it must have been made.
  ///   - ownCount: Gets how many vertices belong to the cells that were joined.
  ///   - index: The index of a region by its key.
  /// - Throws: What is damaged, of another plan, or of a region that is not known.
  package init(
    _ bytes: UnsafeRawBufferPointer, plan: UInt64, ownCount: inout Int, index: (UInt64) -> Int32?
  ) throws(ExchangeFault) {
    self.init()
    var reader = try SealedReader(bytes, .part)
    guard try reader.fixed() == plan else { throw reader.fault(.otherPlan) }
    let own = try reader.count(upTo: 1 << 48)
    var regions: [Int32] = []
    for _ in 0..<(try reader.count(ofAtLeast: 8)) {
      let key = try reader.fixed()
      guard let region = index(key) else {
        throw reader.fault(.unknownRegion)
      }
      regions.append(region)
    }
    let known = Regions(list: regions)
    for _ in 0..<(try reader.count(ofAtLeast: 6)) {
      let (a, b) = try known.pair(&reader)
      var pair = Pair(a: a, b: b)
      let ticks = try reader.number(UInt128.self)
      guard ticks >> 100 == 0 else { throw reader.fault(.invalidLength) }
      pair.length = ExactLength(ticks: Int128(bitPattern: ticks))
      pair.pieces = Int32(try reader.count(upTo: Int(Int32.max)))
      pair.touches = Int32(try reader.count(upTo: Int(Int32.max)))
      let marks = try reader.byte()
      guard marks < 8 else { throw reader.fault(.invalidMarks) }
      pair.marks = Marks(rawValue: marks)
      pairs.append(pair)
    }
    for _ in 0..<(try reader.count(ofAtLeast: 34)) {
      let (a, b) = try known.pair(&reader)
      lines.append(Line(a: a, b: b, start: try reader.position(), end: try reader.position()))
    }
    for _ in 0..<(try reader.count(ofAtLeast: 18)) {
      let region = RegionID(Int(try known.region(&reader)))
      guard let kind = SelfContact.Kind(rawValue: try reader.text()) else {
        throw reader.fault(.unknownContact)
      }
      contacts.append(SelfContact(region: region, kind: kind, place: try reader.position()))
    }
    try readSeamsAndCrowds(&reader, known)
    sideCount = try reader.count(upTo: 1 << 48)
    visitCount = try reader.count(upTo: 1 << 48)
    isComplete = try reader.byte() == 1
    if try reader.byte() == 1 {
      crowdedLines = Crowding(
        place: try reader.position(), regionCount: try reader.count(upTo: 1 << 48),
        unlistedPairs: try reader.count(upTo: Int.max / 4))
    }
    try reader.finish()
    ownCount += own
  }

  private mutating func readSeamsAndCrowds(
    _ reader: inout SealedReader, _ known: Regions
  ) throws(ExchangeFault) {
    for _ in 0..<(try reader.count(ofAtLeast: 50)) {
      var seam = Seam(
        region: try known.region(&reader), start: try reader.position(), end: try reader.position(),
        least: try reader.position(), node: nil)
      if try reader.byte() == 1 { seam.node = try reader.position() }
      seams.append(seam)
    }
    for _ in 0..<(try reader.count(ofAtLeast: 18)) {
      let place = try reader.position()
      var members: [Int32] = []
      for _ in 0..<(try reader.count(ofAtLeast: 1)) { members.append(try known.region(&reader)) }
      var sharing: [RegionPair] = []
      for _ in 0..<(try reader.count(ofAtLeast: 2)) {
        let (a, b) = try known.pair(&reader)
        sharing.append(RegionPair(RegionID(Int(a)), RegionID(Int(b))))
      }
      // In the order of indices here.
      crowds.append(Crowd(place: place, regions: members.sorted(), sharing: sharing.sorted()))
    }
  }

  /// The regions of a part by their indices in it.
  private struct Regions {
    let list: [Int32]

    func region(_ reader: inout SealedReader) throws(ExchangeFault) -> Int32 {
      list[try reader.index(below: list.count)]
    }

    /// Two regions, the lesser index first.
    func pair(_ reader: inout SealedReader) throws(ExchangeFault) -> (Int32, Int32) {
      let (a, b) = (try region(&reader), try region(&reader))
      guard a != b else { throw reader.fault(.pairOfOneRegion) }
      return (min(a, b), max(a, b))
    }
  }
}
