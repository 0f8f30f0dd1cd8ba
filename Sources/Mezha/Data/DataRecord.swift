public import BorderCore
import BorderIO

/// What is known of one data set on this machine: a row of the file of checksums.
public struct DataRecord: Hashable, Sendable {
  /// What it is called.
  public var name: DataName
  /// The file, without its folder.
  public var file: String
  /// The file that commands read where it is another one; else empty.
  public var readable = ""
  /// How long the file is.
  public var bytes: Int
  /// Its checksum, in hexadecimal.
  public var sha256: String
  /// Who vouches for the checksum: `sha256`, `md5`, `lfs`, or `none` for what came first.
  public var vouched: String
  /// Where it came from; empty for a file of the user's.
  public var address: String
  /// The day on which it came, as 2026-11-26.
  public var date: String
  /// Whether the user added it, and it was not fetched.
  public var isAdded: Bool
  /// What it is.
  public var title: Phrase
  /// Under which licence.
  public var licence: String
  /// Whom to name.
  public var attribution: String

  /// The columns of the file of checksums.
  enum Key: String, TableKey {
    case name, file, readable, bytes, sha256, vouched, address, date, added
    case title = "title_en"
    case russianTitle = "title_ru"
    case licence, attribution
  }

  /// The values of a row; `nil` where it is malformed.
  init?(_ row: NamedRow<Key>) {
    guard let name = DataName(row[.name]), let bytes = Int(row[.bytes]), row[.sha256].utf8.count == 64,
      !row[.file].contains("/"), !row[.readable].contains("/")
    else { return nil }
    self.init(
      name: name, file: row[.file], readable: row[.readable], bytes: bytes, sha256: row[.sha256],
      vouched: row[.vouched], address: row[.address], date: row[.date], isAdded: row[.added] == "yes",
      title: row.phrase(.title, .russianTitle), licence: row[.licence], attribution: row[.attribution])
  }

  init(
    name: DataName, file: String, readable: String = "", bytes: Int, sha256: String, vouched: String,
    address: String, date: String, isAdded: Bool, title: Phrase, licence: String, attribution: String
  ) {
    self.name = name
    self.file = file
    self.readable = readable
    self.bytes = bytes
    self.sha256 = sha256
    self.vouched = vouched
    self.address = address
    self.date = date
    self.isAdded = isAdded
    self.title = title
    self.licence = licence
    self.attribution = attribution
  }

  /// The value of a column.
  private func value(_ key: Key) -> String {
    switch key {
    case .name: name.text
    case .file: file
    case .readable: readable
    case .bytes: String(bytes)
    case .sha256: sha256
    case .vouched: vouched
    case .address: address
    case .date: date
    case .added: isAdded ? "yes" : "no"
    case .title: title.english
    case .russianTitle: title.russian
    case .licence: licence
    case .attribution: attribution
    }
  }

  /// A row of the file of checksums, in the order of its columns.
  var row: [String] { Key.allCases.map(value) }

  /// Whom to name, and under which terms.
  var terms: String { [attribution, licence].filter { !$0.isEmpty }.joined(separator: ", ") }
}

extension DataStore {
  /// What is known of all data sets, sorted by name. A malformed row is passed over: its data count as not fetched.
  ///
  /// - Throws: `InputError` when the file of checksums cannot be read.
  package func records() throws(InputError) -> [DataRecord] {
    guard FileStatus.exists(ledger) else { return [] }
    let table = try CSVTable(FileContents.bytes(of: ledger), name: ledger)
    return try table.rows(of: DataRecord.Key.self, file: ledger).compactMap { DataRecord($0) }
      .sorted { $0.name.text < $1.name.text }
  }

  /// What is known of a data set; `nil` where it was neither fetched nor added.
  package func record(_ name: String) throws(InputError) -> DataRecord? {
    let wanted = Catalogue.bare(name).lowercased()
    return try records().first { $0.name.text.lowercased() == wanted }
  }

  /// Enters a data set in place of the one of its name, or takes it out. The file is there in full or as it was before, and two
  /// runs at once do it one after the other.
  ///
  /// - Throws: `InputError` and `OutputError` when the file of checksums cannot be read or written.
  func enter(_ record: DataRecord?, of name: DataName) throws {
    let parent = String(ledger.prefix(upTo: ledger.lastIndex(of: "/") ?? ledger.startIndex))
    try Self.make(folder: parent)
    let lock = try FolderLock(parent, wait: {})
    defer { withExtendedLifetime(lock) {} }
    var all = try records().filter { $0.name != name }
    if let record { all.append(record) }
    all.sort { $0.name.text < $1.name.text }
    var csv: [UInt8] = []
    for row in [DataRecord.Key.allCases.map(\.rawValue)] + all.map(\.row) {
      CSVValue.append(row: row.map(\.utf8), to: &csv)
    }
    try OutputFile(ledger, overwrite: true, synchronise: true).write(OutputBuffer(bytes: csv))
  }
}
