package import ArgumentParser
package import Mezha

/// What files of whole regions keep of them.
package struct RegionFileOptions: ParsableArguments {
  package init() {}

  @Option(
    name: .customLong("keep"),
    help: ArgumentHelp(
      "Fields of the regions to keep, as region_FIELD: names with commas, all (if not given), or none.",
      valueName: "fields"))
  package var keep: KeptFields = .all

  @Option(help: "GeoJSON: how many decimals coordinates keep, at most; all if not given.")
  package var decimals: Int?

  package mutating func validate() throws { try DecimalOption.check(decimals) }
}
