import BorderTestSupport
import PROJ
import Testing

@Suite struct TransformTests {
  struct Known: Sendable {
    let target: String
    let longitude, latitude, x, y, tolerance: Double
  }

  @Test(arguments: [
    Known(
      target: "EPSG:3857", longitude: 180, latitude: 0, x: 20_037_508.342789244, y: 0, tolerance: 1e-8),
    Known(
      target: "EPSG:3857", longitude: 10, latitude: 50, x: 1_113_194.9079327357,
      y: 6_446_275.841017161, tolerance: 1e-6),
    Known(target: "EPSG:32637", longitude: 39, latitude: 0, x: 500_000, y: 0, tolerance: 1e-6),
    // Origin, and the worked example of the EPSG guidance note 7-2.
    Known(
      target: "EPSG:3035", longitude: 10, latitude: 52, x: 4_321_000, y: 3_210_000, tolerance: 1e-6),
    Known(
      target: "EPSG:3035", longitude: 5, latitude: 50, x: 3_962_799.45, y: 2_999_718.85, tolerance: 0.01),
    Known(
      target: "+proj=utm +zone=37 +datum=WGS84", longitude: 39, latitude: 0, x: 500_000, y: 0,
      tolerance: 1e-6),
  ])
  func `known values`(known: Known) throws {
    try inContext { context in
      // ETRS89 and WGS 84 are the same to a metre: PROJ calls such an operation null, not ballpark.
      let transform = try CoordinateTransform(from: "EPSG:4326", to: known.target, in: context)
      let (x, y) = try transform.transformed(x: known.longitude, y: known.latitude)
      #expect(near(x, known.x, within: known.tolerance))
      #expect(near(y, known.y, within: known.tolerance))
      let back = try transform.transformed(x: x, y: y, direction: .inverse)
      #expect(near(back.x, known.longitude, within: 1e-8))
      #expect(near(back.y, known.latitude, within: 1e-8))
    }
  }

  /// On its central meridian, UTM's northing is the scaled arc of the meridian.
  @Test func `northing of the central meridian is geodesic`() throws {
    try inContext { context in
      let transform = try CoordinateTransform(from: "EPSG:4326", to: "EPSG:32637", in: context)
      for latitude in stride(from: 5.0, through: 80, by: 5) {
        let (x, y) = try transform.transformed(x: 39, y: latitude)
        let arc = Geodesic.wgs84.distance(
          from: GeodesicPosition(longitude: 39, latitude: 0),
          to: GeodesicPosition(longitude: 39, latitude: latitude))
        #expect(near(x, 500_000, within: 1e-6))
        #expect(near(y, 0.9996 * arc, within: 1e-6), "latitude \(latitude)")
      }
    }
  }

  /// Both sides put longitude or easting first, although EPSG:4326 and EPSG:3035 state the other order.
  @Test func `x comes first everywhere`() throws {
    try inContext { context in
      let crs84 = try CoordinateTransform(from: "OGC:CRS84", to: "EPSG:32637", in: context)
      let epsg = try CoordinateTransform(from: "EPSG:4326", to: "EPSG:32637", in: context)
      let (a, b) = (try crs84.transformed(x: 37.6, y: 55.7), try epsg.transformed(x: 37.6, y: 55.7))
      #expect(near(a.x, b.x, within: 1e-9) && near(a.y, b.y, within: 1e-9))
    }
  }

  @Test func `blocks are strided and transformed in place`() throws {
    var random = SplitMix64(seed: 41)
    try inContext { context in
      let transform = try CoordinateTransform(from: "EPSG:4326", to: "EPSG:3035", in: context)
      var records: [Double] = []
      for index in 0..<1000 {
        records += [
          Double(index), .random(in: 35...70, using: &random), .random(in: -10...30, using: &random), -1,
        ]
      }
      let before = records
      try records.withUnsafeMutableBufferPointer {
        try transform.transform($0, count: 1000, stride: 4, xOffset: 2, yOffset: 1)
      }
      for index in 0..<1000 {
        let (x, y) = try transform.transformed(x: before[4 * index + 2], y: before[4 * index + 1])
        #expect(records[4 * index + 2] == x && records[4 * index + 1] == y, "seed 41")
        #expect(records[4 * index] == Double(index) && records[4 * index + 3] == -1)
      }
    }
  }

  @Test func `the first failing position is named`() throws {
    try inContext { context in
      let transform = try CoordinateTransform(from: "EPSG:4326", to: "EPSG:32637", in: context)
      var block = [39.0, 55, 39, 95, 39, 56, 39, 99]
      let error = try failure { () throws(PROJError) in try transform.transform(&block) }
      #expect(error.positionIndex == 1)
      #expect(error.function == "proj_trans_generic")
      #expect(error.code == .invalidPosition)
      #expect(!error.message.isEmpty)
      #expect(error.description.contains("position 1"))
      #expect(block[0].isFinite && !block[2].isFinite && block[4].isFinite && !block[6].isFinite)
      // The failure does not stick.
      var good = [39.0, 0]
      try transform.transform(&good)
      #expect(near(good[0], 500_000, within: 1e-6))
      var missing = [Double.nan, 5]
      let second = try failure { () throws(PROJError) in try transform.transform(&missing) }
      #expect(second.positionIndex == 0)
    }
  }

  @Test func `positions outside the projection fail`() throws {
    try inContext { context in
      let transform = try CoordinateTransform(
        from: "EPSG:4326", to: "+proj=gnom +lat_0=90 +datum=WGS84", in: context)
      let error = try failure { () throws(PROJError) in _ = try transform.transformed(x: 0, y: -50) }
      #expect(error.positionIndex == 0)
      #expect(error.code == .outsideDomain)
    }
  }

  @Test func `blocks that do not fit stay untouched`() throws {
    try inContext { context in
      let transform = try CoordinateTransform(from: "EPSG:4326", to: "EPSG:3857", in: context)
      var block = [1.0, 2, 3, 4]
      for (count, stride, xOffset, yOffset) in [
        (3, 2, 0, 1), (2, 3, 0, 1), (1, 2, 0, 0), (2, 0, 0, 1), (1, 2, 4, 1), (1, 2, -1, 1),
        (.max, 2, 0, 1), (2, .max, 0, 1),
      ] {
        #expect(throws: PROJError.self) {
          try block.withUnsafeMutableBufferPointer {
            try transform.transform($0, count: count, stride: stride, xOffset: xOffset, yOffset: yOffset)
          }
        }
      }
      #expect(block == [1, 2, 3, 4])
      var odd = [1.0]
      #expect(throws: PROJError.self) { try transform.transform(&odd) }
      var none: [Double] = []
      try transform.transform(&none)
    }
  }

  @Test(arguments: [
    "", "EPSG:999999", "nonsense", "+proj=nothing", "GEOGCS[", "EPSG:4326\0", "+proj=utm +zone=99",
    "urn:ogc:def:coordinateOperation:EPSG::16031",
  ])
  func `systems that are none`(definition: String) throws {
    try inContext { context in
      for (source, target) in [(definition, "EPSG:4326"), ("EPSG:4326", definition)] {
        let error = try failure { () throws(PROJError) in
          _ = try CoordinateTransform(from: source, to: target, in: context)
        }
        #expect(error.function == "proj_create")
        #expect(!error.message.isEmpty)
      }
    }
  }

  /// A system without a datum can be joined with WGS 84 only by ignoring the difference.
  @Test func `ballpark operations must be allowed`() throws {
    try inContext { context in
      let unknown = "+proj=longlat +ellps=krass +no_defs"
      let error = try failure { () throws(PROJError) in
        let transform = try CoordinateTransform(from: unknown, to: "EPSG:4326", in: context)
        _ = try transform.transformed(x: 37, y: 55)
      }
      #expect(!error.message.isEmpty)
      let transform = try CoordinateTransform(
        from: unknown, to: "EPSG:4326", allowsBallpark: true, in: context)
      let (x, y) = try transform.transformed(x: 37, y: 55)
      #expect(near(x, 37, within: 1e-6) && near(y, 55, within: 1e-6))
    }
  }
}
