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

  /// A segment of an outer arc that leaps over the 180th meridian or ends at a pole, as it is laid out on the sheet (see
  /// `BentSegments`): where it begins in the set, its ends, and whether it leaps; the rest as for others.
  init(
    bentAt index: Int, _ ends: (Position, Position), isLeap: Bool, arc: Int32, region: Int32, isLeft: Bool,
    margin: Double, _ scale: LocalScale
  ) {
    let (a, b) = ends
    let west = min(a.longitude, b.longitude)
    func unit(_ degrees: Double) -> Int32 { Int32((degrees * mezha_chain_units).rounded(.down)) }
    let box = SIMD4(
      unit(west), unit(min(a.latitude, b.latitude)), unit(-max(a.longitude, b.longitude)),
      unit(-max(a.latitude, b.latitude)))
    self.init(
      SelfContactFinder.Chain(box: box, first: Int32(truncatingIfNeeded: index), count: 1, arc: arc),
      region: region, isLeft: isLeft, margin: margin, scale)
    self.isLeap = isLeap
    // Of the two pieces of a leap it is the one that comes from beyond the western edge.
    isCopy = isLeap && west < 0
  }

  /// Whether this and another chain are to be held against each other where both stand now, and not where a copy of one of
  /// them does.
  @inline(__always)
  func isProperly(beside other: OpenChain) -> Bool {
    if isCopy && other.isCopy { return false }
    // A leap stands on both sides itself.
    return isLeap == other.isLeap || !(isLeap ? other : self).isCopy
  }

  /// The same chain a turn farther east, where it reaches the 180th meridian from the east; `nil` where it does not. A box
  /// as wide as the sheet would leave the numbers that there are: it ends there, as far beyond everything else.
  var beyondTheMeridian: OpenChain? {
    guard box.x <= -Self.turn / 2, -box.z < 0 else { return nil }
    var copy = self
    let (west, east) = (
      box.x.addingReportingOverflow(Self.turn), box.z.subtractingReportingOverflow(Self.turn)
    )
    copy.box.x = west.overflow ? .max : west.partialValue
    copy.box.z = east.overflow ? .min : east.partialValue
    copy.isCopy = true
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
