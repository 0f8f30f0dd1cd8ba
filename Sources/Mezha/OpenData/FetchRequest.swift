import BorderCore
import BorderIO
import Curl

/// Fetches a data set of the catalogue.
public struct FetchRequest: Sendable {
  /// Its name, with the sign `@` or without.
  public var name: String
  /// Whether it is fetched although it is there.
  public var isAgain = false
  /// Whether other bytes are taken than those that came first.
  public var acceptsChange = false
  /// The greatest size in megabytes; where `nil`, four times what the catalogue says, or 20,000.
  public var greatestMegabytes: Double?
  /// Seconds that all of it may take.
  public var seconds = 7200
  /// A catalogue of the user's.
  public var catalogue: String?
  /// Where data lie; where `nil`, the store of this user.
  var store: DataStore?

  /// What the catalogue calls so.
  public init(_ name: String) { self.name = name }

  /// The data set, fetched, checked and entered. What is there and as it was is left alone.
  ///
  /// Half a file stays as a hidden one beside, and is continued by the next call; the file has its name only when all of it has
  /// come and is right.
  ///
  /// - Parameter reporter: Where to say what was done.
  /// - Returns: What is known of it.
  /// - Throws: `InputError` with the address to get it by hand from; `OutputError` where it cannot be written.
  public func run(_ reporter: Reporter) throws -> DataRecord {
    let data = try EmbeddedData.located()
    let entry = try Catalogue(catalogue, data: data).entry(name)
    guard let name = DataName(entry.name) else { throw byHand(entry, Phrase("no name", "не имя")) }
    let store = try store ?? DataStore()
    if let own = try store.record(entry.name), own.isAdded {
      throw RequestError(
        "@\(entry.name) is a file that you have added. Take it out first: mezha data remove \(entry.name)",
        "@\(entry.name) – файл, который добавили вы. Сначала уберите его: mezha data remove \(entry.name)")
    }
    guard !entry.address.isEmpty else {
      throw byHand(
        entry,
        Phrase(
          "it is not one file at one address, and has to be got by hand",
          "это не один файл по одному адресу, его добывают вручную"))
    }
    let folder = store.folder(name, isAdded: false)
    try DataStore.make(folder: folder)
    let lock = try FolderLock(folder) {
      reporter.note(
        Phrase(
          "another run of mezha is fetching @\(entry.name): waiting for it",
          "@\(entry.name) уже качает другой запуск mezha: ждём его"))
    }
    defer { withExtendedLifetime(lock) {} }
    let before = try store.record(entry.name)
    if !isAgain, let before, try isWhole(before, store) {
      reporter.note(
        Phrase(
          "@\(entry.name) is there since \(before.date), unchanged: \(store.path(before)). --again fetches it once more",
          "@\(entry.name) уже есть с \(before.date), не изменился: \(store.path(before)). Ключ --again скачает его снова"
        ))
      return before
    }
    let record = try fetch(entry, name, into: folder, before: before, reporter)
    try store.enter(record, of: name)
    reporter.phase(nil)
    return record
  }

  private func isWhole(_ record: DataRecord, _ store: DataStore) throws(InputError) -> Bool {
    let path = store.path(record)
    guard case .file(record.bytes) = FileStatus(of: path), FileStatus.exists(store.readablePath(record))
    else {
      return false
    }
    return try SHA256Digest.of(file: path) == record.sha256
  }

  private func fetch(
    _ entry: CatalogueEntry, _ name: DataName, into folder: String, before: DataRecord?, _ reporter: Reporter
  ) throws -> DataRecord {
    var limits = Transfer.Limits(
      bytes: greatestBytes(entry), seconds: seconds, agent: "mezha/\(Versions.mezha)")
    let download = try Download(entry, folder: folder, seconds: seconds, reporter: reporter)
    let published = try download.publishedChecksum(&limits)
    let path = "\(folder)/\(entry.file)"
    let part = try download.fetch(&limits, published)
    var record = DataRecord(
      name: name, file: entry.file, bytes: part.bytes, sha256: part.sha256, vouched: published.kind,
      address: entry.address, date: CalendarTime.today, isAdded: false, title: entry.title,
      licence: entry.licence, attribution: entry.attribution)
    if let before, before.sha256 != record.sha256 { try check(record, before, entry, part, reporter) }
    if entry.format == .geonames {
      let table = try GeoNamesTable(archive: part.path, member: entry.file)
      record.readable = table.file
      try OutputFile("\(folder)/\(table.file)", overwrite: true).write(table.csv)
    }
    try part.move(to: path)
    report(record, entry, path, reporter)
    return record
  }

  private func greatestBytes(_ entry: CatalogueEntry) -> Int {
    let megabytes = greatestMegabytes ?? entry.megabytes.map { max(4 * $0, 64) } ?? 20_000
    return Int(min(max(megabytes * 1e6, 1), 1e15))
  }

  /// What was fetched before must be the same, unless the publisher changes it or the user wants the change.
  private func check(
    _ record: DataRecord, _ before: DataRecord, _ entry: CatalogueEntry, _ part: FetchedPart,
    _ reporter: Reporter
  ) throws {
    if entry.isMoving || acceptsChange || before.address != entry.address {
      reporter.note(
        Phrase(
          "@\(entry.name) is not the file of \(before.date) any more: results may differ from those made with it",
          "@\(entry.name) – уже не тот файл, что был \(before.date): результаты могут отличаться от прежних"))
      return
    }
    part.discard()
    throw InputError(
      .badData, file: "@" + entry.name,
      problem: Phrase(
        "the bytes at \(entry.address) are not those that came on \(before.date): SHA-256 \(record.sha256), before \(before.sha256)",
        "по адресу \(entry.address) уже не то, что пришло \(before.date): SHA-256 \(record.sha256), прежде \(before.sha256)"
      ),
      hint: Phrase(
        "Nothing was replaced. Look at the publisher's page for a new edition; --accept-change takes it",
        "Ничего не заменено. Посмотрите на странице издателя, нет ли нового издания; его примет --accept-change"
      ))
  }

  private func report(_ record: DataRecord, _ entry: CatalogueEntry, _ path: String, _ reporter: Reporter) {
    let megabytes = Phrase(number: Double(record.bytes) / 1e6, places: 1)
    let isVouched = record.vouched != "none"
    reporter.note(
      Phrase(
        "@\(entry.name): \(megabytes.english) MB, SHA-256 \(record.sha256)\(isVouched ? ", as its publisher says (\(record.vouched))" : "; no checksum is published: this one is kept, and later fetches are checked against it")",
        "@\(entry.name): \(megabytes.russian) МБ, SHA-256 \(record.sha256)\(isVouched ? ", сверено с суммой издателя (\(record.vouched))" : "; издатель суммы не даёт: запомнена эта, по ней будет сверено следующее")"
      ))
    reporter.note(
      Phrase(
        "licence: \(entry.licence). Cite: \(entry.citation)",
        "лицензия: \(entry.licence). Как ссылаться: \(entry.citation)"))
    if !entry.note.english.isEmpty { reporter.note(entry.note) }
  }

  /// Why it cannot be fetched, with what to do by hand.
  func byHand(_ entry: CatalogueEntry, _ problem: Phrase) -> InputError {
    InputError(.noSuchInput, file: "@" + entry.name, problem: problem, hint: entry.byHand)
  }
}

extension CatalogueEntry {
  /// What to do where it cannot be fetched.
  var byHand: Phrase {
    let (english, russian) =
      address.isEmpty
      ? (note.english, note.russian)
      : (
        "Get \(address) on a machine that can reach it", "Возьмите \(address) на машине, которой он доступен"
      )
    return Phrase(
      "\(english). Then: mezha data add FILE --as \(name)",
      "\(russian). Затем: mezha data add ФАЙЛ --as \(name)")
  }
}
