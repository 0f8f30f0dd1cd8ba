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
  /// Whether this is the copy on the other side of the 180th meridian, a turn farther east.
  private(set) var isCopy = false

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

  /// The same chain a turn farther east, where it reaches the 180th meridian from the east; `nil` where it does not.
  var beyondTheMeridian: OpenChain? {
    guard box.x <= -Self.turn / 2, -box.z < 0 else { return nil }
    var copy = self
    copy.box.x += Self.turn
    copy.box.z -= Self.turn
    copy.isCopy = true
    return copy
  }

  /// The segments that may be as near to another chain as the margins of both allow, each as a bit.
  @inline(__always)
  func segments(near other: OpenChain, _ positions: UnsafeBufferPointer<Position>) -> UInt32 {
    let around = SIMD4<Double>(other.box &- margin) * (1 / mezha_chain_units)
    let shift = isCopy ? 360.0 : 0
    guard let base = positions.baseAddress else { return 0 }
    return (base + Int(first)).withMemoryRebound(to: Double.self, capacity: 2 * Int(count) + 2) {
      mezha_segments_meeting(
        $0, Int(count), around.x - shift, around.y, -around.z - shift, -around.w)
    }
  }
}
