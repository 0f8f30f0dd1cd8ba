// The table of borders that `mezha report` writes as borders.csv, made by the library: a row for each pair of regions.
//
// In a package of yours: .package(path: "mezha") and .product(name: "Mezha", package: "mezha").
import Mezha

let input = try RegionReader.read(InputSpec(parsing: CommandLine.arguments[1]))
let analysis = BorderAnalysis(BorderTopology(input.regions), measure: GeodesicMeasure())
let shared = analysis.borders.indices.filter { analysis.borders[$0].isShared }
print(analysis.borderTable(shared).csv().text, terminator: "")
