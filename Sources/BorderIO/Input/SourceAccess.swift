internal import GDAL
private import Synchronization

/// What inputs may do to the machine that reads them, for the whole process.
public struct SourceAccess: Sendable {
  /// A program that reads for this one when it is started with `ReaderService.argument`; without it, GDAL's drivers run in
  /// this process, and what crashes them ends it.
  public var readerProgram: String?
  /// Whether the inputs are trusted: they may open other files and addresses by any driver, and are read without limits of
  /// time and memory.
  public var isTrusted = false

  private static let current = Mutex(SourceAccess())

  /// The access that all readers keep to.
  public static var standard: SourceAccess {
    get { current.withLock { $0 } }
    set { current.withLock { $0 = newValue } }
  }
}

/// Which drivers of GDAL read what.
enum DriverList {
  /// The formats of most files, whose drivers have been tried with damaged files for years. They open no other files than
  /// those beside the one that is named, and run in Mezha's own process.
  static let own = ["ESRI Shapefile", "FlatGeobuf", "GeoJSON", "GPKG"]

  /// All others that read one source from files, and nothing else: they run in a process of their own.
  ///
  /// Not here, so only with `--trust` or where the user names the source by its prefix, are those that follow what a file
  /// says to other files, addresses or programs: VRT, WFS, WMS, OAPIF, CSW, GMLAS, GTI, Interlis, GPSBabel, HTTP, SOSI, PDS4,
  /// and databases.
  static let files =
    own + [
      "ARCGEN", "Arrow", "AVCBin", "AVCE00", "CAD", "CSV", "DGN", "DXF", "EDIGEO", "ESRIJSON", "Geoconcept",
      "GeoJSONSeq",
      "GeoRSS", "GML", "GPX", "GPSTrackMaker", "Idrisi", "JML", "JSONFG", "KML", "LIBKML", "LVBAG",
      "MapInfo File",
      "MapML", "MBTiles", "MVT", "NAS", "netCDF", "ODS", "OGR_GMT", "GMT", "OGR_SDTS", "OpenFileGDB", "OSM",
      "Parquet", "PDF",
      "PMTiles", "S57", "Selafin", "SQLite", "SVG", "SXF", "TIGER", "TopoJSON", "UK .NTF", "VDV", "VFK",
      "WAsP", "XLS",
      "XLSX",
    ]

  /// The drivers of sources that are no files, by the prefix that names them on the command line.
  static func drivers(ofConnection name: String) -> [String] {
    let prefix = name.prefix { $0 != ":" }.uppercased()
    return switch prefix {
    case "PG": ["PostgreSQL"]
    case "MYSQL": ["MySQL"]
    case "MSSQL": ["MSSQLSpatial"]
    case "OCI": ["OCI"]
    case "ODBC", "PGEO": ["ODBC", "PGeo"]
    case "MONGODBV3": ["MongoDBv3"]
    case "ES": ["Elasticsearch"]
    case "CARTO": ["Carto"]
    case "WFS": ["WFS"]
    case "OAPIF", "OAPIF_COLLECTION": ["OAPIF"]
    case "CSW": ["CSW"]
    case "ESRIJSON", "TOPOJSON", "GEOJSON", "GEOJSONSEQ": ["GeoJSON", "ESRIJSON", "TopoJSON", "GeoJSONSeq"]
    // A file by GDAL's virtual file system, or another prefix of a driver that reads files.
    default: files
    }
  }
}

/// Formats whose files are orders to open something else.
enum ReferringFormat {
  /// The name of the format that the beginning of a file shows; `nil` for all others.
  static func name(of start: some Collection<UInt8>) -> String? {
    let text = String(decoding: start.prefix(4096), as: UTF8.self).lowercased()
    let marks = [
      ("<ogrvrt", "VRT"), ("<vrtdataset", "VRT"), ("<ogrwfsdatasource", "WFS"), ("<gdal_wms", "WMS"),
      ("<gdaltileindexdataset", "GTI"), ("<gdal_wmts", "WMTS"), ("<ogcapi", "OGC API"),
    ]
    return marks.first { text.contains($0.0) }?.1
  }
}
