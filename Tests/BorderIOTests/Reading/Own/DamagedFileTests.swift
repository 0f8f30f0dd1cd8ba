import BorderCore
import BorderTables
import BorderTestSupport
import Foundation
import Testing

@testable import BorderIO

/// Damaged FlatGeobuf and GeoPackage: an error with its place or a sound set, never a crash.
@Suite struct DamagedFileTests {
  @Test func `an end that comes too early is told with its feature and byte`() throws {
    let bytes = try FileBytes.read(Fixture.path("three.fgb"))
    try Fixture.withFile("short.fgb", bytes.dropLast(40)) { file in
      let error = #expect(throws: InputError.self) { try RegionReader.read(InputSpec(file: file)) }
      #expect(error?.category == .badData && error?.feature == 3 && error?.layer == "three")
      #expect((error?.byteOffset ?? 0) > 1000 && (error?.byteOffset ?? 0) < bytes.count)
      #expect(error?.message.english.contains(file) == true)
    }
  }

  @Test func `a geometry that breaks off is told with its feature`() throws {
    var bytes = try FileBytes.read(Fixture.path("three.gpkg"))
    let marks = bytes.indices.dropLast(3).filter {
      bytes[$0] == 0x47 && bytes[$0 + 1] == 0x50 && bytes[$0 + 2] == 0
    }
    let first = try #require(marks.first { bytes[$0 + 3] == 3 })
    // The number of rings, behind the header with its box, the order of bytes and the type.
    bytes[first + 40 + 5 + 3] = 0x40
    try Fixture.withFile("rings.gpkg", bytes) { file in
      let error = #expect(throws: InputError.self) { try RegionReader.read(InputSpec(file: file)) }
      #expect(error?.category == .badData && error?.feature != nil)
      #expect(error?.message.english.contains("at its byte") == true, "\(error?.message.english ?? "")")
    }
  }

  @Test(
    arguments: [("three.fgb", 5000), ("three.gpkg", 2500)],
    [UInt64(1), UInt64(2)])
  func `no change of bytes crashes a reader`(file: (name: String, rounds: Int), seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let original = try FileBytes.read(Fixture.path(file.name))
    // The pages of a GeoPackage that hold its schema and its features; most others are empty.
    let hot = original.indices.filter { original[$0] != 0 }
    var outcomes: [String: Int] = [:]
    try Writing.withFolder { folder in
      let path = "\(folder)/\(file.name)"
      let target = try #require(fopen(path, "w+b"))
      defer { fclose(target) }
      for round in 0..<file.rounds {
        let bytes = Self.mutated(original, hot, &random)
        rewind(target)
        ftruncate(fileno(target), 0)
        fwrite(bytes, 1, bytes.count, target)
        fflush(target)
        let collector = RegionCollector(isOneOfSeveral: false)
        do {
          guard try BothWays.read(InputSpec(file: path), ReadOptions(), into: collector) else {
            #expect(collector.sources.isEmpty && collector.builder.vertexCount == 0)
            outcomes["other", default: 0] += 1
            continue
          }
          try collector.end(
            AttributeReader(input: InputSpec(file: path), options: ReadOptions()))
          let set = collector.builder.finish()
          #expect(set.ringStarts.last == set.positions.count, "seed \(seed), round \(round)")
          for ring in 0..<set.ringCount {
            let range = set.range(ofRing: ring)
            #expect(
              range.count >= 4 && set.positions[range.lowerBound] == set.positions[range.upperBound - 1],
              "seed \(seed), round \(round)")
          }
          outcomes["set", default: 0] += 1
        } catch let error as InputError {
          #expect(error.file == path && !error.message.russian.isEmpty, "seed \(seed), round \(round)")
          outcomes["error", default: 0] += 1
        }
      }
    }
    #expect(outcomes.count == 3, "all that can happen happens: \(outcomes)")
  }

  private static func mutated(
    _ original: [UInt8], _ hot: [Int], _ random: inout SplitMix64
  ) -> [UInt8] {
    var bytes = original
    for _ in 0..<Int.random(in: 1...4, using: &random) where bytes.count > 8 {
      let place = min(hot[Int.random(in: 0..<hot.count, using: &random)], bytes.count - 5)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 2: bytes.replaceSubrange(place..<(place + 4), with: [255, 255, 255, 255])
      case 3: bytes.replaceSubrange(place..<(place + 4), with: [255, 255, 255, 127])
      case 4: bytes.replaceSubrange(place..<(place + 4), with: [0, 0, 0, 0])
      case 5: bytes[place] &+= 1
      case 6: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...64, using: &random)))
      default:
        if Int.random(in: 0..<8, using: &random) == 0 { bytes.removeLast(bytes.count - place) }
      }
    }
    return bytes
  }
}
