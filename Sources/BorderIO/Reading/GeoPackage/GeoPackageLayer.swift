internal import GDAL
internal import SQLite

/// A layer of a GeoPackage that can be read without GDAL: a table of plain geometries in degrees on WGS 84.
///
/// Source: OGC 12-128r18, GeoPackage 1.3.
struct GeoPackageLayer {
  /// How the values of a column are stored, where their texts are certain to be those that GDAL gives.
  enum Storage {
    case text
    /// Whole numbers; GDAL keeps those of the narrow kinds in 32 bits.
    case integer(isNarrow: Bool)
    /// Numbers that are often whole, such as codes.
    case real
    /// Anything else, which is left to GDAL where it is wanted.
    case other
  }

  /// The name of the table.
  let name: String
  /// The column of the geometries.
  let geometryColumn: String
  /// The other columns in order; the key comes last, where it has a name of its own.
  let columns: [(name: String, storage: Storage)]

  /// Chooses a layer as `SourceOpening` does.
  ///
  /// Gives `nil` when the choice is not plain, or the layer is not: GDAL knows more, and what to tell the user.
  ///
  /// - Parameters:
  ///   - database: The GeoPackage.
  ///   - wanted: The layer that the user named; `nil` for the only one that can hold polygons.
  /// - Throws: `SQLiteError` when the file is no GeoPackage.
  init?(in database: SQLiteDatabase, named wanted: String?) throws(SQLiteError) {
    var candidates = try Self.candidates(in: database)
    guard candidates.allSatisfy({ Self.isKnown($0.shape) }) else { return nil }
    candidates = candidates.filter { candidate in
      wanted.map { candidate.name == $0 } ?? Self.surfaces.contains(candidate.shape)
    }
    guard let chosen = candidates.first, candidates.count == 1, Self.surfaces.contains(chosen.shape),
      chosen.isPlain, let columns = try Self.columns(of: chosen, in: database)
    else { return nil }
    name = chosen.name
    geometryColumn = chosen.column
    self.columns = columns
  }

  private struct Candidate {
    let name: String
    let column: String
    let shape: String
    /// Whether it is a table of two dimensions on EPSG:4326.
    let isPlain: Bool
  }

  private static func candidates(in database: SQLiteDatabase) throws(SQLiteError) -> [Candidate] {
    var candidates: [Candidate] = []
    var statement = try SQLiteStatement(
      """
      SELECT g.table_name, g.column_name, upper(g.geometry_type_name),
        g.z IN (0, 2) AND g.m IN (0, 2) AND c.srs_id = g.srs_id AND g.srs_id = 4326
          AND EXISTS (SELECT 1 FROM gpkg_spatial_ref_sys s WHERE s.srs_id = g.srs_id
            AND upper(s.organization) = 'EPSG' AND s.organization_coordsys_id = 4326)
          AND (SELECT count(*) FROM sqlite_master t WHERE t.name = g.table_name AND t.type = 'table'
            AND upper(t.sql) LIKE 'CREATE TABLE%') = 1
      FROM gpkg_geometry_columns g JOIN gpkg_contents c ON lower(g.table_name) = lower(c.table_name)
      WHERE c.data_type = 'features' AND c.table_name <> 'ogr_empty_table'
      """, in: database)
    while try statement.step() {
      candidates.append(
        Candidate(
          name: statement.text(0) ?? "", column: statement.text(1) ?? "", shape: statement.text(2) ?? "",
          isPlain: statement.integer(3) == 1))
    }
    return candidates
  }

  private static let surfaces: Set = ["GEOMETRY", "POLYGON", "MULTIPOLYGON"]
  /// Layers of these cannot hold polygons.
  private static let others: Set = ["POINT", "MULTIPOINT", "LINESTRING", "MULTILINESTRING"]

  private static func isKnown(_ shape: String) -> Bool { surfaces.contains(shape) || others.contains(shape) }

  /// The columns; `nil` when there is one that GDAL may see otherwise.
  private static func columns(
    of layer: Candidate, in database: SQLiteDatabase
  ) throws(SQLiteError) -> [(name: String, storage: Storage)]? {
    var columns: [(name: String, storage: Storage)] = []
    var keys = 0
    var key: String?
    var geometries = 0
    var statement = try SQLiteStatement(
      "PRAGMA table_xinfo(\(SQLiteDatabase.quoted(layer.name)))", in: database)
    while try statement.step() {
      let name = statement.text(1) ?? ""
      let type = (statement.text(2) ?? "").uppercased()
      guard statement.integer(6) == 0 else { return nil }
      if statement.integer(5) > 0 {
        guard type == "INTEGER" else { return nil }
        keys += 1
        if !VectorLayer.isMadeKey(name) { key = name }
      } else if name.lowercased() == layer.column.lowercased() {
        geometries += 1
      } else if let storage = storage(ofType: type) {
        columns.append((name, storage))
      } else {
        return nil
      }
    }
    if let key { columns.append((key, .integer(isNarrow: false))) }
    return keys == 1 && geometries == 1 ? columns : nil
  }

  /// - Returns: `nil` for a type that the standard does not know.
  private static func storage(ofType type: String) -> Storage? {
    // `TEXT(40)` is a type too.
    switch String(type.prefix { $0 != "(" }) {
    case "TEXT": .text
    case "BOOLEAN", "TINYINT", "SMALLINT", "MEDIUMINT": .integer(isNarrow: true)
    case "INT", "INTEGER": .integer(isNarrow: false)
    case "DOUBLE", "REAL": .real
    case "FLOAT", "BLOB", "DATE", "DATETIME": .other
    default: nil
    }
  }
}
