import GEOS
import Testing

@Suite struct ContextTests {
  /// Each task works in the context of whatever thread it runs on.
  @Test func `five hundred tasks in the contexts of their threads`() async throws {
    let areas = try await withThrowingTaskGroup(of: (Int, Double, Int).self) { group in
      for number in 0..<500 {
        group.addTask {
          try GEOSContext.withCurrent { (context) throws(GEOSError) in
            let live = context.liveHandleCount
            let area = try Self.work(number, in: context)
            return (number, area, context.liveHandleCount - live)
          }
        }
      }
      var areas = [Double](repeating: 0, count: 500)
      for try await (number, area, leaked) in group {
        areas[number] = area
        #expect(leaked == 0)
      }
      return areas
    }
    for (number, area) in areas.enumerated() { #expect(area == Double(number + 1)) }
  }

  /// Each task makes a context and ends it.
  @Test func `five hundred tasks with contexts of their own`() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<500 {
        group.addTask {
          let context = GEOSContext()
          let area = try Self.work(number, in: context)
          #expect(area == Double(number + 1))
          #expect(context.liveHandleCount == 0)
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func `a geometry keeps its context alive`() throws {
    weak var watched: GEOSContext?
    do {
      let geometry: GEOSGeometry
      do {
        let context = GEOSContext()
        watched = context
        geometry = try GEOSGeometry.polygon([unitSquare], in: context)
      }
      #expect(watched != nil)
      let area = try geometry.area()
      #expect(area == 1)
    }
    #expect(watched == nil)
    #expect(GEOSContext.liveContextCount >= 0)
  }

  @Test func `nested calls share a context`() {
    let same = GEOSContext.withCurrent { outer in
      GEOSContext.withCurrent { inner in outer === inner }
    }
    #expect(same)
  }

  /// A failure in one context is not seen in another.
  @Test func `errors stay in their context`() throws {
    try inContext { first in
      try inContext { second in
        _ = try failure { () throws(GEOSError) in _ = try GEOSGeometry(wkt: "FOO", in: first) }
        let area = try GEOSGeometry.polygon([unitSquare], in: second).area()
        #expect(area == 1)
      }
    }
  }

  /// A strip of unit squares, one of them bad and repaired, a failure on the way.
  static func work(_ number: Int, in context: GEOSContext) throws(GEOSError) -> Double {
    var squares = GEOSGeometryList(in: context)
    for index in 0...number {
      let x = Double(index)
      try squares.append(
        try GEOSGeometry.polygon([[x, 0, x + 1, 0, x + 1, 1, x, 1, x, 0]], in: context))
    }
    do throws(GEOSError) {
      _ = try GEOSGeometry.linearRing([Double(number), 0, 1, 1], in: context)
    } catch  where error.kind == .illegalArgument {}
    return try GEOSGeometry.collection(.multiPolygon, of: squares).coverageUnion().area()
  }
}

@Suite struct ErrorTests {
  @Test func `errors say what failed`() {
    let error = GEOSError(function: "GEOSArea_r", kind: .unknown, message: "nothing")
    #expect(error.description == "GEOSArea_r: nothing")
    #expect(GEOSError.Kind(rawValue: "NewException") != .unknown)
  }
}
