internal import Glibc
internal import SQLite

/// What a GeoPackage declares, looked at before anybody reads from it.
enum GeoPackageFile {
  /// What every database of SQLite begins with.
  static let signature = Array("SQLite format 3\0".utf8)

  /// Opens the file; pages are read in place.
  static func open(_ file: String, size: Int) throws(SQLiteError) -> SQLiteDatabase {
    MappedFiles.willMap(file)
    let database = try SQLiteDatabase(
      reading: file, size: size, isImmutable: isWriteAhead(file) && !isInUse(file))
    try database.run("PRAGMA cell_size_check = ON")
    try database.run("PRAGMA mmap_size = \(size)")
    return database
  }

  /// Whether a writer has left something beside the file that belongs to it.
  static func isInUse(_ file: String) -> Bool {
    ["-wal", "-journal"].contains { FileStatus.exists(file + $0) }
  }

  /// Whether the journal is one written ahead, for which SQLite makes files beside the database even when it only reads.
  ///
  /// Source: sqlite.org/fileformat2.html, bytes 18 and 19 of the header.
  static func isWriteAhead(_ file: String) -> Bool {
    let header = PackedFile.firstBytes(of: file, count: 20)
    return header.count == 20 && header.starts(with: signature) && header[18] == 2 && header[19] == 2
  }

  /// Whether GDAL can read the file among Mezha's own threads: tables are tables, nothing is computed by what stands in
  /// the file (views, generated columns, virtual tables other than the spatial index), and the reference systems of its
  /// layers are texts that `ReferenceText` takes.
  static func isPlain(_ file: String, size: Int) -> Bool {
    guard let database = try? open(file, size: size) else { return false }
    do {
      var statement = try SQLiteStatement(
        """
        SELECT count(*) FROM sqlite_master WHERE type = 'view' OR (type = 'table'
          AND upper(sql) NOT LIKE 'CREATE TABLE%'
          AND NOT (name LIKE 'rtree%' AND upper(sql) LIKE 'CREATE VIRTUAL TABLE % USING RTREE%'))
        """, in: database)
      guard try statement.step(), statement.integer(0) == 0 else { return false }
      return try hasPlainColumns(database) && hasPlainSystems(database)
    } catch {
      return false
    }
  }

  private static func hasPlainColumns(_ database: SQLiteDatabase) throws(SQLiteError) -> Bool {
    var tables = try SQLiteStatement("SELECT table_name FROM gpkg_contents", in: database)
    while try tables.step() {
      let name = SQLiteDatabase.quoted(tables.text(0) ?? "")
      var columns = try SQLiteStatement("PRAGMA table_xinfo(\(name))", in: database)
      while try columns.step() { if columns.integer(6) != 0 { return false } }
    }
    return true
  }

  private static func hasPlainSystems(_ database: SQLiteDatabase) throws(SQLiteError) -> Bool {
    var columns = try SQLiteStatement("PRAGMA table_xinfo(gpkg_spatial_ref_sys)", in: database)
    var names: [String] = []
    while try columns.step() {
      let name = columns.text(1) ?? ""
      if name.lowercased().hasPrefix("definition") { names.append(SQLiteDatabase.quoted(name)) }
    }
    guard !names.isEmpty else { return false }
    var systems = try SQLiteStatement(
      """
      SELECT \(names.joined(separator: ", ")) FROM gpkg_spatial_ref_sys
      WHERE srs_id IN (SELECT srs_id FROM gpkg_geometry_columns)
      """, in: database)
    while try systems.step() {
      for column in names.indices {
        let text = systems.text(column) ?? ""
        let isNone = text.isEmpty || text.lowercased() == "undefined"
        if !isNone && ReferenceText.accepted(text) == nil { return false }
      }
    }
    return true
  }
}
