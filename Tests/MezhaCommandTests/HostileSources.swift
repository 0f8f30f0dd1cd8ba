import Foundation

/// Makes a folder of files that want something else than to be read: an address, a file of the user's, all the time and
/// memory there is.
struct HostileSources {
  /// The folder.
  let folder: String
  /// A port of this machine at which somebody listens.
  let port: Int
  /// A file that no source has a reason to open.
  let secret: String
  /// The files by name, in order.
  private(set) var names: [String] = []

  /// Writes all of them; those of SQLite and archives by Python.
  init(in folder: String, port: Int, secret: String) throws {
    self.folder = folder
    self.port = port
    self.secret = secret
    try geojson()
    try referring()
    try markup()
    try tables()
    if Self.hasPython { try byPython() }
  }

  static let hasPython = RunMezha.canRun(["python3", "-c", "import sqlite3, zipfile"])

  private var address: String { "http://127.0.0.1:\(port)" }

  private mutating func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    names.append(name)
  }

  private static let ring = "[[0,0],[1,0],[1,1],[0,0]]"

  private static func collection(crs: String = "", geometry: String = "") -> String {
    """
    {"type":"FeatureCollection",\(crs)"features":[{"type":"Feature","properties":{"id":"A"},\
    "geometry":{"type":"Polygon",\(geometry)"coordinates":[\(ring)]}}]}
    """
  }

  /// Reference systems of GeoJSON that are addresses, files, or strings that open files.
  private mutating func geojson() throws {
    func named(_ name: String) -> String {
      "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\(name)\"}},"
    }
    let links = [
      "link": "\"crs\":{\"type\":\"link\",\"properties\":{\"href\":\"\(address)/link\",\"type\":\"proj4\"}},",
      "url": "\"crs\":{\"type\":\"url\",\"properties\":{\"url\":\"\(address)/url\"}},",
    ]
    for (kind, member) in links.sorted(by: { $0.key < $1.key }) {
      try write("crs-\(kind).geojson", Self.collection(crs: member))
      try write("geometry-crs-\(kind).geojson", Self.collection(geometry: member))
    }
    let texts = [
      "address": "\(address)/crs", "path": secret, "init": "+init=\(secret):1",
      "vsi": "/vsicurl/\(address)/crs",
      "grid": "+proj=longlat +nadgrids=\(secret) +ellps=GRS80", "imported": "IMPORT_FROM_WKT:\(address)/x",
      "bound":
        #"BOUNDCRS[SOURCECRS[GEOGCRS[\"x\",DATUM[\"x\",ELLIPSOID[\"GRS 1980\",6378137,298.257222101]],CS[ellipsoidal,2],AXIS[\"lat\",north],AXIS[\"lon\",east],ANGLEUNIT[\"degree\",0.0174532925199433]]],TARGETCRS[GEOGCRS[\"WGS 84\",DATUM[\"WGS 84\",ELLIPSOID[\"WGS 84\",6378137,298.257223563]],CS[ellipsoidal,2],AXIS[\"lat\",north],AXIS[\"lon\",east],ANGLEUNIT[\"degree\",0.0174532925199433]]],ABRIDGEDTRANSFORMATION[\"x\",METHOD[\"NTv2\",ID[\"EPSG\",9615]],PARAMETERFILE[\"Latitude and longitude difference file\",\"SECRET\"]]]"#
        .replacingOccurrences(of: "SECRET", with: secret),
    ]
    for (kind, text) in texts.sorted(by: { $0.key < $1.key }) {
      try write("crs-\(kind).geojson", Self.collection(crs: named(text)))
    }
    try write(
      "crs-escaped.geojson",
      Self.collection(
        geometry: "\"\\u0063rs\":{\"type\":\"link\",\"properties\":{\"href\":\"\(address)/escaped\"}},"))
    try write(
      "sequence.geojsonl",
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\(links["link"] ?? "")\"coordinates\":[\(Self.ring)]}}\n"
    )
    try write(
      "topology.json",
      "{\"type\":\"Topology\",\(links["link"] ?? "")\"objects\":{\"x\":{\"type\":\"Polygon\",\"arcs\":[[0]]}},\"arcs\":[\(Self.ring)]}"
    )
  }

  /// Orders to open something else, under any name.
  private mutating func referring() throws {
    for (name, source) in [
      ("vrt.gpkg", "/vsicurl/\(address)/vrt.geojson"), ("vrt.shp", secret), ("vrt.vrt", "WFS:\(address)/wfs"),
      ("vrt.json", "PG:host=127.0.0.1 port=\(port) dbname=x"),
    ] {
      try write(
        name,
        "<OGRVRTDataSource><OGRVRTLayer name=\"x\"><SrcDataSource>\(source)</SrcDataSource><SrcLayer>x</SrcLayer></OGRVRTLayer></OGRVRTDataSource>"
      )
    }
    try write("service.xml", "<OGRWFSDataSource><URL>\(address)/wfs</URL></OGRWFSDataSource>")
    try write(
      "comment.kml",
      "<?xml version=\"1.0\"?><!-- a file --><OGRVRTDataSource><OGRVRTLayer name=\"x\"><SrcDataSource>/vsicurl/\(address)/late</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"
    )
  }

  /// Entities, schemas and links of XML.
  private mutating func markup() throws {
    func gml(_ head: String, _ attributes: String = "", _ body: String = "") -> String {
      """
      <?xml version="1.0"?>\(head)<gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml" \
      xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xmlns:o="http://o/"\(attributes)><gml:featureMember><o:r>\(body)<o:id>A</o:id><o:g>\
      <gml:Polygon srsName="\(address)/srs"><gml:outerBoundaryIs><gml:LinearRing><gml:coordinates>0,0 1,0 1,1 0,0\
      </gml:coordinates></gml:LinearRing></gml:outerBoundaryIs></gml:Polygon></o:g></o:r></gml:featureMember>\
      </gml:FeatureCollection>
      """
    }
    try write("dtd.gml", gml("<!DOCTYPE x SYSTEM \"\(address)/x.dtd\">"))
    try write(
      "entity.gml", gml("<!DOCTYPE x [<!ENTITY e SYSTEM \"file://\(secret)\">]>", "", "<o:n>&e;</o:n>"))
    try write("schema.gml", gml("", " xsi:schemaLocation=\"http://o/ \(address)/x.xsd\""))
    try write("link.gml", gml("", "", "<o:n xlink:href=\"\(address)/part#a\"/>"))
    let bomb =
      "<!DOCTYPE x [<!ENTITY a0 \"aaaaaaaaaa\">"
      + (1...9).map { level in
        "<!ENTITY a\(level) \"\(String(repeating: "&a\(level - 1);", count: 10))\">"
      }.joined() + "]>"
    try write("bomb.gml", gml(bomb, "", "<o:n>&a9;</o:n>"))
    let track =
      "<Placemark><name>t</name><gx:Track><gx:coord>0 0 0</gx:coord><gx:coord>1 1 0</gx:coord></gx:Track></Placemark>"
    for (name, head, body) in [
      ("track.kml", "", track), ("bomb.kml", bomb, "<Placemark><name>&a9;</name></Placemark>"),
      (
        "link.kml", "",
        "<NetworkLink><Link><href>\(address)/link.kml</href></Link></NetworkLink><Placemark><styleUrl>\(address)/s#a</styleUrl><Point><coordinates>0,0</coordinates></Point></Placemark>"
      ),
    ] {
      try write(
        name,
        "<?xml version=\"1.0\"?>\(head)<kml xmlns=\"http://www.opengis.net/kml/2.2\" xmlns:gx=\"http://www.google.com/kml/ext/2.2\"><Document>\(body)</Document></kml>"
      )
    }
    try write(
      "entity.gpx",
      "<?xml version=\"1.0\"?><!DOCTYPE gpx [<!ENTITY e SYSTEM \"\(address)/gpx\">]><gpx xmlns=\"http://www.topografix.com/GPX/1/1\" version=\"1.1\"><wpt lat=\"0\" lon=\"0\"><name>&e;</name></wpt></gpx>"
    )
  }

  /// Formats whose reference systems are texts of any kind.
  private mutating func tables() throws {
    try write("wkt.csv", "id,WKT\nA,\"POLYGON((0 0,1 0,1 1,0 0))\"\n")
    try Data("\(address)/prj".utf8).write(to: URL(fileURLWithPath: folder + "/wkt.prj"))
    try write(
      "system.gmt",
      "# @VGMT1.0 @GPOLYGON\n# @Jp\"+init=\(secret):1\"\n# @Jw\"\(address)/gmt\"\n# FEATURE_DATA\n>\n# @P\n0 0\n1 0\n1 1\n0 0\n"
    )
  }

  private mutating func byPython() throws {
    let made = try RunMezha.run(["python3", "-c", Self.script, folder, address, secret])
    guard made.status == 0 else { throw CocoaError(.fileWriteUnknown, userInfo: ["python3": made.errors]) }
    names += made.lines
  }

  private static let script = #"""
    import sqlite3, struct, sys, zipfile
    folder, address, secret = sys.argv[1:]
    ring = struct.pack("<8d", 0, 0, 1, 0, 1, 1, 0, 0)
    wkb = b"GP\0\1" + struct.pack("<i", 4326) + struct.pack("<BIII", 1, 3, 1, 4) + ring
    wgs = 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]'
    def base(name, srs=4326, definition=wgs, layer="r", contents=True):
        db = sqlite3.connect(folder + "/" + name)
        db.execute("PRAGMA application_id = 1196444487"); db.execute("PRAGMA user_version = 10300")
        db.execute("CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT, description TEXT)")
        db.execute("INSERT INTO gpkg_spatial_ref_sys VALUES ('x', ?, 'NONE', ?, ?, '')", (srs, srs, definition))
        if contents:
            db.execute("CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, description TEXT, last_change TEXT, min_x REAL, min_y REAL, max_x REAL, max_y REAL, srs_id INTEGER)")
            db.execute("INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', '', 0, 0, 1, 1, ?)", (layer, layer, srs))
        db.execute("CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER)")
        db.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POLYGON', ?, 0, 0)", (layer, srs))
        return db
    def done(db, name): db.commit(); db.close(); print(name)
    def table(db): db.execute("CREATE TABLE r (fid INTEGER PRIMARY KEY, geom BLOB, id TEXT)"); db.execute("INSERT INTO r VALUES (1, ?, 'A')", (wkb,))
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, x'%s' AS geom, 'A' AS id FROM n" % wkb.hex()
    db = base("view.gpkg"); db.execute("CREATE VIEW r AS " + endless + " WHERE i < 0"); done(db, "view.gpkg")
    db = base("contents.gpkg", contents=False); table(db)
    db.execute("CREATE VIEW gpkg_contents AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 'r' AS table_name, 'features' AS data_type, 'r' AS identifier, '' AS description, '' AS last_change, 0 AS min_x, 0 AS min_y, 1 AS max_x, 1 AS max_y, 4326 AS srs_id FROM n WHERE i < 0"); done(db, "contents.gpkg")
    db = base("generated.gpkg"); db.execute("CREATE TABLE r (fid INTEGER PRIMARY KEY, geom BLOB, id TEXT, big BLOB AS (zeroblob(900000000)))"); db.execute("INSERT INTO r (fid, geom, id) VALUES (1, ?, 'A')", (wkb,)); done(db, "generated.gpkg")
    db = base("virtual.gpkg"); db.execute("CREATE VIRTUAL TABLE r USING fts4(geom, id)"); done(db, "virtual.gpkg")
    db = base("system.gpkg", 100000, address + "/gpkg"); table(db); done(db, "system.gpkg")
    db = base("init.gpkg", 100000, "+init=" + secret + ":1"); table(db); done(db, "init.gpkg")
    db = base("trigger.gpkg"); table(db); db.execute("CREATE TRIGGER t AFTER INSERT ON r BEGIN INSERT INTO r SELECT NULL, geom, id FROM r; END"); done(db, "trigger.gpkg")
    db = base("journal.gpkg"); table(db); db.commit(); db.execute("PRAGMA journal_mode = WAL"); db.execute("UPDATE r SET id = 'A'"); done(db, "journal.gpkg")
    vrt = '<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/vsicurl/%s/zip</SrcDataSource><SrcLayer>x</SrcLayer></OGRVRTLayer></OGRVRTDataSource>' % address
    with zipfile.ZipFile(folder + "/vrt.zip", "w") as z: z.writestr("a.vrt", vrt)
    print("vrt.zip")
    with zipfile.ZipFile(folder + "/shapes.zip", "w") as z: z.writestr("a.shp", vrt); z.writestr("a.prj", address)
    print("shapes.zip")
    """#
}

/// Listens on loopback, and counts who calls.
final class Listener {
  let port: Int
  private let socketDescriptor: Int32

  init() throws {
    socketDescriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    var length = size
    let descriptor = socketDescriptor
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && listen(descriptor, 64) == 0
          && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isBound else { throw CocoaError(.fileReadUnknown) }
    port = Int(UInt16(bigEndian: address.sin_port))
    _ = fcntl(socketDescriptor, F_SETFL, O_NONBLOCK)
  }

  deinit { close(socketDescriptor) }

  /// How many have called since the last question.
  func calls() -> Int {
    var count = 0
    while true {
      let caller = accept(socketDescriptor, nil, nil)
      guard caller >= 0 else { return count }
      close(caller)
      count += 1
    }
  }
}
