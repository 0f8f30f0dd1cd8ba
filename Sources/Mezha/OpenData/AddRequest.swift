import BorderCore
import BorderIO
internal import Glibc

/// Gives a file of the user's a name, as for data that were got by hand.
public struct AddRequest: Sendable {
  /// The file.
  public var file: String
  /// What it will be called.
  public var name: String
  /// What it is; where `nil`, as the catalogue says for the name.
  public var title: String?
  /// Under which licence; where `nil`, as the catalogue says.
  public var licence: String?
  /// Whom to name; where `nil`, as the catalogue says.
  public var attribution: String?
  /// A catalogue of the user's.
  public var catalogue: String?
  /// Where data lie; where `nil`, the store of this user.
  var store: DataStore?

  /// A file and its name.
  public init(_ file: String, as name: String) {
    self.file = file
    self.name = name
  }

  /// The file, copied into the folder of the data and entered. A shapefile takes along what lies beside it.
  ///
  /// - Parameter reporter: Where to say what was done.
  /// - Returns: What is known of it.
  /// - Throws: ``RequestError`` for a name that is taken or none, `InputError` for a file that cannot be read or is not what the
  ///   catalogue says, `OutputError` where it cannot be copied.
  public func run(_ reporter: Reporter) throws -> DataRecord {
    let data = try EmbeddedData.located()
    let bare = Catalogue.bare(name)
    let known = try Catalogue(catalogue, data: data)
    let entry = known.knows(bare) ? try known.entry(bare) : nil
    guard let name = DataName(entry?.name ?? bare) else {
      throw RequestError(
        "--as \(bare): a name has ASCII letters, digits, ., _ and -, with colons or slashes between words, such as survey:2026",
        "--as \(bare): в имени буквы ASCII, цифры, ., _ и -, между словами двоеточия или косые черты, например survey:2026"
      )
    }
    if try data.sets().contains(where: { $0.name == name.text }) || ["towns", "regions"].contains(name.text) {
      throw RequestError(
        "--as \(name.text): an embedded set has that name. Choose another",
        "--as \(name.text): так называются встроенные данные. Выберите другое имя")
    }
    let store = try store ?? DataStore()
    if let before = try store.record(name.text) {
      throw RequestError(
        "--as \(name.text): there are such data since \(before.date). Take them out first: mezha data remove \(name.text)",
        "--as \(name.text): такие данные есть с \(before.date). Сначала уберите их: mezha data remove \(name.text)"
      )
    }
    guard case .file = FileStatus(of: file) else {
      throw InputError(
        .noSuchInput, file: file,
        problem: FileStatus.exists(file)
          ? Phrase("it is a folder", "это папка") : Phrase("there is no such file", "такого файла нет"),
        hint: Phrase(
          "Name a file; a folder such as a .gdb goes into a zip",
          "Укажите файл; папку, например .gdb, упакуйте в zip"))
    }
    if let entry, let fault = try FetchedContents(file).fault(as: entry.format) {
      throw InputError(
        .badData, file: file, problem: fault,
        hint: Phrase(
          "@\(entry.name) is a file of the kind \(entry.format.rawValue)",
          "@\(entry.name) – файл вида \(entry.format.rawValue)"))
    }
    let record = try copy(name, entry, store)
    try store.enter(record, of: name)
    reporter.note(
      Phrase(
        "@\(name.text): \(store.path(record)), SHA-256 \(record.sha256)",
        "@\(name.text): \(store.path(record)), SHA-256 \(record.sha256)"))
    return record
  }

  private func copy(_ name: DataName, _ entry: CatalogueEntry?, _ store: DataStore) throws -> DataRecord {
    // What is wrong with the file shows before anything is copied.
    let isVouched = try isVouched(by: entry)
    let table = try entry.flatMap {
      $0.format == .geonames ? try GeoNamesTable(archive: file, member: $0.file) : nil
    }
    let folder = store.folder(name, isAdded: true)
    try DataStore.make(folder: folder)
    let lock = try FolderLock(folder, wait: {})
    defer { withExtendedLifetime(lock) {} }
    let own = file.split(separator: "/").last.map(String.init) ?? file
    for path in Self.companions(of: file).filter({ FileStatus.isFile($0) }) {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      try Self.copy(path, to: "\(folder)/\(name)")
    }
    let path = "\(folder)/\(own)"
    try Self.copy(file, to: path)
    var record = DataRecord(
      name: name, file: own, readable: table?.file ?? "", bytes: 0, sha256: try SHA256Digest.of(file: path),
      vouched: isVouched ? "sha256" : "none", address: "",
      date: CalendarTime.today, isAdded: true,
      title: title.map { Phrase(same: $0) } ?? entry?.title ?? Phrase(same: own),
      licence: licence ?? entry?.licence ?? "", attribution: attribution ?? entry?.attribution ?? "")
    if case .file(let size) = FileStatus(of: path) { record.bytes = size }
    if let table { try OutputFile("\(folder)/\(table.file)", overwrite: true).write(table.csv) }
    return record
  }

  /// Whether the catalogue has a checksum, and it is that of the file.
  private func isVouched(by entry: CatalogueEntry?) throws -> Bool {
    guard case .sha256(let wanted)? = entry?.checksum else { return false }
    let own = try SHA256Digest.of(file: file)
    guard own == wanted else {
      throw InputError(
        .badData, file: file,
        problem: Phrase(
          "its SHA-256 is \(own), and the catalogue says \(wanted)",
          "его SHA-256 – \(own), а в каталоге \(wanted)"),
        hint: nil)
    }
    return true
  }

  /// What the other files of a shapefile may be called; none for other files.
  fileprivate static func companions(of file: String) -> [String] {
    guard file.lowercased().hasSuffix(".shp") else { return [] }
    let stem = file.dropLast(4)
    return ["shx", "dbf", "prj", "cpg", "qix"].flatMap { ["\(stem).\($0)", "\(stem).\($0.uppercased())"] }
  }

  /// Copies in pieces, under a hidden name until all is there.
  private static func copy(_ source: String, to target: String) throws {
    let from = open(source, O_RDONLY | O_CLOEXEC)
    guard from >= 0 else {
      throw InputError(
        .noSuchInput, file: source, problem: SystemReason.phrase(), hint: nil)
    }
    defer { close(from) }
    let name = OutputBuffer(target).text.split(separator: "/").last.map(String.init) ?? "file"
    let part = FetchedPart(target.dropLast(name.count) + ".\(name).part")
    part.discard()
    let into = try part.open()
    do {
      defer { close(into) }
      let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
      defer { block.deallocate() }
      while true {
        let count = read(from, block.baseAddress, block.count)
        if count < 0 && errno == EINTR { continue }
        guard count >= 0 else {
          throw InputError(
            .badData, file: source, problem: SystemReason.phrase(), hint: nil)
        }
        if count == 0 { break }
        var done = 0
        while done < count {
          let written = write(into, block.baseAddress?.advanced(by: done), count - done)
          if written < 0 && errno == EINTR { continue }
          guard written > 0 else {
            throw OutputError(file: target, reason: errno == ENOSPC ? .diskFull : .system(errno))
          }
          done += written
        }
      }
    } catch {
      part.discard()
      throw error
    }
    try part.move(to: target)
  }
}

/// Takes data out again: their files, and what is known of them.
public struct RemoveRequest: Sendable {
  /// What it is called.
  public var name: String
  /// Where data lie; where `nil`, the store of this user.
  var store: DataStore?

  /// What is called so.
  public init(_ name: String) { self.name = name }

  /// - Throws: ``RequestError`` where there are none of that name.
  public func run(_ reporter: Reporter) throws {
    let store = try store ?? DataStore()
    guard let record = try store.record(name) else {
      let there = try store.records().map { "@" + $0.name.text }.joined(separator: ", ")
      throw RequestError(
        "@\(Catalogue.bare(name)): there are no such data here. There are: \(there.isEmpty ? "none" : there)",
        "@\(Catalogue.bare(name)): таких данных здесь нет. Есть: \(there.isEmpty ? "никаких" : there)")
    }
    let folder = store.folder(record.name, isAdded: record.isAdded)
    // Only what Mezha has put there: the folder may hold data whose names go on from this one.
    let own = [record.file, record.readable, ".\(record.file).part", ".\(record.file).part.from", ".lock"]
    let companions = record.isAdded ? AddRequest.companions(of: record.file) : []
    for name in own + companions where !name.isEmpty { unlink("\(folder)/\(name)") }
    rmdir(folder)
    try store.enter(nil, of: record.name)
    reporter.note(
      Phrase("@\(record.name.text) is taken out: \(folder)", "@\(record.name.text) убрано: \(folder)"))
  }
}

extension CalendarTime {
  /// The day of today in UTC, or that of `SOURCE_DATE_EPOCH`: 2026-11-26.
  static var today: String {
    String(
      CalendarTime(secondsSince1970: Provenance.sourceDateEpochOfEnvironment ?? time(nil)).text.prefix(10))
  }
}
