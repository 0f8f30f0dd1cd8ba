import GEOS
import Testing

/// Runs a test in a context of its own and checks that every handle made in it has been freed.
func inContext(
  _ body: (GEOSContext) throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let context = GEOSContext()
  // A test that throws still has to leave no handle.
  defer { #expect(context.liveHandleCount == 0, sourceLocation: sourceLocation) }
  try body(context)
}

/// The error that a closure throws; fails the test if it throws none.
func failure(
  sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws(GEOSError) -> Void
) throws -> GEOSError {
  do throws(GEOSError) { try body() } catch { return error }
  Issue.record("no error", sourceLocation: sourceLocation)
  throw Missing()
}

struct Missing: Error {}

let unitSquare: [Double] = [0, 0, 1, 0, 1, 1, 0, 1, 0, 0]
let bowTie: [Double] = [0, 0, 2, 2, 2, 0, 0, 2, 0, 0]
