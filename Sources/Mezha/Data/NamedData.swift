import BorderCore
package import BorderIO
import Synchronization

/// Data that were fetched or added, in place of files: `@geoboundaries:EST:adm1`, `@osm:europe/estonia#multipolygons`.
package enum NamedData {
  /// What was named in this run, by the file that is read.
  private static let known = Mutex<[String: DataRecord]>([:])

  /// Whether an argument names fetched data, or would if they were fetched: with a colon, or as the user has added them.
  static func isName(_ argument: String) -> Bool {
    guard argument.first == EmbeddedSet.sign else { return false }
    let (name, _) = parts(argument)
    if name.contains(":") { return true }
    return (try? DataStore().record(name)) != nil
  }

  /// An argument as an input: a file and its layer, or the file of a name. A file that is called so goes before.
  ///
  /// - Parameter argument: `FILE`, `FILE#LAYER`, `@NAME` or `@NAME#LAYER`.
  /// - Returns: The file, and the layer of it.
  /// - Throws: `InputError` where data of that name are not there, or are not what they were when they came.
  package static func input(_ argument: String) throws(InputError) -> InputSpec {
    let spec = InputSpec(parsing: argument)
    guard isName(argument), !FileStatus.exists(spec.file) else { return spec }
    let (name, layer) = parts(argument)
    let store = try DataStore()
    guard let record = try store.record(name) else { throw try notThere(name) }
    let path = store.path(record)
    let readable = store.readablePath(record)
    guard FileStatus.exists(path), FileStatus.exists(readable) else { throw gone(record, path) }
    let digest = try SHA256Digest.of(file: path)
    guard digest == record.sha256 else {
      throw InputError(
        .badData, file: "@" + record.name.text,
        problem: Phrase(
          "\(path) is not the file any more that came on \(record.date): SHA-256 \(digest), then \(record.sha256)",
          "\(path) – уже не тот файл, что пришёл \(record.date): SHA-256 \(digest), тогда \(record.sha256)"),
        hint: remedy(record))
    }
    known.withLock { $0[readable] = record }
    return InputSpec(file: readable, layer: layer)
  }

  /// The file of data that were fetched or added, whose checksum is right.
  ///
  /// - Parameter name: With the sign `@` or without.
  /// - Returns: The path of the file that commands read.
  /// - Throws: `InputError` as ``input(_:)`` does.
  package static func path(_ name: String) throws(InputError) -> String {
    let bare = Catalogue.bare(name)
    let store = try DataStore()
    guard let record = try store.record(bare) else { throw try notThere(bare) }
    _ = try input("@" + record.name.text)
    return store.readablePath(record)
  }

  /// The file that an argument stands for, to see its format by; the argument itself where it names no data that are there.
  package static func fileName(_ argument: String) -> String {
    guard argument.first == EmbeddedSet.sign, let store = try? DataStore(),
      let record = try? store.record(parts(argument).name)
    else { return argument }
    return store.readablePath(record)
  }

  /// The folders of fetched and of added data.
  ///
  /// - Throws: `InputError` where the environment names no home.
  package static func folders() throws(InputError) -> [String] {
    let store = try DataStore()
    return [store.downloads, store.additions]
  }

  /// What is known of a file that was named in this run; `nil` for others.
  static func record(ofFile file: String) -> DataRecord? { known.withLock { $0[file] } }

  private static func parts(_ argument: String) -> (name: String, layer: String?) {
    let bare = Catalogue.bare(argument)
    guard let mark = bare.lastIndex(of: "#") else { return (bare, nil) }
    let layer = String(bare[bare.index(after: mark)...])
    return (String(bare[..<mark]), layer.isEmpty ? nil : layer)
  }

  private static func notThere(_ name: String) throws(InputError) -> InputError {
    let entry = try Catalogue(data: EmbeddedData.located()).entry(name)
    guard entry.address.isEmpty else {
      return InputError(
        .noSuchInput, file: "@" + entry.name,
        problem: Phrase("it has not been fetched yet", "данные ещё не скачаны"),
        hint: Phrase(
          "mezha data fetch \(entry.name). Without a network: \(entry.byHand.english)",
          "mezha data fetch \(entry.name). Без сети: \(entry.byHand.russian)"))
    }
    return InputError(
      .noSuchInput, file: "@" + entry.name,
      problem: Phrase("it has not been added yet", "данные ещё не добавлены"), hint: entry.byHand)
  }

  private static func gone(_ record: DataRecord, _ path: String) -> InputError {
    InputError(
      .noSuchInput, file: "@" + record.name.text,
      problem: Phrase(
        "it came on \(record.date), and its file is gone: \(path)",
        "данные пришли \(record.date), но файла больше нет: \(path)"), hint: remedy(record))
  }

  private static func remedy(_ record: DataRecord) -> Phrase {
    let name = record.name.text
    return record.isAdded
      ? Phrase(
        "Add it again: mezha data remove \(name), then mezha data add FILE --as \(name)",
        "Добавьте снова: mezha data remove \(name), затем mezha data add ФАЙЛ --as \(name)")
      : Phrase("Fetch it again: mezha data fetch \(name)", "Скачайте снова: mezha data fetch \(name)")
  }
}

extension DataRecord {
  /// Whom to name in what is made of it.
  func credit(_ what: Phrase) -> Credits.Source { Credits.Source(what, name: title, terms: terms) }

  /// Where it comes from, for provenance.
  var origin: JSONObject {
    var object: JSONObject = [
      "name": .string("@" + name.text), "title": .string(title.english), "sha256": .string(sha256),
      "vouched_by": .string(vouched),
    ]
    if !address.isEmpty { object["address"] = .string(address) }
    if !licence.isEmpty { object["licence"] = .string(licence) }
    if !attribution.isEmpty { object["attribution"] = .string(attribution) }
    return object
  }
}
