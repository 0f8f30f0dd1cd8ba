internal import BorderCore
internal import BorderTables

/// The statements that put names and meanings of fields into a GeoPackage (extension `gpkg_schema`, version 1.2.1).
///
/// They hold whether or not the library that wrote the layers has made the tables already, as newer ones do.
enum GeoPackageSchema {
  /// The table of extensions, which the library makes only where it writes a layer with shapes.
  private static let extensions = """
    CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, \
    definition TEXT NOT NULL, scope TEXT NOT NULL, \
    CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))
    """

  /// SQL for some layers, to be carried out after they were written.
  static func statements(for layers: [VectorFileLayer], _ language: Language) -> [String] {
    var list = [
      extensions,
      """
      CREATE TABLE IF NOT EXISTS gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, \
      title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT, \
      CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), CONSTRAINT gdc_tn UNIQUE (table_name, name))
      """,
      """
      CREATE TABLE IF NOT EXISTS gpkg_data_column_constraints (constraint_name TEXT NOT NULL, \
      constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, \
      max_is_inclusive BOOLEAN, description TEXT, \
      CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value))
      """,
    ]
    for table in ["gpkg_data_columns", "gpkg_data_column_constraints"] {
      list.append(
        """
        INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) \
        SELECT '\(table)', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write' \
        WHERE NOT EXISTS (SELECT 1 FROM gpkg_extensions WHERE table_name = '\(table)')
        """)
    }
    for layer in layers {
      let table = layer.table
      for (column, heading) in zip(table.columns, table.distinctHeadings(language)) {
        list.append(
          "INSERT OR REPLACE INTO gpkg_data_columns (table_name, column_name, name, title, description) VALUES ("
            + [table.name, column.key, heading, heading].map(quoted).joined(separator: ", ")
            + ", \(column.meaning.map { quoted($0(language)) } ?? "NULL"))")
      }
    }
    return list
  }

  /// SQL that puts the sources of the data into the file (extension `gpkg_metadata`, version 1.2.1).
  ///
  /// - Parameters:
  ///   - credit: The line.
  ///   - date: When, in the form of the file.
  /// - Returns: Statements to be carried out after the layers were written.
  static func statements(credit: String, date: String) -> [String] {
    var list = [
      extensions,
      """
      CREATE TABLE IF NOT EXISTS gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, \
      md_scope TEXT NOT NULL DEFAULT 'dataset', md_standard_uri TEXT NOT NULL, \
      mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '')
      """,
      """
      CREATE TABLE IF NOT EXISTS gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT, \
      column_name TEXT, row_id_value INTEGER, \
      timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), md_file_id INTEGER NOT NULL, \
      md_parent_id INTEGER, CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id), \
      CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id))
      """,
    ]
    for table in ["gpkg_metadata", "gpkg_metadata_reference"] {
      list.append(
        """
        INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) \
        SELECT '\(table)', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec121/#extension_metadata', \
        'read-write' WHERE NOT EXISTS (SELECT 1 FROM gpkg_extensions WHERE table_name = '\(table)')
        """)
    }
    list.append(
      """
      INSERT INTO gpkg_metadata (md_scope, md_standard_uri, mime_type, metadata) \
      VALUES ('dataset', 'http://purl.org/dc/terms/source', 'text/plain', \(quoted(credit)))
      """)
    list.append(
      """
      INSERT INTO gpkg_metadata_reference (reference_scope, timestamp, md_file_id) \
      SELECT 'geopackage', \(quoted(date)), max(id) FROM gpkg_metadata
      """)
    return list
  }

  private static func quoted(_ text: String) -> String {
    var result = "'"
    for character in PrintableText.oneLine(text) { result += character == "'" ? "''" : String(character) }
    return result + "'"
  }
}
