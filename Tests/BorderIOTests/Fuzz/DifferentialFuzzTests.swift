import BorderClaims
import BorderCore
import BorderTables
import BorderTestSupport
import Foundation
import Testing

@testable import BorderIO

/// Random input for the parts that read and write, each against another way to the same.
///
/// `MEZHA_FUZZ_SECONDS` (1 for each test) and `MEZHA_FUZZ_SEED` as in Tests/README.md; a failure names its seed.
@Suite struct DifferentialFuzzTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let seconds = environment["MEZHA_FUZZ_SECONDS"].flatMap(Double.init) ?? 1
  private static let firstSeed = environment["MEZHA_FUZZ_SEED"].flatMap(UInt64.init) ?? 1

  private func forEachSeed(_ body: (UInt64, inout SplitMix64) throws -> Void) rethrows {
    let end = Date().addingTimeInterval(Self.seconds)
    var seed = Self.firstSeed
    repeat {
      var generator = SplitMix64(seed: seed)
      try body(seed, &generator)
      seed &+= 1
    } while Date() < end
  }

  /// Rings put together from the arcs of a TopoJSON are those of the regions.
  @Test func `TopoJSON gives the rings back`() throws {
    try forEachSeed { seed, generator in
      let set = RandomRegions.make(&generator)
      // Coordinates are written with 15 digits after the point; others are not whole.
      guard set.positions.allSatisfy({ $0.longitude == $0.longitude.rounded() && abs($0.longitude) < 180 }),
        set.positions.allSatisfy({ $0.latitude == $0.latitude.rounded() })
      else { return }
      let topology = BorderTopology(set)
      let text = topology.topoJSON(decimals: 15).bytes
      let root = try #require(try Writing.parse(text) as? [String: Any], "seed \(seed)")
      let arcs = try #require(root["arcs"] as? [[[Double]]], "seed \(seed)")
      let objects = try #require(root["objects"] as? [String: [String: Any]], "seed \(seed)")
      let geometries = try #require(objects["regions"]?["geometries"] as? [[String: Any]], "seed \(seed)")
      #expect(geometries.count == set.regionCount, "seed \(seed)")
      for (index, geometry) in geometries.enumerated() {
        var found: [[[Double]]] = []
        func collect(_ value: Any?) {
          if let numbers = value as? [Int], !numbers.isEmpty {
            var ring: [[Double]] = []
            for number in numbers {
              let line = number < 0 ? arcs[~number].reversed() : arcs[number]
              #expect(ring.isEmpty || ring.last == line.first, "seed \(seed): arcs do not meet")
              ring += ring.isEmpty ? line : Array(line.dropFirst())
            }
            #expect(ring.first == ring.last, "seed \(seed): a ring is open")
            found.append(Self.turned(Array(ring.dropLast())))
          } else if let list = value as? [Any] {
            for item in list { collect(item) }
          }
        }
        collect(geometry["arcs"])
        let expected = (0..<set.ringCount).filter { set.region(ofRing: $0).index == index }.map { ring in
          Self.turned(set.positions[set.range(ofRing: ring)].dropLast().map { [$0.longitude, $0.latitude] })
        }
        #expect(
          found.sorted { "\($0)" < "\($1)" } == expected.sorted { "\($0)" < "\($1)" },
          "seed \(seed), region \(index)")
      }
    }
  }

  /// A ring from a place of its own on: the least of all its turns.
  private static func turned(_ ring: [[Double]]) -> [[Double]] {
    ring.indices.map { Array(ring[$0...] + ring[..<$0]) }.min { "\($0)" < "\($1)" } ?? []
  }

  /// Lists of neighbours, spoilt: read twice, they give the same, or the same error.
  @Test func `lists are read alike twice`() throws {
    let endings = ["csv", "tsv", "txt", "md", "json", "gal", "gwt", "html"]
    try forEachSeed { seed, generator in
      let ending = endings[Int.random(in: 0..<endings.count, using: &generator)]
      var bytes = Array(MadeLists.list(ending, &generator).utf8)
      if Int.random(in: 0..<3, using: &generator) > 0 {
        var mutator = Mutator(seed: generator.next())
        mutator.spoil(&bytes)
      }
      try Fixture.withFile("list.\(ending)", bytes.prefix(100_000)) { file in
        func outcome() -> String {
          do throws(InputError) {
            let list = try ClaimListReader.read(file, options: ClaimListReader.Options())
            return "\(list)"
          } catch {
            return error.message.english
          }
        }
        let first = outcome()
        #expect(!first.isEmpty && first == outcome(), "seed \(seed), \(ending)")
      }
    }
  }

  /// FlatGeobuf and GeoPackage with changed bytes: where both ways read them, they read the same.
  @Test(arguments: ["three.fgb", "three.gpkg"])
  func `changed files are read alike`(name: String) throws {
    let original = try FileBytes.read(Fixture.path(name))
    let hot = original.indices.filter { original[$0] != 0 }
    try forEachSeed { seed, generator in
      var bytes = original
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = hot[Int.random(in: 0..<hot.count, using: &generator)]
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 2: bytes[place] &+= 1
        default: bytes[place] = 0
        }
      }
      try Fixture.withFile("changed." + name.drop { $0 != "." }.dropFirst(), bytes) { file in
        var byGDAL = ReadOptions()
        byGDAL.readsByGDAL = true
        let own = BothWays.summary([InputSpec(file: file)], ReadOptions())
        let given = BothWays.summary([InputSpec(file: file)], byGDAL)
        guard own.failure == nil, given.failure == nil else { return }
        #expect(own.bits == given.bits, "seed \(seed): positions differ")
        #expect(own.numbers == given.numbers, "seed \(seed): rings differ")
        #expect(own.regions == given.regions, "seed \(seed): regions differ")
      }
    }
  }

  /// GeoJSON with escapes in keys and values, NUL and other control characters among them.
  @Test func `escapes are read alike`() throws {
    let pieces = [
      "a", "Я", "\\u0061", "\\u0000", "\\\"", "\\\\", "\\/", "\\n", "\\ud83d\\ude00", "\\u042f", " ", "é",
      "e\\u0301",
      "\\t", "\\u007f", "'", "<", "&",
    ]
    try forEachSeed { seed, generator in
      func text() -> String {
        (0..<Int.random(in: 1...5, using: &generator)).map { _ in
          pieces[Int.random(in: 0..<pieces.count, using: &generator)]
        }.joined()
      }
      let key = ["name", "n\\u0061me", "\\u006e\\u0061\\u006d\\u0065"][
        Int.random(in: 0...2, using: &generator)]
      let features = (1...3).map { index in
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"\(index)\",\"\(key)\":\"\(text())\",\"\(text())\":\"\(text())\"},"
          + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[\(index),0],[\(index),1],[\(index + 1),1],[\(index),0]]]}}"
      }
      let file = "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
      try Fixture.withFile("escapes.geojson", Array(file.utf8)) { path in
        let options = ReadOptions(idField: "id", nameField: "name")
        var byGDAL = options
        // A condition is what the parser leaves to GDAL.
        byGDAL.whereClause = "id <> ''"
        let own = BothWays.summary([InputSpec(file: path)], options)
        let given = BothWays.summary([InputSpec(file: path)], byGDAL)
        #expect(own.failure == nil && given.failure == nil, "seed \(seed): \(file)")
        #expect(own.bits == given.bits, "seed \(seed)")
        let names = (own.regions.map(\.name), given.regions.map(\.name))
        // GDAL's texts end at a NUL; blanks at the end are no part of a name.
        let cut = names.0.map {
          FieldText.trimmed(String($0.prefix { $0 != "\0" }))
        }
        let isSame = zip(zip(names.0, cut), names.1).allSatisfy { own, theirs in
          own.0 == theirs || own.1 == theirs || own.1.isEmpty
        }
        #expect(isSame, "seed \(seed): \(names)")
      }
    }
  }
}

/// What GDAL's readers pass over, ours do too.
@Suite struct SpareByteTests {
  /// `alldatatypes.fgb` among GDAL's tests has properties with a byte more than their values take.
  @Test func `a spare byte after the properties of a FlatGeobuf is passed over`() throws {
    let bytes = try FileBytes.read(Fixture.path("three.fgb"))
    let longer = try #require(Self.withSpareByte(bytes))
    let original = BothWays.expectSame([InputSpec(file: Fixture.path("three.fgb"))])
    try Fixture.withFile("three.fgb", longer) { file in
      let both = BothWays.expectSame([InputSpec(file: file)])
      let isOwn = try BothWays.isOwn(InputSpec(file: file))
      #expect(isOwn)
      #expect(both.failure == nil && both.regions == original.regions && both.bits == original.bits)
    }
  }

  /// The first feature with its vector of properties one byte longer: the byte is one that pads it to four.
  private static func withSpareByte(_ bytes: [UInt8]) -> [UInt8]? {
    bytes.withUnsafeBytes { file -> [UInt8]? in
      guard let header = try? FlatGeobufHeader(file) else { return nil }
      var place = header.firstFeature
      for _ in 0..<header.featureCount {
        let size = Int(file.loadUnaligned(fromByteOffset: place, as: UInt32.self))
        let buffer = FlatBuffer(file, (place + 4)..<(place + 4 + size))
        if let root = try? buffer.root(), let properties = try? buffer.vector(1, of: root, itemSize: 1),
          properties.count % 4 != 0
        {
          var changed = bytes
          let length = place + 4 + properties.place - 4
          changed.replaceSubrange(
            length..<(length + 4), with: withUnsafeBytes(of: UInt32(properties.count + 1)) { Array($0) })
          return changed
        }
        place += 4 + size
      }
      return nil
    }
  }
}
