internal import CVertexKernel

/// A chain of segments that one region alone goes along, with a box that has a margin.
struct OpenChain: Sendable {
  /// West, south, and east and north with the sign changed, in the units of `mezha_chain`.
  var box: SIMD4<Int32>
  /// The position in the set at which it begins.
  let first: Int32
  /// How many segments it has.
  let count: Int32
  let region: Int32
  /// Whether the region lies to the left as the positions go.
  let isLeft: Bool
  /// By how much the box is wider on each side.
  private let margin: SIMD4<Int32>
  /// Whether this is the copy on the other side of the 180th meridian, a turn farther east; of a leap, a turn farther west.
  private(set) var isCopy = false
  /// Whether it is a segment that leaps over the 180th meridian, laid out on from the eastern edge of the sheet.
  private(set) var isLeap = false

  private static let turn = Int32(360 * mezha_chain_units)

  /// A chain of an outer arc.
  ///
  /// - Parameters:
  ///   - chain: The chain.
  ///   - region: Its region.
  ///   - isLeft: Whether the region lies to the left as its positions go.
  ///   - margin: By how many metres its box is wider on each side.
  ///   - scale: Metres a degree.
  init(
    _ chain: SelfContactFinder.Chain, region: Int32, isLeft: Bool, margin: Double, _ scale: LocalScale
  ) {
    first = chain.first
    count = chain.count
    self.region = region
    self.isLeft = isLeft
    let degrees = 1 / mezha_chain_units
    let north = margin / scale.metres(at: 0).y * 1.01
    let farthest = max(-Double(chain.box.y), -Double(chain.box.w)) * degrees + north
    let east = min(margin / scale.metres(at: farthest).x * 1.01, 45)
    // Number by number: the conversion of whole vectors is not specialised and takes longer than all the rest.
    let (x, y) = (
      Int32((east * mezha_chain_units).rounded(.up)), Int32((north * mezha_chain_units).rounded(.up))
    )
    self.margin = SIMD4(x, y, x, y)
    box = chain.box &- self.margin
  }

  /// A segment of an outer arc that leaps over the 180th meridian or ends at a pole: where it begins, and its ends as they
  /// stand on the sheet; the rest as for others. To a pole it goes along the meridian of its other end.
  init(
    bentAt index: Int, _ ends: (Position, Position), arc: Int32, region: Int32, isLeft: Bool, margin: Double,
    _ scale: LocalScale
  ) {
    let isLeap = !ends.0.isPole && !ends.1.isPole
    let a = ends.0.isPole ? ends.0.unwrapped(from: ends.1) : ends.0
    let b = ends.1.isPole ? ends.1.unwrapped(from: a) : ends.1
    let west = isLeap ? max(a.longitude, b.longitude) : a.longitude
    let east = isLeap ? min(a.longitude, b.longitude) + 360 : b.longitude
    let (south, north) = (min(a.latitude, b.latitude), max(a.latitude, b.latitude))
    func unit(_ degrees: Double) -> Int32 { Int32((degrees * mezha_chain_units).rounded(.down)) }
    self.init(
      SelfContactFinder.Chain(
        box: SIMD4(unit(west), unit(south), unit(-east), unit(-north)),
        first: Int32(truncatingIfNeeded: index), count: 1, arc: arc),
      region: region, isLeft: isLeft, margin: margin, scale)
    self.isLeap = isLeap
  }

  /// A leap as it comes from the western edge of the sheet.
  var beforeTheMeridian: OpenChain {
    var copy = self
    copy.turn(by: -Self.turn)
    return copy
  }

  /// Moves the box along the equator. A box as wide as the sheet would leave the numbers that there are: it ends there, as
  /// far beyond everything else.
  private mutating func turn(by units: Int32) {
    let (west, east) = (box.x.addingReportingOverflow(units), box.z.subtractingReportingOverflow(units))
    box.x = west.overflow ? (units < 0 ? .min : .max) : west.partialValue
    box.z = east.overflow ? (units < 0 ? .max : .min) : east.partialValue
    isCopy = true
  }

  /// Whether this and another chain are to be held against each other where both stand now, and not where a copy of one of
  /// them does.
  @inline(__always)
  func isProperly(beside other: OpenChain) -> Bool {
    if isCopy && other.isCopy { return false }
    // A leap stands on both sides itself.
    return isLeap == other.isLeap || !(isLeap ? other : self).isCopy
  }

  /// The same chain a turn farther east, where it reaches the 180th meridian from the east; `nil` where it does not.
  var beyondTheMeridian: OpenChain? {
    guard box.x <= -Self.turn / 2, -box.z < 0 else { return nil }
    var copy = self
    copy.turn(by: Self.turn)
    return copy
  }

  /// The segments that may be as near to another chain as the margins of both allow, each as a bit.
  @inline(__always)
  func segments(near other: OpenChain, _ positions: UnsafeBufferPointer<Position>) -> UInt32 {
    // That the boxes meet is all that there is to say of one segment, and a bent one does not stand in the set as it lies.
    if count == 1 { return 1 }
    let around = SIMD4<Double>(other.box &- margin) * (1 / mezha_chain_units)
    let shift = isCopy ? 360.0 : 0
    guard let base = positions.baseAddress else { return 0 }
    return (base + Int(first)).withMemoryRebound(to: Double.self, capacity: 2 * Int(count) + 2) {
      mezha_segments_meeting(
        $0, Int(count), around.x - shift, around.y, -around.z - shift, -around.w)
    }
  }
}
