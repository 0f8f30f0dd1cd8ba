/// Places sorted so that those in a box are found without looking at all in the box's latitudes.
///
/// From south to north in blocks of as many places as there are blocks, each from west to east: regular grids, whose
/// places stand in rows by the thousand, cost no more than places at random.
struct PlaceBlocks: Sendable {
  /// The places as they are sorted.
  private let places: [Position]
  /// Where each stood in the list that was given.
  private let numbers: [Int]
  private let blockSize: Int
  /// The latitudes of each block.
  private let latitudes: [ClosedRange<Double>]

  /// Sorts places. O(*n* log *n*).
  init(_ given: [Position]) {
    var order = given.indices.sorted {
      let (a, b) = (given[$0], given[$1])
      return a.latitude != b.latitude ? a.latitude < b.latitude : a.longitude < b.longitude
    }
    let size = max(1, Int(Double(given.count).squareRoot()))
    var latitudes: [ClosedRange<Double>] = []
    for start in stride(from: 0, to: order.count, by: size) {
      let range = start..<min(start + size, order.count)
      latitudes.append(given[order[range.lowerBound]].latitude...given[order[range.upperBound - 1]].latitude)
      order[range].sort { given[$0].longitude < given[$1].longitude }
    }
    blockSize = size
    self.latitudes = latitudes
    numbers = order
    places = order.map { given[$0] }
  }

  /// The places in a box, its edges included, in the order of latitudes.
  ///
  /// - Parameters:
  ///   - box: The box; its longitudes may lie beyond those of the sheet.
  ///   - turn: What is added to the longitudes of the places.
  ///   - room: How much looking is allowed: eight for a place, one for a block. What is spent is taken off.
  /// - Returns: The numbers of the places in the list that was given, and the places, `turn` added; `nil` when there is no
  ///   more room.
  /// - Complexity: O(*b* log *n* + *k* log *k*) for *b* blocks, at most √*n*, in whose latitudes the box lies, and *k* places in
  ///   the box, or beside it in the first and last of them.
  func places(
    in box: BoundingBox, turn: Double, room: inout Int
  ) -> [(number: Int, place: Position)]? {
    var found: [(number: Int, place: Position)] = []
    var block = latitudes.partitioningIndex { $0.upperBound >= box.south }
    while block < latitudes.count, latitudes[block].lowerBound <= box.north {
      let range = block * blockSize..<min((block + 1) * blockSize, places.count)
      block += 1
      room -= 1
      var index = places[range].partitioningIndex { $0.longitude + turn >= box.west }
      while index < range.upperBound, places[index].longitude + turn <= box.east {
        room -= 8
        guard room >= 0 else { return nil }
        let place = places[index]
        if place.latitude >= box.south, place.latitude <= box.north {
          found.append(
            (numbers[index], Position(longitude: place.longitude + turn, latitude: place.latitude)))
        }
        index += 1
      }
    }
    guard room >= 0 else { return nil }
    return found.sorted {
      $0.place.latitude != $1.place.latitude
        ? $0.place.latitude < $1.place.latitude : $0.number < $1.number
    }
  }
}
