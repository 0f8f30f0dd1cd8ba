/// Which vertices of a region set are the same place.
///
/// `first[i]` is the index of the first position that equals position `i`: the name of the vertex. Positions
/// are equal when both coordinates are; −180° and 180° of longitude are the same meridian.
///
/// Two ways to the same result, by how long the rings are:
/// - *Every vertex in a table*, where rings are short. When a vertex was found to repeat an earlier one, its
///   successor most often repeats a neighbour of that one and is compared with it directly, without touching the table.
/// - *Anchors*, where rings are long: a table of the few vertices whose hash begins with zeros, the same ones on every
///   ring. From two anchors at one place the rings are compared forth and back, vertex by vertex. What no anchor found is
///   sieved by a `VertexFilter`, and the few vertices that may still have an equal go into a table. Nothing is left
///   to chance: two vertices at one place that are not joined yet are both in the same bucket of the filter.
///
/// O(*n*) expected time for *n* vertices; 4 bytes a vertex besides the tables (1 to 16 bytes a vertex), which are freed
/// at once.
struct VertexIdentity {
  /// For each position the index of the first equal one.
  let first: [Int32]

  /// Finds equal vertices.
  ///
  /// - Parameters:
  ///   - set: The vertices.
  ///   - threads: How many threads may work; the result is the same for any number.
  ///   - hash: The hash of places; the result is the same for any.
  init(of set: RegionSet, threads: Int = 1, hash: PlaceHash = .drawn()) {
    let count = set.positions.count
    let perRing = count / max(set.ringCount, 1)
    // Eight anchors a ring or more, so that most borders have one.
    let anchorBits = perRing >= 1024 ? 5 : perRing >= 256 ? 3 : 0
    self.init(of: set, anchorBits: count < 50_000 ? 0 : anchorBits, threads: threads, hash: hash)
  }

  /// Finds equal vertices with one anchor in 2 to the power of so many vertices; 0 for a table of all.
  init(of set: RegionSet, anchorBits: Int, threads: Int, hash: PlaceHash = .drawn()) {
    let count = set.positions.count
    first = [Int32](unsafeUninitializedCapacity: count) { buffer, initialized in
      LargePages.ask(for: UnsafeRawBufferPointer(buffer))
      set.positions.withUnsafeBufferPointer { positions in
        if anchorBits == 0 {
          Self.identifyAll(positions, into: buffer, threads: threads, hash: hash)
        } else {
          let work = AnchoredIdentity(positions: positions, first: buffer, threads: threads, hash: hash)
          work.joinRingEnds(set)
          work.joinAnchors(bits: anchorBits)
          work.joinOthers()
          work.flatten()
        }
      }
      initialized = count
    }
  }

  /// How many vertices are looked at together, so that the loads of their slots overlap.
  private static let blockSize = 32

  /// Enters every vertex into a table, or into one for each of several threads.
  ///
  /// Threads share by place, in strips of latitude: equal vertices are one thread's, and most often so are those around.
  private static func identifyAll(
    _ positions: UnsafeBufferPointer<Position>, into first: UnsafeMutableBufferPointer<Int32>, threads: Int,
    hash: PlaceHash
  ) {
    let strips = LatitudeStrips(positions, parts: positions.count < 50_000 ? 1 : min(max(threads, 1), 8))
    // Each thread writes the elements of its strips only.
    nonisolated(unsafe) let (places, found) = (positions, first)
    _ = mapParts(of: strips.parts, threads: threads, minimumPart: 1) { range in
      for part in range {
        identify(places, into: found, vertices: places.count / strips.parts, hash: hash) {
          strips.part(of: $0) == part
        }
      }
      return true
    }
  }

  /// Enters the vertices at some places into a table.
  @inline(__always)
  private static func identify(
    _ positions: UnsafeBufferPointer<Position>, into first: UnsafeMutableBufferPointer<Int32>, vertices: Int,
    hash: PlaceHash, where isOwn: (Position) -> Bool
  ) {
    var table = VertexTable(positions: positions, vertices: vertices) { hash($0) }
    withUnsafeTemporaryAllocation(of: (index: Int, hash: UInt64, slot: UInt64).self, capacity: blockSize) {
      block in
      var index = 0
      while index < positions.count {
        let end = min(index + blockSize, positions.count)
        var count = 0
        while index < end {
          let place = positions[index]
          if isOwn(place) {
            let hash = hash(place)
            block[count] = (index, hash, table.firstSlot(hash))
            count += 1
          }
          index += 1
        }
        let capacity = table.capacity
        var done = 0
        for item in block[..<count] where item.index >= done {
          // What was read ahead is void once the table has grown.
          let readAhead = table.capacity == capacity ? item.slot : 0
          let match = table.vertex(at: item.index, hash: item.hash, readAhead: readAhead)
          first[item.index] = Int32(truncatingIfNeeded: match)
          if match < item.index {
            done = extendRun(from: item.index + 1, along: match, positions, first, isOwn)
          }
        }
        index = max(index, done)
      }
    }
  }

  /// Follows the earlier ring that vertex `index - 1` was found on, as long as both go the same way.
  ///
  /// - Returns: The first index that is not identified yet.
  @inline(__always)
  private static func extendRun(
    from index: Int, along match: Int, _ positions: UnsafeBufferPointer<Position>,
    _ first: UnsafeMutableBufferPointer<Int32>, _ isOwn: (Position) -> Bool
  ) -> Int {
    var index = index
    let count = positions.count
    guard index < count else { return index }
    let step: Int
    if match > 0 && positions[match - 1].isSamePlace(as: positions[index]) {
      step = -1
    } else if match + 1 < index && positions[match + 1].isSamePlace(as: positions[index]) {
      step = 1
    } else {
      return index
    }
    var other = match + step
    while index < count, other >= 0, other < index, positions[other].isSamePlace(as: positions[index]),
      isOwn(positions[index])
    {
      first[index] = first[other]
      index += 1
      other += step
    }
    return index
  }
}

extension Position {
  /// The same place with the 180th meridian always written as +180.
  @inlinable
  package var canonical: Position { longitude == -180 ? Position(longitude: 180, latitude: latitude) : self }

  /// Whether both stand for the same place.
  @inlinable
  func isSamePlace(as other: Position) -> Bool {
    latitude == other.latitude
      && (longitude == other.longitude || abs(longitude) == 180 && abs(other.longitude) == 180)
  }

  /// Whether the longitude, then the latitude, is less: the order that makes results independent of the file.
  @inlinable
  package func precedes(_ other: Position) -> Bool {
    longitude != other.longitude ? longitude < other.longitude : latitude < other.latitude
  }
}
