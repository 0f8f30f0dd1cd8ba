import PROJ
import Testing

@Suite struct ContextTests {
  @Test func `transforms are made once`() throws {
    try inContext { context in
      for _ in 0..<3 {
        let x = try context.withTransform(from: "EPSG:4326", to: "EPSG:3857") {
          (transform) throws(PROJError) in try transform.transformed(x: 180, y: 0).x
        }
        #expect(near(x, 20_037_508.342789244, within: 1e-8))
      }
      #expect(context.cachedTransformCount == 1)
      _ = try failure { () throws(PROJError) in
        try context.withTransform(from: "EPSG:4326", to: "nonsense") { (_) throws(PROJError) in }
      }
      #expect(context.cachedTransformCount == 1)
      context.removeCachedTransforms()
      #expect(context.cachedTransformCount == 0)
    }
  }

  /// A transform in use survives being dropped from the cache.
  @Test func `a transform in use outlives the cache`() throws {
    try inContext { context in
      try context.withTransform(from: "EPSG:4326", to: "EPSG:3857") { (transform) throws(PROJError) in
        for zone in 1...60 {
          try context.withTransform(from: "EPSG:4326", to: "+proj=utm +datum=WGS84 +zone=\(zone)") {
            (_) throws(PROJError) in
          }
        }
        context.removeCachedTransforms()
        let x = try transform.transformed(x: 180, y: 0).x
        #expect(near(x, 20_037_508.342789244, within: 1e-8))
      }
    }
  }

  @Test func `the cache is bounded`() throws {
    try inContext { context in
      for meridian in 0..<70 {
        try context.withTransform(
          from: "EPSG:4326", to: "+proj=tmerc +datum=WGS84 +lon_0=\(meridian)"
        ) { (_) throws(PROJError) in }
        #expect(context.cachedTransformCount <= 64)
      }
    }
  }

  @Test func `the network is off`() { #expect(!PROJContext().isNetworkEnabled) }

  @Test func `a context goes with its cache`() throws {
    weak var watched: PROJContext?
    do {
      let context = PROJContext()
      watched = context
      try context.withTransform(from: "EPSG:4326", to: "EPSG:3857") { (_) throws(PROJError) in }
    }
    #expect(watched == nil)
  }

  @Test func `five hundred tasks in the contexts of their threads`() async throws {
    try await withThrowingTaskGroup(of: (Int, Double).self) { group in
      for number in 0..<500 {
        group.addTask {
          let x = try PROJContext.withCurrent { (context) throws(PROJError) in
            try context.withTransform(from: "EPSG:4326", to: "EPSG:3857") {
              (transform) throws(PROJError) in
              _ = try? transform.transformed(x: 0, y: 95)
              return try transform.transformed(x: Double(number) / 10, y: 10).x
            }
          }
          return (number, x)
        }
      }
      for try await (number, x) in group {
        #expect(near(x, 20_037_508.342789244 * Double(number) / 1800, within: 1e-6))
      }
    }
  }

  @Test func `five hundred tasks with contexts of their own`() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<500 {
        group.addTask {
          let context = PROJContext()
          let transform = try CoordinateTransform(
            from: "+proj=longlat +datum=WGS84", to: "+proj=merc +datum=WGS84", in: context)
          let x = try transform.transformed(x: Double(number) / 10, y: 10).x
          #expect(near(x, 20_037_508.342789244 * Double(number) / 1800, within: 1e-6))
        }
      }
      try await group.waitForAll()
    }
  }
}

@Suite struct ReferenceSystemTests {
  @Test func `facts of WGS 84`() throws {
    try inContext { context in
      let system = try ReferenceSystem("EPSG:4326", in: context)
      #expect(system.name == "WGS 84")
      #expect(system.authorityCode == "EPSG:4326")
      #expect(system.isGeographic && !system.isProjected)
      #expect(system.isNorthFirst)
      #expect(system.axes.map(\.unitName) == ["degree", "degree"])
      #expect(near(system.axes[0].unitFactor, .pi / 180, within: 1e-15))
      #expect(system.isWGS84LongitudeLatitude)
      let area = try #require(system.areaOfUse)
      #expect((area.west, area.south, area.east, area.north) == (-180, -90, 180, 90))
    }
  }

  @Test func `facts of a projection`() throws {
    try inContext { context in
      let utm = try ReferenceSystem("EPSG:32637", in: context)
      #expect(utm.name == "WGS 84 / UTM zone 37N")
      #expect(utm.isProjected && !utm.isGeographic && !utm.isNorthFirst)
      #expect(utm.axes.map(\.abbreviation) == ["E", "N"])
      #expect(utm.axes.map(\.unitName) == ["metre", "metre"] && utm.axes[0].unitFactor == 1)
      #expect(!utm.isWGS84LongitudeLatitude)
      let area = try #require(utm.areaOfUse)
      #expect(area.west == 36 && area.east == 42)
      let laea = try ReferenceSystem("EPSG:3035", in: context)
      #expect(laea.isNorthFirst)
      // Chukotka: the area crosses the 180th meridian.
      let pacific = try #require(try ReferenceSystem("EPSG:32601", in: context).areaOfUse)
      #expect(pacific.west == -180)
      let fiji = try #require(try ReferenceSystem("EPSG:3460", in: context).areaOfUse)
      #expect(fiji.west > fiji.east)
    }
  }

  @Test(arguments: [
    ("EPSG:4326", true), ("OGC:CRS84", true), ("urn:ogc:def:crs:OGC:1.3:CRS84", true),
    ("+proj=longlat +datum=WGS84", true), ("EPSG:4979", false), ("EPSG:4258", false),
    ("EPSG:4269", false), ("EPSG:4284", false), ("EPSG:3857", false),
    ("+proj=longlat +datum=WGS84 +pm=paris", false),
    (
      "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
        + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]", true
    ),
    (
      "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
        + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]", true
    ),
  ])
  func `longitude latitude is recognized`(definition: String, expected: Bool) throws {
    try inContext { context in
      let quick = try ReferenceSystem.isWGS84LongitudeLatitude(definition, in: context)
      let slow = try ReferenceSystem(definition, in: context).isWGS84LongitudeLatitude
      #expect(quick == expected)
      #expect(slow == expected)
    }
  }

  @Test func `compound and bound systems show their horizontal part`() throws {
    try inContext { context in
      let compound = try ReferenceSystem("EPSG:4326+5773", in: context)
      #expect(compound.isWGS84LongitudeLatitude)
      #expect(compound.axes.count == 2)
      let bound = try ReferenceSystem(
        "+proj=longlat +ellps=krass +towgs84=23.92,-141.27,-80.9,0,0.35,0.82,-0.12 +no_defs",
        in: context)
      #expect(bound.isGeographic && !bound.isWGS84LongitudeLatitude)
    }
  }

  @Test func `what is no system throws`() throws {
    try inContext { context in
      let error = try failure { () throws(PROJError) in
        _ = try ReferenceSystem("EPSG:999999", in: context)
      }
      #expect(error.function == "proj_create")
      #expect(error.message.contains("999999") || error.message.contains("crs"))
    }
  }
}
