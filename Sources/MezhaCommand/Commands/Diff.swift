import ArgumentParser
import Mezha
import MezhaOptions

/// What changed between two vintages.
struct Diff: RegionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what changed between two vintages of a map: regions, borders, land that changed hands.",
    discussion: """
      Give OLD and NEW. Regions are matched by id, name or the land that both cover, whatever says most, so that \
      equal ids are not needed: splits, mergers, renamings and new codes are named as such. Each border is \
      unchanged (the same vertices), re-digitised (drawn again, within --within-m), moved (land changed hands), \
      or it appeared or disappeared. A shift that all regions, or all of a country, have in common (another \
      datum) is reported and undone first. Without a file only what changed is listed; files hold all rows.
      Formats: \(formats.names). A gpkg or xlsx holds \
      borders, regions and transferred land, as layers or sheets; svg, png and pdf are a map of the changes.

      EXAMPLES
        mezha diff regions-2015.gpkg regions-2025.gpkg
        mezha diff old.shp new.gpkg#adm2 --rows region -o regions.csv
        mezha diff old.shp new.gpkg --by name --within-m 50 -o changes.gpkg
        mezha diff old.shp new.gpkg --lang ru -o changes.svg
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @OptionGroup var vintages: VintageOptions
  @OptionGroup var places: DecimalOption

  mutating func validate() throws {
    guard input.inputs.count == 2 else {
      throw ValidationError(
        "diff takes two inputs, OLD and NEW; there are \(input.inputs.count).",
        "Команде diff нужны два источника, СТАРЫЙ и НОВЫЙ; указано: \(input.inputs.count).")
    }
  }

  static let formats = FileFormat.tables + FileFormat.vectors + FileFormat.pictures

  func check(_ format: FileFormat) throws {
    try places.check(format)
    try vintages.check(format)
  }

  func result(_ job: Job) throws -> Deliverable {
    var request = vintages.request
    request.options.threads = input.threads
    request.decimals = places.decimals ?? 7
    return try request.result(job)
  }
}
