import BorderCore
import BorderTables
import Testing

@testable import BorderIO

/// Which texts of files may name a reference system.
@Suite struct ReferenceTextTests {
  @Test(arguments: [
    "EPSG:4326", "epsg:3857", "OGC:CRS84", "ESRI:102001", "IAU_2015:30100", "EPSG:4326+5773",
    "urn:ogc:def:crs:OGC:1.3:CRS84",
    "urn:ogc:def:crs:EPSG::27700", "urn:ogc:def:crs,crs:EPSG::27700,crs:EPSG::5701", "  EPSG:4326\n", "WGS84",
    #"GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]"#,
    #"PROJCS["x (a, b) [c]",GEOGCS["y ""z""",DATUM["d",SPHEROID["s",6378137,298]]],UNIT["m",1],EXTENSION["PROJ4","+proj=merc +a=6378137 +b=6378137 +nadgrids=@null +wktext +no_defs"]]"#,
    #"BOUNDCRS[SOURCECRS[GEOGCRS["x"]],ABRIDGEDTRANSFORMATION["x",METHOD["NTv2"],PARAMETERFILE["file","ntv2_0.gsb"]]]"#,
    #"{"$schema":"https://proj.org/schemas/v0.7/projjson.schema.json","type":"GeographicCRS","name":"WGS 84"}"#,
  ])
  func taken(text: String) {
    #expect(ReferenceText.accepted(text) != nil)
  }

  @Test(arguments: [
    ("http://www.opengis.net/def/crs/EPSG/0/3857", "EPSG:3857"),
    ("https://www.opengis.net/def/crs/OGC/1.3/CRS84", "OGC:CRS84"),
    ("http://opengis.net/def/crs/EPSG/9.9.1/4258", "EPSG:4258"),
    ("http://www.opengis.net/gml/srs/epsg.xml#31467", "EPSG:31467"),
  ])
  func `addresses of the OGC are codes`(text: String, code: String) {
    #expect(ReferenceText.accepted(text) == code)
  }

  @Test(arguments: [
    "", " ", "http://127.0.0.1:1/crs", "https://spatialreference.org/ref/epsg/4326/",
    "http://www.opengis.net/def/crs/../x",
    "http://www.opengis.net.evil.org/def/crs/EPSG/0/3857",
    "http://www.opengis.net/def/crs/EPSG/0/3857?x=/etc",
    "/etc/passwd", "file:///etc/passwd", "/vsicurl/http://x/y", "x.prj", "C:\\x.prj",
    "+proj=longlat +datum=WGS84",
    "+init=epsg:4326", "init=/tmp/x:1", "IMPORT_FROM_WKT:http://x/", "EPSG:", ":4326", "EPSG:4326/../x",
    "ESRI::/tmp/x.prj",
    "GEOGCS", #"GEOGCS["open"#, #"GEOGCS["x"]]"#, #"NOTHING["x"]"#,
    #"GEOGCS["x",EXTENSION["PROJ4","+init=/tmp/x:1"]]"#,
    #"GEOGCS["x",EXTENSION["PROJ4","+proj=longlat +nadgrids=@/tmp/x"]]"#,
    #"GEOGCS["x",EXTENSION["PROJ4","+proj=longlat +nadgrids=a,http://x/y"]]"#,
    #"BOUNDCRS[SOURCECRS[GEOGCRS["x"]],ABRIDGEDTRANSFORMATION["x",METHOD["NTv2"],PARAMETERFILE["file","/etc/passwd"]]]"#,
    #"BOUNDCRS[SOURCECRS[GEOGCRS["x"]],ABRIDGEDTRANSFORMATION["x",PARAMETERFILE ["file","http://x/y"]]]"#,
    #"{"type":"BoundCRS","transformation":{"parameters":[{"name":"f","value":"/etc/passwd"}]}}"#,
    #"{"type":"BoundCRS","transformation":{"parameters":[{"name":"f","v\u0061lue":"/etc/passwd"}]}}"#,
    #"{"type":"Feature"}"#,
  ])
  func notTaken(text: String) {
    #expect(ReferenceText.accepted(text) == nil)
  }

  @Test func `a text without end is not taken`() {
    #expect(
      ReferenceText.accepted(
        "GEOGCS[" + String(repeating: "x[", count: 100) + String(repeating: "]", count: 101)) == nil)
    #expect(ReferenceText.accepted("GEOGCS[\"" + String(repeating: "x", count: 1 << 20) + "\"]") == nil)
  }
}

/// What of the name of a source is hidden.
@Suite struct SecretTextTests {
  @Test(arguments: [
    ("PG:dbname=x user=u password=abc port=1", "PG:dbname=x user=u password=*** port=1"),
    ("PG:dbname=x password = 'a b\\'c' port=1", "PG:dbname=x password = '***' port=1"),
    ("PG:password=abc", "PG:password=***"), ("PG:dbname='x' sslpassword=q", "PG:dbname='x' sslpassword=***"),
    ("MYSQL:db,user=u,password=p,port=1", "MYSQL:db,user=u,password=***,port=1"),
    ("MSSQL:server=h;UID=u;PWD={a;b}}c};database=d", "MSSQL:server=h;UID=u;PWD={***};database=d"),
    ("OCI:scott/tiger@host/db", "OCI:scott/***@host/db"), ("ODBC:u/p@dsn,t", "ODBC:u/***@dsn,t"),
    ("/vsicurl/https://u:p@h/x.gpkg", "/vsicurl/https://u:***@h/x.gpkg"),
    ("https://token@h/x", "https://***@h/x"), ("https://u:p@ss@h/x", "https://u:***@h/x"),
    ("https://u:p/q@h/x", "https://u:***@h/x"),
    ("https://h/x.gpkg?a=1&sig=q%2F&b", "https://h/x.gpkg?a=***&sig=***&b"),
    (
      "/vsicurl?header.Authorization=Bearer%20x&url=https%3A%2F%2Fh",
      "/vsicurl?header.Authorization=***&url=***"
    ),
    ("postgresql://u:p@h:1/db", "postgresql://u:***@h:1/db"),
    ("MongoDB uri=mongodb://u:p@h/db,x", "MongoDB uri=mongodb://u:***@h/db,x"),
  ])
  func hidden(text: String, result: String) {
    #expect(SecretText.hidden(text) == result)
  }

  @Test(arguments: [
    "regions.gpkg#layer", "a@b.geojson", "x=1.csv", "where pop > 1000 and name = 'passage'",
    "https://h/x.gpkg", "mail@example.org",
    "12:30 = noon", "",
  ])
  func `plain text stays`(text: String) {
    #expect(SecretText.hidden(text) == text)
  }

  @Test func `what was hidden once is hidden everywhere`() {
    _ = InputSpec(parsing: "/vsicurl/https://u:very%40secret-1@h/x.gpkg")
    #expect(SecretText.hidden("cannot reach h as u with very@secret-1") == "cannot reach h as u with ***")
    let input = Provenance.Input(path: "PG:dbname=x password=very-secret-2", features: 0, vertices: 0)
    #expect(!input.file.contains("very-secret-2") && input.file.contains("***"))
  }
}
