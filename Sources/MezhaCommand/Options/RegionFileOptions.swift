import ArgumentParser
import Mezha

/// What files of whole regions keep of them.
struct RegionFileOptions: ParsableArguments {
  @Option(
    name: .customLong("keep"),
    help: ArgumentHelp(
      "Fields of the regions to keep, as region_FIELD: names with commas, all (if not given), or none.",
      valueName: "fields"))
  var keep: KeptFields = .all

  @Option(help: "GeoJSON: how many decimals coordinates keep, at most; all if not given.")
  var decimals: Int?

  mutating func validate() throws { try DecimalOption.check(decimals) }
}
