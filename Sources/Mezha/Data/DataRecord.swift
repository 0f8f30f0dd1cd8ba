package import BorderCore
package import BorderIO

/// What is known of one data set on this machine: a row of the file of checksums.
package struct DataRecord: Hashable, Sendable {
  package var name: DataName
  /// The file, without its folder.
  package var file: String
  /// The file that commands read where it is another one; else empty.
  package var readable = ""
  package var bytes: Int
  package var sha256: String
  /// Who vouches for the checksum: `sha256`, `md5`, `lfs`, or `none` for what came first.
  package var vouched: String
  /// Where it came from; empty for a file of the user's.
  package var address: String
  /// The day on which it came, as 2026-11-26.
  package var date: String
  package var isAdded: Bool
  package var title: Phrase
  package var licence: String
  package var attribution: String

  static let columns = [
    "name", "file", "readable", "bytes", "sha256", "vouched", "address", "date", "added", "title_en",
    "title_ru", "licence", "attribution",
  ]

  /// The values of a row; `nil` where it is malformed.
  init?(_ row: [String]) {
    guard let name = DataName(row[0]), let bytes = Int(row[3]), row[4].utf8.count == 64,
      !row[1].contains("/"),
      !row[2].contains("/")
    else { return nil }
    self.init(
      name: name, file: row[1], readable: row[2], bytes: bytes, sha256: row[4], vouched: row[5],
      address: row[6], date: row[7], isAdded: row[8] == "yes", title: Phrase(row[9], row[10]),
      licence: row[11], attribution: row[12])
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

  var row: [String] {
    [
      name.text, file, readable, String(bytes), sha256, vouched, address, date, isAdded ? "yes" : "no",
      title.english, title.russian, licence, attribution,
    ]
  }

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
    var indices: [Int] = []
    for column in DataRecord.columns {
      indices.append(try table.requiredIndex(ofColumn: column, file: ledger))
    }
    return table.rows.compactMap { row in DataRecord(indices.map { row[$0] }) }
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
    for row in [DataRecord.columns] + all.map(\.row) { CSVValue.append(row: row.map(\.utf8), to: &csv) }
    try OutputFile(ledger, overwrite: true, synchronise: true).write(OutputBuffer(bytes: csv))
  }
}
