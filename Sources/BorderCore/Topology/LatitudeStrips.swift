/// Shares places out among threads: equal places are one thread's, and most often so are those around.
struct LatitudeStrips {
  /// Among how many threads.
  let parts: Int
  private let stripsPerDegree: Double

  /// Strips some hundred vertices high.
  init(_ positions: UnsafeBufferPointer<Position>, parts: Int) {
    self.parts = parts
    stripsPerDegree = 1 / min(max(128 * VertexFilter.usualStep(positions), 1e-6), 1)
  }

  /// Which thread a place belongs to.
  @inline(__always)
  func part(of place: Position) -> Int {
    parts == 1 ? 0 : Int((place.latitude + 90) * stripsPerDegree) % parts
  }
}
