import BorderCore
import BorderMeasures
import BorderTables
import BorderTestSupport
import CMezha
import MezhaC
import Testing

/// The functions of the header, called as C calls them.
@Suite struct ABITests {
  private static var functions: [Called.Function] {
    [
      mezha_borders, mezha_adjacency, mezha_weights, mezha_regions, mezha_scale,
    ]
  }

  private static var steps: [Called.Function] { [mezha_survey, mezha_plan, mezha_cut, mezha_join] }

  @Test func `steps of many machines with nothing where something must be`() {
    for function in Self.steps {
      var (schema, array, outcome) = (ArrowSchema(), ArrowArray(), mezha_outcome())
      #expect(function(nil, nil, 0, nil, 0, &schema, &array, &outcome) == MEZHA_BAD_ARGUMENT)
      outcome.release?(&outcome)
      #expect(function(nil, nil, -1, nil, -1, nil, nil, nil) == MEZHA_BAD_ARGUMENT)
      let empty = HandMade.table([.text("x", [])], count: 0)
      #expect(
        [MEZHA_BAD_ARGUMENT, MEZHA_BAD_SCHEMA].map(\.self).contains { $0 == Called(function, [empty]).code })
    }
    #expect(mezha_merge(nil, nil, 0, nil, nil, 0, nil, 0, nil, nil, nil) == MEZHA_BAD_ARGUMENT)
  }

  private static func coverage(_ seed: UInt64) -> RegionSet {
    var generator = SplitMix64(seed: seed)
    return RandomCoverage.make(cell: 20_000, by: &generator)
  }

  @Test func `the library that is loaded is the one of the header`() {
    #expect(mezha_abi_version() == MEZHA_ABI_VERSION)
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `every layout gives the table of the core`(seed: UInt64) {
    let set = Self.coverage(seed)
    let analysis = BorderAnalysis(BorderTopology(set), measure: GeodesicMeasure())
    let chosen = Array(analysis.borders.indices)
    let table = analysis.borderTable(chosen, flags: BorderFlags(analysis.topology))
    for layout in HandMadeRegions.layouts {
      let batch = HandMadeRegions.table(set, layout)
      let called = Called(
        mezha_borders, [batch], [("id", "id"), ("rule", "queen"), ("tolerance_m", "0")])
      #expect(called.code == 0, "seed \(seed), \(layout): \(called.message)")
      #expect(called.columns == table.columns.map(\.key) + ["geometry"], "seed \(seed), \(layout)")
      for name in ["a_id", "b_id", "a_country"] {
        #expect(called.texts(name) == table.texts(name), "seed \(seed), \(layout)")
      }
      for name in ["length_km", "pieces", "touch_points"] {
        #expect(
          called.texts(name).map { Double($0) } == table.numbers(name), "seed \(seed), \(layout), \(name)")
      }
    }
  }

  @Test func `batches are rows one after another`() {
    let set = Self.coverage(3)
    let whole = Called(mezha_borders, [HandMadeRegions.table(set, "wkb")], [("id", "id")])
    let batch = HandMadeRegions.table(set, "wkb")
    // The same table from its second row on, and its first row alone.
    let (rest, first) = (HandMadeRegions.table(set, "wkb"), HandMadeRegions.table(set, "wkb"))
    rest.array.pointee.offset = 1
    rest.array.pointee.length -= 1
    first.array.pointee.length = 1
    let parts = Called(mezha_borders, [first, rest], [("id", "id")])
    #expect(parts.code == 0)
    #expect(parts.rows == whole.rows)
    #expect(parts.rows == Called(mezha_borders, [batch], [("id", "id")]).rows)
  }

  @Test func `polygons that may be consumed are released when they have been read, and nothing else is`() {
    let set = Self.coverage(3)
    for layout in HandMadeRegions.layouts {
      let kept = Called(mezha_borders, [HandMadeRegions.table(set, layout)], [("id", "id")])
      let batches = [HandMadeRegions.table(set, layout), HandMadeRegions.table(set, layout)]
      for batch in batches {
        for child in batch.children { child.array.pointee.release = { $0?.pointee.release = nil } }
      }
      let consumed = Called(mezha_borders, [batches[0]], [("id", "id"), ("consume", "true")])
      #expect(consumed.code == 0 && consumed.rows == kept.rows, "\(layout)")
      #expect(batches[0].array.pointee.release != nil, "\(layout)")
      let released = batches[0].children.filter { $0.array.pointee.release == nil }
      #expect(released.count == 1 && released.first === batches[0].children.last, "\(layout)")
      // Of a call that is refused before, nothing is.
      let refused = Called(mezha_borders, [batches[1]], [("id", "nope"), ("consume", "true")])
      #expect(refused.code == MEZHA_BAD_SCHEMA, "\(layout)")
      #expect(batches[1].children.allSatisfy { $0.array.pointee.release != nil }, "\(layout)")
      // What has been released cannot be read again.
      let again = Called(mezha_borders, [batches[0]], [("id", "id")])
      #expect(again.code == MEZHA_BAD_DATA, "\(layout): \(again.message)")
    }
  }

  @Test func `two references are released each by itself`() {
    let called = Called(mezha_borders, [HandMadeRegions.table(Self.coverage(2), "wkb")])
    var (schema, array) = (ArrowSchema(), ArrowArray())
    #expect(mezha_share(&called.schema, &called.array, &schema, &array) == 0)
    #expect(array.length == called.array.length)
    array.release(&array)
    schema.release(&schema)
    #expect(array.release == nil)
    #expect(!called.texts("a_id").isEmpty)
    let other = HandMade.text("x", ["a"])
    #expect(mezha_share(other.schema, other.array, &schema, &array) == MEZHA_BAD_ARGUMENT)
  }

  /// Who draws a line joins two vertices by the straight line between their numbers.
  @Test func `a border over the 180th meridian is cut there`() throws {
    var builder = RegionSetBuilder()
    for (id, south) in [("north", 0.0), ("south", -1.0)] {
      builder.beginRegion(Region(id: id))
      builder.beginPart()
      let ring = [(179.0, south), (-179.0, south), (-179.0, south + 1), (179.0, south + 1), (179.0, south)]
      builder.addRing(ring.map { Position(longitude: $0.0, latitude: $0.1) })
    }
    let called = Called(
      mezha_borders, [HandMadeRegions.table(builder.finish(), "wkb")], [("id", "id"), ("tolerance_m", "0")])
    let shape = try #require(called.bytes("geometry").first)
    // Head and count of the lines, then for each of two a head, a count and two positions of two numbers.
    #expect(shape.count == 9 + 2 * (9 + 2 * 16) && shape[5] == 2)
    let longitudes = [18, 34, 59, 75].map { start in
      shape[start..<(start + 8)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }.map { Double(bitPattern: $0) }
    #expect([[179, 180, -180, -179], [-179, -180, 180, 179]].contains(longitudes), "\(longitudes)")
  }

  @Test func `what is wrong is said with its row`() {
    let point: [UInt8] = [1, 1, 0, 0, 0] + [UInt8](repeating: 0, count: 16)
    let table = HandMade.table(
      [.text("id", ["A", "B"]), .binary("geometry", [nil, point])], count: 2)
    let called = Called(mezha_borders, [table])
    #expect(called.code == MEZHA_BAD_DATA)
    #expect(called.outcome.row == 1)
    #expect(called.message == "the geometry is a point, and regions are polygons")
    let cut = Called(
      mezha_borders, [.table([.binary("geometry", [[1, 3, 0, 0, 0, 9, 0, 0, 0]])], count: 1)])
    #expect(cut.code == MEZHA_BAD_DATA)
    #expect(cut.message.contains("a count of 9, more than there is at byte 9 of 9"))
  }

  @Test(arguments: [
    ("rule", "bishop"), ("threads", "0"), ("tolerance_m", "-1"), ("tolerance_m", "nan"), ("match", "all"),
    ("colour", "red"), ("international", "yes"),
  ])
  func `options that cannot be`(key: String, value: String) {
    let called = Called(
      mezha_borders, [HandMadeRegions.table(Self.coverage(1), "wkb")], [(key, value)])
    #expect(called.code == MEZHA_BAD_ARGUMENT)
    #expect(called.message.contains(key))
    #expect(called.array.release == nil)
  }

  @Test(arguments: [("id", "nope"), ("geometry", "nope"), ("source", "nope"), ("name", "nope")])
  func `columns that are not there`(key: String, value: String) {
    let called = Called(mezha_borders, [HandMadeRegions.table(Self.coverage(1), "wkb")], [(key, value)])
    #expect(called.code == MEZHA_BAD_SCHEMA)
    #expect(called.message.contains("nope"))
  }

  @Test func `nothing where something must be`() {
    for function in Self.functions {
      var (schema, array, outcome) = (ArrowSchema(), ArrowArray(), mezha_outcome())
      #expect(function(nil, nil, 0, nil, 0, &schema, &array, &outcome) == MEZHA_BAD_ARGUMENT)
      outcome.release?(&outcome)
      #expect(function(nil, nil, -1, nil, -1, nil, nil, nil) == MEZHA_BAD_ARGUMENT)
      let empty = HandMade.table([.binary("geometry", [])], count: 0)
      #expect(Called(function, [empty]).code == 0)
    }
  }
}

extension Table {
  fileprivate func texts(_ name: String) -> [String] {
    let index = columns.firstIndex { $0.key == name } ?? 0
    return rows.map {
      switch $0[index] {
      case .text(let text): text
      case .phrase(let phrase): phrase.english
      default: ""
      }
    }
  }

  /// Numbers as text files hold them.
  fileprivate func numbers(_ name: String) -> [Double?] {
    let index = columns.firstIndex { $0.key == name } ?? 0
    return rows.map {
      switch $0[index] {
      case .integer(let number): Double(number)
      case .decimal(let number, let places): DecimalScale(places: places).rounded(number)
      default: nil
      }
    }
  }
}
