import BorderCore
import BorderGeodesy
import BorderIO
import BorderTestSupport
import Glibc
import Testing

@Suite struct LineCrossingOracleTests {
  /// The folder of large real data; `nil` where it is absent.
  static let geodata: String? = {
    let package = Project.folder
    let folder = getenv("MEZHA_GEODATA").map { String(cString: $0) } ?? "\(package)/../shared/geodata"
    return access(folder + "/osm-adm1-eurasia.gpkg", R_OK) == 0 ? folder : nil
  }()

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `random drawings`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let letters = Array(seed % 3 == 0 ? "AB." : "ABCDabcd.")
    let drawing = (0..<12).map { _ in
      String((0..<12).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
    }.joined(separator: "\n")
    var builder = LineSetBuilder()
    for _ in 0..<80 {
      builder.addLine(
        (0..<Int.random(in: 2...7, using: &generator)).map { _ in
          // Every other seed on a coarse grid, where vertices and nodes are met.
          let unit = seed % 2 == 0 ? 12.0 : 0.5
          let count = seed % 2 == 0 ? 1.0 : 24.0
          let (x, y) = (
            Double.random(in: 0...count, using: &generator), Double.random(in: 0...count, using: &generator)
          )
          return Position(
            longitude: unit * (seed % 2 == 0 ? x : x.rounded()),
            latitude: unit * (seed % 2 == 0 ? y : y.rounded()))
        })
    }
    let lines = builder.finish()
    let analysis = BorderAnalysis(BorderTopology(regions(drawing)), measure: GeodesicMeasure())
    let crossings = LineCrossings(of: lines, across: analysis, geometry: GeodesicMeasure()).crossings
    let oracle = CrossingOracle(analysis.topology)
    let (places, _) = try oracle.compare(lines, crossings, within: 1e-9)
    #expect(places > 100, "seed \(seed)")
    // On the coarse grid lines run along borders and coasts: those too, each stretch as one place.
    let (all, stretches) = try oracle.comparePlaces(lines, crossings)
    #expect(all > 100 && (stretches > 4 || seed % 2 == 0), "seed \(seed): \(all), \(stretches)")
  }

  /// Regions by OpenStreetMap, railways by Natural Earth; with MEZHA_FULL_SIZE, roads too.
  @Test(
    .enabled(if: geodata != nil, "no folder of real data: set MEZHA_GEODATA"),
    arguments: [("railroad", 1200)] + (getenv("MEZHA_FULL_SIZE") != nil ? [("road", 2000)] : []))
  func `real lines`(layer: String, least: Int) throws {
    let folder = try #require(Self.geodata)
    let file = InputSpec(file: folder + "/osm-adm1-eurasia.gpkg", layer: "adm1_crimea_ru")
    let regions = try RegionReader.read([file], options: ReadOptions(countryField: "country")).regions
    let lines = try LineReader.read(
      InputSpec(file: folder + "/ne10-roads-rail.gpkg", layer: layer), fields: ["type"]
    ).lines
    let measure = GeodesicMeasure()
    let analysis = BorderAnalysis(BorderTopology(regions), measure: measure, threads: 2)
    let crossings = LineCrossings(of: lines, across: analysis, geometry: measure, threads: 2).crossings
    let (places, leftOut) = try CrossingOracle(analysis.topology).compare(lines, crossings, within: 1e-9)
    #expect(places >= least)
    #expect(leftOut == 0)
    // Each lies on its border, and the chainage there leads back to it.
    for crossing in crossings {
      let line = analysis.topology.positions(of: crossing.arc)
      let (a, b) = (line[crossing.arcSegment], line[crossing.arcSegment + 1])
      let length = measure.distance(a, b)
      let nearest = measure.nearest(to: crossing.position, from: a, to: b, guess: crossing.arcFraction)
      // A straight line in degrees against the geodesic: the sagitta of the segment.
      #expect(nearest.distance <= 1e-4 + length * length / 1e7)
      let (x, y) = (b.longitude - a.longitude, b.latitude - a.latitude)
      let cross =
        x * (crossing.position.latitude - a.latitude) - y * (crossing.position.longitude - a.longitude)
      #expect(abs(cross) <= 1e-9 * (x * x + y * y).squareRoot())
    }
  }
}
