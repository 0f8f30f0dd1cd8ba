import BorderTestSupport
import Foundation
import Testing

@testable import Mezha

/// Data are fetched from a server that misbehaves in every way; nothing half or wrong ever has the name of a file.
@Suite(.enabled(if: OtherProgram.hasPython, "needs python3 for the server"))
struct FetchTests {
  private static let file = "\(Project.folder)/Tests/Fixtures/reading/three.geojson"
  private static let server = Result { try LoopbackServer() }

  /// A folder of its own for each test, with a catalogue of one entry.
  private struct Place {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mezha-\(UUID().uuidString)")
      .path
    var store: DataStore { DataStore(cache: folder + "/cache", data: folder + "/data") }
    let said = Said()

    func fetch(
      _ behaviour: String, checksum: String = "none", edition: String = "fixed", format: String = "geojson",
      file: String = "reading/three.geojson", seconds: Int = 20,
      _ change: (inout FetchRequest) -> Void = { _ in }
    ) throws -> DataRecord {
      let port = try FetchTests.server.get().port
      let base = "http://127.0.0.1:\(port)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let row = [
        "test:three", file.split(separator: "/").last.map(String.init) ?? file, format,
        "\(base)/\(behaviour)/\(file)", checksum.replacing("BASE", with: base), "", edition, "CC0",
        "A survey",
        "The survey", "three regions", "три региона", "", "", "2026-11-26",
      ]
      let catalogue = folder + "/catalogue.csv"
      try
        ([Catalogue.Key.allCases.map(\.rawValue), row].map { $0.joined(separator: ",") }.joined(
          separator: "\n") + "\n")
        .write(toFile: catalogue, atomically: true, encoding: .utf8)
      var request = FetchRequest("test:three")
      request.catalogue = catalogue
      request.store = store
      request.seconds = seconds
      change(&request)
      return try request.run(Reporter { _, text in said.add(text) })
    }

    /// The files that are there, hidden ones too, without locks.
    var files: [String] {
      let all = FileManager.default.enumerator(atPath: folder + "/cache")?.allObjects as? [String] ?? []
      return all.filter { !$0.hasSuffix(".lock") && FileStatus.isFile("\(folder)/cache/\($0)") }
        .map { $0.split(separator: "/").last.map(String.init) ?? $0 }.sorted()
    }

    /// How a fetch fails.
    func failure(
      _ behaviour: String, checksum: String = "none", format: String = "geojson", seconds: Int = 20,
      _ change: (inout FetchRequest) -> Void = { _ in }
    ) throws -> Phrase {
      do {
        _ = try fetch(behaviour, checksum: checksum, format: format, seconds: seconds, change)
      } catch let error as InputError {
        return error.message
      }
      Issue.record("\(behaviour) was fetched")
      return Phrase(same: "")
    }
  }

  private final class Said: @unchecked Sendable {
    private let lock = NSLock()
    private var list: [String] = []
    func add(_ text: Phrase) { lock.withLock { list.append(text.english) } }
    var text: String { lock.withLock { list.joined(separator: "\n") } }
  }

  private static func digest() throws -> String { try SHA256Digest.of(file: file) }

  /// Places, so that each test removes its folder.
  private func inPlace<R>(_ body: (Place) throws -> R) throws -> R {
    let place = Place()
    defer { try? FileManager.default.removeItem(atPath: place.folder) }
    return try body(place)
  }

  @Test(arguments: [
    "good", "to-good", "cut", "cut-without-tag", "cut-then-whole", "cut-then-changed", "cut-then-careless",
    "wrong-part",
    "refused-part", "busy",
  ])
  func `the right bytes come in the end, however they are sent`(behaviour: String) throws {
    try inPlace { place throws in
      let record = try place.fetch(behaviour)
      #expect(try record.sha256 == Self.digest(), "\(behaviour)")
      #expect(place.files == ["three.geojson"])
      #expect(try SHA256Digest.of(file: place.store.path(record)) == record.sha256)
      #expect(try place.store.record("@TEST:three") == record)
      #expect(record.vouched == "none" && place.said.text.contains("no checksum is published"))
      #expect(place.said.text.contains("CC0") && place.said.text.contains("The survey"))
    }
  }

  @Test(arguments: [
    ("missing", "404", "there is no such file"), ("to-file", "HTTP", "mezha data add FILE"),
    ("to-ftp", "HTTP", "mezha data add FILE"), ("page", "web page", "thrown away"),
    ("short-length", "the end of the GeoJSON is missing", "thrown away"),
    ("packed", "no GeoJSON", "thrown away"),
    ("empty", "empty", "thrown away"),
  ])
  func `what is wrong is refused and leaves nothing`(behaviour: String, reason: String, more: String) throws {
    try inPlace { place throws in
      let message = try place.failure(behaviour)
      #expect(message.english.contains(reason) && message.english.contains(more), "\(message.english)")
      #expect(message.russian.contains("@test:three") && message.russian != message.english)
      #expect(place.files.isEmpty, "\(behaviour): \(place.files)")
      #expect(try place.store.records().isEmpty)
    }
  }

  @Test(arguments: ["endless", "huge"])
  func `no more is taken than the limit`(behaviour: String) throws {
    try inPlace { place throws in
      let message = try place.failure(behaviour) { $0.greatestMegabytes = 1 }
      #expect(message.english.contains("--limit-mb") && place.files.isEmpty)
    }
  }

  @Test(arguments: ["drip", "silent"])
  func `no more time is taken than the limit`(behaviour: String) throws {
    try inPlace { place throws in
      let begin = Date()
      let message = try place.failure(behaviour, seconds: 1)
      #expect(message.english.contains("too slow"), "\(message.english)")
      #expect(Date().timeIntervalSince(begin) < 15)
      #expect(!place.files.contains("three.geojson"))
    }
  }

  @Test func `what was cut for good is kept, and another run goes on from there`() throws {
    try inPlace { place throws in
      let message = try place.failure("always-cut")
      #expect(message.english.contains("are kept"), "\(message.english)")
      #expect(place.files == [".three.geojson.part", ".three.geojson.part.from"])
      // The same beginning from another address is nothing to go on from.
      let other = try place.fetch("good")
      #expect(try other.sha256 == Self.digest() && place.files == ["three.geojson"])
    }
    try inPlace { place throws in
      // A run that was killed after a third, whose tag is still right.
      let port = try Self.server.get().port
      let folder = place.store.folder(try #require(DataName("test:three")), isAdded: false)
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let whole = try Data(contentsOf: URL(fileURLWithPath: Self.file))
      let address = "http://127.0.0.1:\(port)/good/reading/three.geojson"
      for (tag, continued) in [("\"one\"", true), ("\"old\"", false)] {
        try whole.prefix(whole.count / 3).write(to: URL(fileURLWithPath: folder + "/.three.geojson.part"))
        try "\(address)\n\(tag)\n".write(
          toFile: folder + "/.three.geojson.part.from", atomically: true, encoding: .utf8)
        #expect(try place.fetch("good") { $0.isAgain = true }.sha256 == Self.digest())
        #expect(
          place.said.text.contains("continuing after") && place.files == ["three.geojson"], "\(continued)")
      }
    }
  }

  @Test func `whose bytes they are is noted while they come, so that a run that is ended can be continued`()
    throws
  {
    try inPlace { place throws in
      let isDone = DispatchSemaphore(value: 0)
      DispatchQueue.global().async {
        _ = try? place.fetch("drip-with-tag", seconds: 2)
        isDone.signal()
      }
      var names: [String] = []
      for _ in 0..<40 where names.count < 2 {
        usleep(50_000)
        names = place.files
      }
      #expect(isDone.wait(timeout: .now()) == .timedOut, "it was to be looked at while it runs")
      #expect(names == [".three.geojson.part", ".three.geojson.part.from"])
      isDone.wait()
    }
  }

  @Test func `a server that continues with other bytes is found out by the checksum`() throws {
    try inPlace { place throws in
      let record = try place.fetch("cut-then-lied", checksum: "md5:BASE/md5/reading/three.geojson")
      #expect(try record.sha256 == Self.digest() && record.vouched == "md5")
      #expect(place.said.text.contains("beginning again"))
    }
  }

  @Test(arguments: [
    ("sha256:" + String(repeating: "0", count: 64), "SHA-256"), ("md5:BASE/wrong-md5/x", "MD5"),
    ("lfs:BASE/wrong-pointer/x", "bytes"),
  ])
  func `a wrong checksum leaves nothing`(checksum: String, reason: String) throws {
    try inPlace { place throws in
      let message = try place.failure("good", checksum: checksum)
      #expect(
        message.english.contains(reason) && message.english.contains("publisher says"), "\(message.english)")
      #expect(place.files.isEmpty)
    }
  }

  @Test func `a publisher's checksum is asked for, and may be missing`() throws {
    try inPlace { place throws in
      #expect(try place.fetch("good", checksum: "sha256:\(Self.digest())").vouched == "sha256")
      let again: (inout FetchRequest) -> Void = { $0.isAgain = true }
      #expect(try place.fetch("good", checksum: "md5:BASE/md5/reading/three.geojson", again).vouched == "md5")
      #expect(
        try place.fetch("good", checksum: "lfs:BASE/pointer/reading/three.geojson", again).vouched == "lfs")
      // Small files stand in Git themselves, where no pointer is.
      #expect(
        try place.fetch("good", checksum: "lfs:BASE/good/reading/three.geojson", again).vouched == "none")
      #expect(try place.fetch("good", checksum: "md5:BASE/missing/x", again).vouched == "none")
      #expect(place.said.text.contains("there is no checksum at"))
    }
  }

  @Test func `what came first is held against what comes later`() throws {
    try inPlace { place throws in
      let first = try place.fetch("moving")
      #expect(try place.fetch("moving") == first)
      #expect(place.said.text.contains("unchanged"))
      let message = try place.failure("moving") { $0.isAgain = true }
      #expect(message.english.contains(first.sha256) && message.english.contains("--accept-change"))
      #expect(try SHA256Digest.of(file: place.store.path(first)) == first.sha256)
      #expect(place.files == ["three.geojson"])
      let second = try place.fetch("moving") {
        $0.isAgain = true
        $0.acceptsChange = true
      }
      #expect(second.sha256 != first.sha256)
      let third = try place.fetch("moving", edition: "moving") { $0.isAgain = true }
      #expect(third.sha256 != second.sha256 && place.said.text.contains("is not the file of"))
      // The cache may be emptied at any time; the checksum stays.
      try FileManager.default.removeItem(atPath: place.folder + "/cache")
      #expect(try place.failure("moving").english.contains(third.sha256))
    }
  }

  @Test func `two runs at once fetch a file once`() throws {
    try inPlace { place throws in
      let name = "slow-good"
      // No other test asks in this way, so that the server's count is of these.
      DispatchQueue.concurrentPerform(iterations: 3) { _ in
        let record = try? place.fetch(name)
        #expect(record?.bytes ?? 0 > 0)
      }
      #expect(place.files == ["three.geojson"])
      let count = try place.fetch("count/\(name)", format: "any") { $0.isAgain = true }
      #expect(try String(contentsOfFile: place.store.path(count), encoding: .utf8) == "1")
    }
  }

  @Test func `no connection and a missing name are said with what to do by hand`() throws {
    try inPlace { place throws in
      let port = try Self.server.get().port
      let message = try place.failure("good") { request in
        let text = (try? String(contentsOfFile: request.catalogue ?? "", encoding: .utf8)) ?? ""
        try? text.replacing("127.0.0.1:\(port)", with: "127.0.0.1:1").write(
          toFile: request.catalogue ?? "", atomically: true, encoding: .utf8)
      }
      #expect(message.english.contains("no way to http://127.0.0.1:1/"), "\(message.english)")
      #expect(message.english.contains("mezha data add FILE --as test:three"))
    }
    let catalogue = try Catalogue(data: EmbeddedData.located())
    #expect(throws: InputError.self) { try catalogue.entry("geoboundaries:XXX:adm1") }
    #expect(throws: InputError.self) { try catalogue.entry("geoboundaries:EST:adm9") }
    #expect(throws: InputError.self) { try catalogue.entry("osm:../../x") }
  }

  @Test func `the embedded catalogue is whole`() throws {
    let catalogue = try Catalogue(data: EmbeddedData.located())
    let entry = try catalogue.entry("@GeoBoundaries:est:ADM1")
    #expect(entry.name == "geoboundaries:EST:adm1")
    #expect(entry.address.hasSuffix("/gbOpen/EST/ADM1/geoBoundaries-EST-ADM1.geojson"))
    #expect(entry.note.english.hasSuffix("/gbOpen/EST/ADM1/"))
    #expect(
      try catalogue.entry("osm:europe/estonia").address
        == "https://download.geofabrik.de/europe/estonia-latest.osm.pbf")
    #expect(try catalogue.entry("osm:europe/estonia").file == "europe-estonia-latest.osm.pbf")
    #expect(try catalogue.entry("worldpop:EST").address.hasSuffix("/EST/est_ppp_2020_1km_Aggregated.tif"))
    for entry in catalogue.entries {
      #expect(entry.address.isEmpty || entry.address.hasPrefix("https://"), "\(entry.name)")
      #expect(
        !entry.licence.isEmpty && !entry.attribution.isEmpty && !entry.citation.isEmpty, "\(entry.name)")
      #expect(entry.lookedUp.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil, "\(entry.name)")
      #expect(entry.title.english != entry.title.russian, "\(entry.name)")
    }
  }

  @Test func `towns of GeoNames become a table with headings`() throws {
    try inPlace { place throws in
      let record = try place.fetch("good", format: "geonames", file: "data/towns.zip")
      #expect(record.readable == "towns.csv" && place.files == ["towns.csv", "towns.zip"])
      let points = try PointReader.read(InputSpec(file: place.store.readablePath(record)))
      #expect(points.count == 3)
      #expect(points.value(1, "name") == "Town \"B\", the second")
      #expect(points.value(1, "population") == "5000" && points.value(1, "country_code") == "XB")
      #expect(points.positions[2] == Position(longitude: 32.5, latitude: 61.25))
    }
  }

  @Test func `a file of the user's gets a name, and the catalogue's terms where it has one`() throws {
    try inPlace { place throws in
      var add = AddRequest(Self.file, as: "survey:2026")
      add.store = place.store
      add.attribution = "A survey"
      let record = try add.run(.silent)
      #expect(try record.isAdded && record.sha256 == Self.digest() && record.attribution == "A survey")
      #expect(throws: RequestError.self) { try add.run(.silent) }
      for name in ["coarse", "../x", ".x", "a b", "towns"] {
        var bad = add
        bad.name = name
        #expect(throws: RequestError.self, "\(name)") { try bad.run(.silent) }
      }
      var town = add
      town.name = "geonames:cities500"
      #expect(throws: InputError.self) { try town.run(.silent) }
      var division = add
      division.name = "Geoboundaries:EST:ADM1"
      let known = try division.run(.silent)
      #expect(known.name.text == "geoboundaries:EST:adm1" && known.licence.contains("CC BY 4.0"))
      var remove = RemoveRequest("survey:2026")
      remove.store = place.store
      try remove.run(.silent)
      #expect(try place.store.record("survey:2026") == nil && !FileStatus.exists(place.store.path(record)))
      #expect(FileStatus.exists(Self.file))
    }
  }
}
