import BorderCore
import BorderIO
import BorderTables
import Testing

/// Large real data; skipped where the folder is absent.
@Suite(.enabled(if: Fixture.geodata != nil, "no folder of real data: set MEZHA_GEODATA"))
struct RealDataTests {
  @Test(arguments: [
    ("osm-adm1-eurasia.gpkg#adm1_crimea_ua", 828, 1_510_000, 10_000),
    ("osm-adm1-eurasia.gpkg#adm1_crimea_ru", 828, 1_510_000, 10_000),
    ("osm-raions-ru.fgb", 2499, 3_120_000, 5_000), ("fr-communes.fgb", 35_357, 2_200_000, 5_000),
    ("ne10-admin1/ne10-admin1.shp", 4855, 1_090_000, 5_000),
    ("adm2-kaz.gpkg#osm_adm4_2023", 20, 77_000, 1_000),
    ("adm2-ukr.gpkg#gb_adm1", 27, 138_000, 1_000), ("adm2-blr.gpkg", 119, 46_000, 1_000),
    ("adm2-mng.gpkg#adm_2", 339, 0, .max), ("adm2-est.gpkg#ehak_counties", 15, 0, .max),
    ("adm2-lva.gpkg", 119, 0, .max), ("adm2-ltu.gpkg", 60, 0, .max), ("adm2-aze.gpkg", 71, 0, .max),
    ("adm2-geo.gpkg", 68, 0, .max),
  ])
  func `features and vertices`(_ name: String, _ features: Int, _ vertices: Int, _ slack: Int) throws {
    let folder = try #require(Fixture.geodata)
    let input = try RegionReader.read(InputSpec(parsing: "\(folder)/\(name)"))
    #expect(input.sources[0].featureCount == features)
    #expect(input.regions.regionCount == features)
    #expect(abs(input.regions.positions.count - vertices) <= slack)
    #expect(Set(input.regions.regions.map(\.id)).count == features)
  }

  @Test func `several layers must be chosen from`() throws {
    let folder = try #require(Fixture.geodata)
    let error = #expect(throws: InputError.self) {
      try RegionReader.read(InputSpec(file: folder + "/osm-adm1-eurasia.gpkg"))
    }
    #expect(error?.category == .usage)
    #expect(error?.hint?.english.contains("#adm1_crimea_ru") == true)
  }

  @Test func `points of a named layer`() throws {
    let folder = try #require(Fixture.geodata)
    let table = try PointReader.read(InputSpec(parsing: folder + "/ne10-context.gpkg#populated_places"))
    #expect(table.count == 1857)
    #expect(table.positions.allSatisfy { $0 != nil })
  }
}
