import ArgumentParser
import Mezha
import MezhaOptions

/// The command: parses, loads, calls the libraries, writes.
struct RootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mezha",
    abstract:
      "Measures borders of regions: who adjoins whom, how long each border is, how densely it is crossed.",
    discussion: """
      EXAMPLES
        mezha report                    the main job, on embedded data, into Output/
        mezha inspect regions.gpkg      what is in the file, and what is wrong in it
        mezha borders regions.gpkg -o borders.geojson
        mezha borders a.gpkg#layer b.fgb --international -o borders.csv
        mezha regions regions.gpkg      area, perimeter and neighbours of each region
        mezha adjacency regions.gpkg --rule queen -o neighbours.gal
        mezha validate --list list.csv  is a published list true?
        mezha distance --sea --of RU    who lies across the water, and how far
        mezha crossings --lines roads.gpkg --international --by country
        mezha map --lang ru -o borders.svg

      INPUT is FILE or FILE#LAYER in any vector format that GDAL reads; several inputs make one mosaic; "-" \
      is standard input. An input opens no other file and no address unless you give --trust. @NAME is an embedded \
      set of regions, such as @coarse, or open data that mezha data fetch has fetched, such as \
      @geoboundaries:EST:adm1; without INPUT, the standard set is used. Data goes to standard output or to \
      the file of -o, talk to standard error.

      EXIT CODES
        0 fine; 1 ran and found problems; 64 usage; 65 bad data; 66 no such input; 70 a bug, or the memory ran out; \
      73 cannot write
      """,
    version: Versions.text,
    subcommands: [
      Report.self, Inspect.self, Borders.self, Regions.self, Zones.self, Adjacency.self, Crossings.self,
      ChainageCommand.self, TransitCommand.self, Validate.self, Names.self, Distance.self,
      ScaleCommand.self, Diff.self, Worldviews.self, MatchCommand.self, SimplifyCommand.self, Map.self,
      Sweep.self, Why.self, DataCommand.self, Cite.self, Completion.self,
    ])

  /// What the subcommands are called.
  static var names: [String] { configuration.subcommands.map { $0._commandName } }
}
