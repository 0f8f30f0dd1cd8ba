import BorderCore
import Foundation
import Testing

@testable import BorderIO

/// A table in another encoding than UTF-8 keeps the CRS of the .prj beside it.
@Suite struct NeighbourFileTests {
  /// A square of 100 km in Web Mercator: a degree is 111319.49 m on the equator.
  private static let table = """
    имя,регион,WKT
    Псковская область,Северо-Западный федеральный округ,"POLYGON((0 0,111319.490793 0,111319.490793 111325.142866,0 111325.142866,0 0))"

    """
  private static let mercator = """
    PROJCS["WGS 84 / Pseudo-Mercator",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],\
    PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Mercator_1SP"],\
    PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],\
    PARAMETER["false_northing",0],UNIT["metre",1],AXIS["Easting",EAST],AXIS["Northing",NORTH],\
    EXTENSION["PROJ4","+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs"],\
    AUTHORITY["EPSG","3857"]]
    """

  @Test(arguments: [String.Encoding.utf8, .utf16, .utf16LittleEndian, .windowsCP1251])
  func `the system beside a table is kept`(_ encoding: String.Encoding) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("beside-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var bytes = try #require(Self.table.data(using: encoding))
    if encoding == .utf16LittleEndian { bytes = Data([0xFF, 0xFE]) + bytes }
    let file = folder.appendingPathComponent("table.csv")
    try bytes.write(to: file)
    try Self.mercator.write(
      to: folder.appendingPathComponent("table.prj"), atomically: true, encoding: .utf8)
    let read = try RegionReader.read(InputSpec(file: file.path))
    let box = read.regions.positions
    let (east, north) = (box.map(\.longitude).max() ?? 0, box.map(\.latitude).max() ?? 0)
    #expect(abs(east - 1) < 1e-6 && abs(north - 1) < 1e-6, "\(encoding): \(east), \(north)")
    #expect(read.regions.regions.first?.name == "Псковская область", "\(encoding)")
  }
}
