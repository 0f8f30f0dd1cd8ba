import PROJ
import Testing

/// Runs a test in a context of its own and checks that every transform made in it has been freed.
func inContext(
  _ body: (PROJContext) throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let context = PROJContext()
  defer { #expect(context.liveHandleCount == 0, sourceLocation: sourceLocation) }
  try body(context)
}

/// The error that a closure throws; fails the test if it throws none.
func failure(
  sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws(PROJError) -> Void
) throws -> PROJError {
  do throws(PROJError) { try body() } catch { return error }
  Issue.record("no error", sourceLocation: sourceLocation)
  throw Missing()
}

struct Missing: Error {}

/// A sequence of numbers that a seed determines.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func position() -> GeodesicPosition {
    GeodesicPosition(
      longitude: .random(in: -180...180, using: &self), latitude: .random(in: -90...90, using: &self))
  }
}

func near(_ a: Double, _ b: Double, within tolerance: Double) -> Bool { abs(a - b) <= tolerance }
