import ArgumentParser
import Mezha

/// How far places are from a country.
struct Distance: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ranks cities or regions by their distance to a country's border and to the nearest crossing.",
    discussion: """
      Distances are geodesic, to the nearest place of the outer boundary of the country's regions together; \
      borders between its regions do not count. The nearest crossing is one of the embedded list. --points takes \
      any file of points; --regions the regions themselves (nearest place, and centre); --names a CSV of \
      names (column name, name_ru; regions by name or code, towns from --places), or of pairs (columns a \
      and b), for which the distance between the two is given. Formats: table, csv, tsv, json, md.

      EXAMPLES
        mezha distance --regions --to CN
        mezha distance --sea --of RU
        mezha distance --points cities.csv --to KZ -o distances.csv
        mezha distance --names sister_cities.csv --places towns.gpkg#populated_places --of RU --to CN
        mezha distance --names partner_pairs.csv --places towns.gpkg#populated_places
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Option(help: ArgumentHelp("The country: a code or a name.", valueName: "country"))
  var to: String?

  @Option(help: ArgumentHelp("Points in any format; CSV with lon and lat.", valueName: "file"))
  var points: String?

  @Flag(help: "Rank the regions of the other countries.")
  var regions = false

  @Flag(
    help:
      "Rank the countries across the water from the one of --of, with classes of 12 to 400 nautical miles.")
  var sea = false

  @Option(help: ArgumentHelp("Names of places, or pairs of them.", valueName: "file"))
  var names: String?

  @Option(help: ArgumentHelp("A layer of towns to find names in.", valueName: "file"))
  var places: String?

  @Option(help: ArgumentHelp("Take regions and towns of one country only.", valueName: "code"))
  var of: String?

  @Option(
    help: ArgumentHelp(
      "Fields of the points (all if not given) or regions that go into the list, in files: names with commas, all or none.",
      valueName: "fields"))
  var keep: KeptFields?

  @Option(
    name: .customLong("within-km"),
    help: "With --to: count places up to so many kilometres from the border; 50 if not given.")
  var givenWithin: Double?

  private var within: Double { givenWithin ?? 50 }

  mutating func validate() throws {
    guard [points != nil, names != nil, regions, sea].count(where: { $0 }) == 1 else {
      throw ValidationError("Name one of --points FILE, --names FILE, --regions and --sea.")
    }
    guard !sea || of != nil else { throw ValidationError("Name whose neighbours: --sea --of CODE.") }
    guard to != nil || names != nil || sea else {
      throw ValidationError("Name the country: --to CODE, such as --to CN.")
    }
    guard !sea || to == nil else { throw ValidationError("--sea is of one country: leave --to out.") }
    guard places == nil || names != nil else { throw ValidationError("--places is for --names.") }
    try VainOption.refuse(
      [("--keep", keep != nil)], unless: points != nil || regions, "is for --points and --regions")
    try VainOption.refuse([("--within-km", givenWithin != nil)], unless: to != nil, "needs --to")
    try VainOption.refuse(
      [("--of", of != nil)], unless: points == nil && (to != nil || sea),
      "is for --regions, --sea and --names with --to: it chooses regions and towns")
    guard within >= 0 else {
      throw ValidationError("--within-km must not be negative: give kilometres, such as 50.")
    }
  }

  /// The country that an option names; a code of the data is one even where a region bears it, too.
  private static func country(_ text: String, _ option: String, _ frame: ClaimFrame) throws -> String? {
    if frame.analysis.countries.contains(text) { return text }
    // What names nothing is answered with the countries that there are.
    guard case .country(let code)? = try? frame.place(text, option: option) else { return nil }
    return code
  }

  private static func noCountry(_ option: String, _ frame: ClaimFrame) -> ValidationError {
    let countries = frame.analysis.countries
    return ValidationError(
      countries.isEmpty
        ? "\(option) is not a country of the data: its regions have none. Name the field that holds them with --country."
        : "\(option) is not a country of the data. There are: \(countries.joined(separator: ", ")).")
  }

  mutating func run() throws {
    talk.apply()
    let format = try output.pickFormat(
      TableOutput.formats, aliases: TableOutput.aliases, standard: "table")
    try VainOption.refuse(
      [("--keep", keep != nil)], unless: !TableOutput.isForPeople(format), TableOutput.keepsInFiles)
    try output.file.check()
    let isFile = !output.file.isStandardOutput
    var request = input.request
    if regions { request.keptFields = keep ?? .none }
    let workspace = try Workspace(request, needsProvenance: isFile, reporter: talk.reporter)
    let frame = try ClaimFrame(workspace, measure: input.measure, threads: input.threads)
    let towns = try places.map { try TownGazetteer($0, rules: frame.rules, workspace: workspace) }
    let table: Table
    if sea, let of {
      guard let code = try Self.country(of, "--of", frame) else {
        throw Self.noCountry("--of \(of)", frame)
      }
      table = SeaNeighbours(ContactTable(frame.analysis), proximity: frame.distances)
        .table(of: code, names: try frame.embedded.countryNames(of: frame.analysis.countries))
    } else if let to {
      guard let code = try Self.country(to, "--to", frame) else {
        throw Self.noCountry("--to \(to)", frame)
      }
      let finder = try DistanceFinder(frame, to: code, measure: input.measure)
      let regionCount = frame.analysis.regions.regionCount
      let regionColumns = workspace.attributes.names.indices.map {
        workspace.attributes.column($0, regionCount: regionCount)
      }
      var fields = workspace.attributes.names
      let list =
        try points.map { try ofPoints($0, finder, workspace, fields: &fields) }
        ?? distances(frame, workspace, finder, towns, to: code, regionColumns)
      let name = try frame.embedded.countryNames(of: frame.analysis.countries)[code]
      var ranked = PlaceDistance.table(list, to: name, within: within * 1000)
      ranked.notes.append(finder.crossingNote)
      let rows = PlaceDistance.ranked(list).map(\.attributes)
      ranked = ranked.keeping(
        fields, of: regions ? "region" : "point",
        fields.indices.map { field in rows.map { field < $0.count ? $0[field] : "" } })
      table = ranked
    } else {
      let pairs = PairDistances(
        frame: frame, towns: towns, measure: input.measure, workspace: workspace)
      table = try pairs.table(names ?? "")
    }
    let provenance = try isFile ? self.provenance(workspace) : nil
    let writer = TableOutput(output, talk)
    try writer.write([writer.render(table, format: format)], provenance: provenance)
  }

  private func distances(
    _ frame: ClaimFrame, _ workspace: Workspace, _ finder: DistanceFinder, _ towns: TownGazetteer?,
    to code: String,
    _ regionColumns: [[String]]
  ) throws -> [PlaceDistance] {
    let centres = frame.analysis.regions.centres
    let wanted = try of.map { try Self.country($0, "--of", frame) ?? $0 }
    if regions {
      if let wanted, !frame.analysis.countries.contains(wanted) {
        throw Self.noCountry("--of \(wanted)", frame)
      }
      return frame.analysis.regions.regionIDs.filter {
        let country = frame.analysis.regions[$0].country
        return wanted.map { $0 == country } ?? (country != code)
      }
      .sorted { frame.analysis.regions[$0].id < frame.analysis.regions[$1].id }
      .map { region in
        var place = finder.region(region, centre: centres[region.index])
        place.attributes = regionColumns.map { $0[region.index] }
        return place
      }
    }
    let file = names ?? ""
    let rows = try CSVFile.read(file)
    try workspace.opened.add(InputSpec(file: file), rows: rows.rows.count)
    let column =
      try rows.index(ofColumn: "name_ru") ?? rows.requiredIndex(ofColumn: "name", file: file)
    let kind = rows.index(ofColumn: "kind")
    return rows.rows.map { row in
      let name = row[column]
      if kind.map({ row[$0] }) != "city", kind != nil || !isTown(name, frame, towns),
        case .matched(let place, _) = frame.resolver.resolve(name),
        case .region(let region) = frame.resolver.places[place].kind
      {
        let country = frame.analysis.regions[region].country
        if let wanted, country != wanted {
          var other = PlaceDistance(name: name, id: "")
          other.remark = Phrase(
            "a region of \(country), not of \(wanted)", "регион страны \(country), а не \(wanted)")
          return other
        }
        return finder.region(region, centre: centres[region.index])
      }
      var unknown = PlaceDistance(name: name, id: "")
      guard let towns else {
        unknown.remark = Phrase(
          "no region of this name; towns need --places", "нет такого региона; для городов нужен --places")
        return unknown
      }
      switch towns.find(name, in: of) {
      case .found(let position): return finder.point(position, name: name, id: "")
      case .not(let reason):
        unknown.remark = reason
        return unknown
      }
    }
  }

  /// Whether a name without a word for a type is that of a town too: then the town is meant, in either language.
  private func isTown(_ name: String, _ frame: ClaimFrame, _ towns: TownGazetteer?) -> Bool {
    guard frame.resolver.isShortened(name), case .found? = towns?.find(name, in: of) else { return false }
    return true
  }

  private func ofPoints(
    _ file: String, _ finder: DistanceFinder, _ workspace: Workspace, fields: inout [String]
  ) throws -> [PlaceDistance] {
    let table = try PointReader.read(InputSpec(parsing: file), options: ReadOptions())
    for note in table.notes { talk.reporter.note(note) }
    try workspace.opened.add(
      InputSpec(parsing: file), rows: table.count, places: table.positions.count { $0 != nil })
    let shown = Set(
      ["id", "name_ru"] + [["name", "name_en"].first { table.index(ofColumn: $0) != nil } ?? ""])
    let kept = try (keep ?? .all).indices(in: table.columns, file: table.file) {
      shown.contains($0.lowercased())
    }
    fields = kept.map { table.columns[$0] }
    return (0..<table.count).map { row in
      let name = ["name", "name_en", "name_ru"].compactMap { table.value(row, $0) }.first ?? "\(row + 1)"
      let id = table.value(row, "id") ?? ""
      var place = PlaceDistance(name: name, id: id)
      if let position = table.positions[row] {
        place = finder.point(position, name: name, id: id)
      } else {
        place.remark = Phrase("no coordinates", "нет координат")
      }
      place.russianName = table.value(row, "name_ru") ?? ""
      place.attributes = kept.map { table.rows[row][$0] }
      return place
    }
  }

  private func provenance(_ workspace: Workspace) throws -> Provenance {
    try workspace.provenance(
      measure: input.measure,
      options: [
        ("command", "distance"), ("to", to.map { .string($0) } ?? .null), ("regions", .bool(regions)),
        ("sea", .bool(sea)),
        ("of", of.map { .string($0) } ?? .null), ("within_km", .number(within)),
      ])
  }
}
