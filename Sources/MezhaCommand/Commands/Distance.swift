import ArgumentParser
import Mezha
import MezhaOptions

/// How far places are from a country.
struct Distance: RegionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ranks cities or regions by their distance to a country's border and to the nearest crossing.",
    discussion: """
      Distances are geodesic, to the nearest place of the outer boundary of the country's regions together; \
      borders between its regions do not count. The nearest crossing is one of the embedded list. --points takes \
      any file of points; --regions the regions themselves (nearest place, and centre); --names a CSV of \
      names (column name, name_ru; regions by name or code, towns from --places), or of pairs (columns a \
      and b), for which the distance between the two is given. Formats: \(formats.names).

      EXAMPLES
        mezha distance --regions --to CN
        mezha distance --sea --of RU
        mezha distance --points cities.csv --to KZ -o distances.csv
        mezha distance --names sister_cities.csv --of RU --to CN \\
          --places towns.gpkg#populated_places
        mezha distance --names partner_pairs.csv --places towns.gpkg#populated_places
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @OptionGroup var distance: DistanceOptions

  static let formats = FileFormat.tables

  func check(_ format: FileFormat) throws { try distance.check(format) }

  func result(_ job: Job) throws -> Deliverable { try distance.request.result(job) }
}
