import BorderCore
import BorderIO
import BorderTestSupport
import Testing

/// The parser of GeoJSON never crashes, and what it accepts is a sound set.
@Suite struct FuzzTests {
  @Test(arguments: [1, 2, 3, 4])
  func mutations(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let original = try FileBytes.read(Fixture.path("three.geojson"))
    let tokens = [
      "[", "]", "{", "}", ",", ":", "\"", "\\", "null", "1e999", "-", "\u{0}", "\"type\"", "\\u", "[[[",
    ]
    for round in 0..<1500 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
        case 2:
          bytes.insert(contentsOf: tokens[Int.random(in: 0..<tokens.count, using: &random)].utf8, at: place)
        case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 60)], at: place)
        default: bytes.removeLast(bytes.count - place)
        }
      }
      guard bytes.first == UInt8(ascii: "{") else { continue }
      do {
        let set = try RegionReader.read(InputSpec(name: "fuzz.geojson", contents: bytes)).regions
        #expect(set.ringStarts.last == set.positions.count, "seed \(seed), round \(round)")
        #expect(Set(set.regions.map(\.id)).count == set.regionCount, "seed \(seed), round \(round)")
      } catch {
        #expect(!error.message.english.isEmpty, "seed \(seed), round \(round)")
      }
    }
  }
}
