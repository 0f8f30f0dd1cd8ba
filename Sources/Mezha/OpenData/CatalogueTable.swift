import BorderCore
import BorderIO
import BorderTables

/// What can be fetched, and what of it is there.
package struct DataListRequest {
  /// The name of one data set; `nil` for all.
  package var name: String?
  /// A catalogue of the user's.
  package var catalogue: String?

  package init() {}

  /// A table of all data sets, or of one, with a row for each of its properties.
  ///
  /// - Throws: `InputError` where a catalogue cannot be read, or has none of that name.
  package func result(_ job: Job) throws -> Deliverable {
    let catalogue = try Catalogue(catalogue, data: EmbeddedData.located())
    let store = try DataStore()
    let records = try store.records()
    guard let name else { return Deliverable(table: Self.table(of: catalogue, records, store)) }
    let bare = Catalogue.bare(name)
    let record = records.first { $0.name.text.lowercased() == bare.lowercased() }
    let entry: CatalogueEntry? =
      record?.isAdded == true && !catalogue.knows(bare) ? nil : try catalogue.entry(bare)
    let row = CatalogueRow(entry: entry, record: record, store: store)
    return Deliverable(
      table: job.format.isForPeople ? Self.sheet(of: row) : Self.rows([row]))
  }

  /// All data sets: what is there of a family has rows of its own.
  private static func table(of catalogue: Catalogue, _ records: [DataRecord], _ store: DataStore) -> Table {
    var rows: [CatalogueRow] = []
    var shown: Set<DataName> = []
    for entry in catalogue.entries {
      let own = records.filter { entry.filled($0.name.text) != nil && !shown.contains($0.name) }
      shown.formUnion(own.map(\.name))
      if entry.isFamily || own.isEmpty { rows.append(CatalogueRow(entry: entry, record: nil, store: store)) }
      rows += own.map { CatalogueRow(entry: entry.filled($0.name.text), record: $0, store: store) }
    }
    rows += records.filter { !shown.contains($0.name) }.map {
      CatalogueRow(entry: nil, record: $0, store: store)
    }
    return Self.rows(rows)
  }

  private static func rows(_ rows: [CatalogueRow]) -> Table {
    CatalogueRow.schema.table(
      rows,
      notes: [
        Phrase(
          "In braces stands what is yours to fill: {COUNTRY} a code of three letters, {level} adm0 to adm5, {area} a path of Geofabrik's such as europe/estonia. All about one: mezha data list NAME.",
          "В фигурных скобках – то, что подставляете вы: {COUNTRY} – код из трёх букв, {level} – от adm0 до adm5, {area} – путь Geofabrik, например europe/estonia. Всё об одном: mezha data list ИМЯ."
        )
      ])
  }

  /// One data set, with a row for each of its properties.
  private static func sheet(of row: CatalogueRow) -> Table {
    TableSchema<CatalogueRow.Field>(
      name: "data", title: Phrase(same: "@" + row.name),
      [
        .init(Column("property", Phrase("property", "свойство"))) { .phrase($0.column.heading) },
        .init(Column("value", Phrase("value", "значение"))) { $0.cell(of: row) },
      ]
    ).table(CatalogueRow.schema.fields)
  }
}

/// A data set: what the catalogue says of it, and what is there.
struct CatalogueRow {
  let entry: CatalogueEntry?
  let record: DataRecord?
  let store: DataStore

  var name: String { record?.name.text ?? entry?.name ?? "" }

  private var title: Phrase { record?.title ?? entry?.title ?? Phrase(same: "") }

  private var checksum: Cell {
    if let record { return .text("sha256:" + record.sha256) }
    return switch entry?.checksum {
    case .sha256(let digest): .text("sha256:" + digest)
    case .md5(let at): .text("md5:" + at)
    case .pointer(let at): .text("lfs:" + at)
    case Optional.none, .some(.none): .phrase(Phrase("none published", "не публикуется"))
    }
  }

  private var megabytes: Double? { record.map { Double($0.bytes) / 1e6 } ?? entry?.megabytes }

  private var state: Cell {
    guard let record else { return .missing }
    guard FileStatus.exists(store.path(record)) else { return .phrase(Phrase("gone", "пропал")) }
    return record.isAdded ? .phrase(Phrase("added", "добавлено")) : .phrase(Phrase("fetched", "скачано"))
  }

  /// A property: the column that it is in a table of all, and its value.
  typealias Field = TableSchema<CatalogueRow>.Field

  private static func property(
    _ key: String, _ english: String, _ russian: String, isNumeric: Bool = false,
    isForFilesOnly: Bool = true, places: Int? = nil, cell: @escaping @Sendable (CatalogueRow) -> Cell
  ) -> Field {
    Field(
      Column(
        key, Phrase(english, russian), isNumeric: isNumeric, isForFilesOnly: isForFilesOnly,
        displayPlaces: places), cell)
  }

  static let schema = TableSchema<CatalogueRow>(
    name: "data", title: Phrase("Open data by name", "Открытые данные по именам"),
    [
      property("name", "name", "имя", isForFilesOnly: false) { Cell($0.name) },
      property("title", "what", "что", isForFilesOnly: false) { .phrase($0.title) },
      property("size_mb", "MB", "МБ", isNumeric: true, isForFilesOnly: false, places: 1) {
        Cell($0.megabytes, places: 3)
      },
      property("licence", "licence", "лицензия", isForFilesOnly: false) {
        let licence = $0.record?.licence ?? $0.entry?.licence ?? ""
        return licence.isEmpty ? .missing : .phrase(Phrase(terms: licence))
      },
      property("state", "here", "здесь", isForFilesOnly: false) { $0.state },
      property("date", "came on", "получено") { Cell($0.record?.date ?? "") },
      property("file", "file", "файл") { row in
        Cell(row.record.map { row.store.path($0) } ?? "")
      },
      property("address", "address", "адрес") { row in
        let address = row.record?.address ?? row.entry?.address ?? ""
        return address.isEmpty && row.record?.isAdded != true
          ? .phrase(Phrase("by hand", "вручную")) : Cell(address)
      },
      property("checksum", "checksum", "контрольная сумма") { $0.checksum },
      property("attribution", "whom to name", "кого назвать") {
        Cell($0.record?.attribution ?? $0.entry?.attribution ?? "")
      },
      property("citation", "how to cite", "как ссылаться") { Cell($0.entry?.citation ?? "") },
      property("note", "note", "примечание") {
        $0.entry.map { $0.note.english.isEmpty ? .missing : .phrase($0.note) } ?? .missing
      },
      property("looked_up", "looked up on", "проверено") { Cell($0.entry?.lookedUp ?? "") },
    ])
}
