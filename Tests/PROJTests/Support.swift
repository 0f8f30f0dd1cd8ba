import BorderTestSupport
import Geodesics
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

extension SplitMix64 {
  mutating func position() -> GeodesicPosition {
    GeodesicPosition(
      longitude: .random(in: -180...180, using: &self), latitude: .random(in: -90...90, using: &self))

  }
}

func near(_ a: Double, _ b: Double, within tolerance: Double) -> Bool { abs(a - b) <= tolerance }
