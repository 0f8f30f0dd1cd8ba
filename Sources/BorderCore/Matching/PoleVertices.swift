/// The poles at which arcs end, by the meridians along which they come there.
///
/// A pole has no longitude. Lines are matched on planes that touch the earth beside them, as they lie on the sheet: there
/// each segment to a pole ends at a place of its own, at the longitude of its other end, and two lines have that place in
/// common where they come along one meridian. Names of these vertices follow those of the positions of the set.
struct PoleVertices: Sendable {
  /// Where they are, with the longitudes of their meridians.
  private(set) var positions: [Position] = []
  private var names: [Position: Int32] = [:]
  private let firstName: Int32

  /// The poles at which arcs of a topology end. O(*n*) for *n* vertices of rings that do not lie flat on the sheet.
  init(_ topology: BorderTopology) {
    firstName = Int32(truncatingIfNeeded: topology.regions.positions.count)
    guard !topology.bentRings.isEmpty else { return }
    for arc in topology.arcIDs where topology.bentRings.contains(Int(topology.arcs[arc.index].ring)) {
      let line = topology.positions(of: arc)
      guard line.count > 1 else { continue }
      add(line[0], beside: line[1])
      add(line[line.count - 1], beside: line[line.count - 2])
    }
  }

  private mutating func add(_ pole: Position, beside other: Position) {
    guard pole.isPole, !other.isPole else { return }
    let place = Self.place(of: pole, beside: other)
    guard names[place] == nil else { return }
    names[place] = firstName + Int32(truncatingIfNeeded: positions.count)
    positions.append(place)
  }

  /// A pole where a segment from another place comes to it.
  private static func place(of pole: Position, beside other: Position) -> Position {
    pole.unwrapped(from: other.canonical)
  }

  /// Whether a name is one of these.
  @inline(__always)
  func contains(_ name: Int32) -> Bool { name >= firstName }

  /// Gives the ends of an arc at poles their own names.
  ///
  /// - Parameters:
  ///   - line: The names of the arc's vertices.
  ///   - positions: The positions of the set.
  func rename(endsOf line: inout [Int32], _ positions: [Position]) {
    guard !names.isEmpty, line.count > 1 else { return }
    for (end, next) in [(0, 1), (line.count - 1, line.count - 2)] where !contains(line[next]) {
      let pole = positions[Int(line[end])]
      if pole.isPole, let name = names[Self.place(of: pole, beside: positions[Int(line[next])])] {
        line[end] = name
      }
    }
  }
}
