import BorderClaims
import BorderCore
import BorderGeodesy
public import BorderIO
import BorderMeasures
import BorderTables

/// Distances from places to a country, between two places, or across the sea.
public struct DistanceRequest: Sendable {
  /// From what distances are measured.
  public enum Origin: Sendable {
    /// From the points of a file, to a country.
    case points(String)
    /// From the places that a file names, to a country; between the two of each row where no country is given.
    case names(String)
    /// From all regions, to a country.
    case regions
    /// From a country, to those across the sea.
    case sea
  }

  /// From what distances are measured.
  public let origin: Origin
  /// The country that distances are to.
  public var to: String?
  /// The country whose regions or towns they are from.
  public var of: String?
  /// A layer of towns, for names.
  public var places: String?
  /// Up to how many kilometres places are counted as near.
  public var within: Double = 50
  /// The fields of points or regions that are kept.
  public var kept: KeptFields?

  /// Distances from somewhere.
  public init(from origin: Origin) { self.origin = origin }

  private var isOfRegions: Bool { if case .regions = origin { true } else { false } }
  private var isAcrossSea: Bool { if case .sea = origin { true } else { false } }

  /// The distances.
  ///
  /// - Throws: `InputError` when something cannot be read or a place is not known; ``RequestError`` where a name is none of a
  ///   country of the data.
  public func result(_ job: Job) throws -> Deliverable {
    let workspace = try job.workspace(keeping: isOfRegions ? kept ?? .none : .none)
    let frame = try ClaimFrame(workspace, measure: job.measure, threads: job.threads)
    let towns = try places.map { try TownGazetteer($0, rules: frame.rules, workspace: workspace) }
    let table: Table
    if isAcrossSea {
      let country = try Self.country(of ?? "", "--of", frame)
      if frame.analysis.countries.count < 2 { Self.tellAlone(frame, workspace) }
      table = SeaNeighbours(ContactTable(frame.analysis), proximity: frame.distances)
        .table(
          of: country,
          names: try frame.embedded.countryNames(
            of: frame.analysis.countries, in: frame.analysis.regions))
    } else if let to {
      table = try ranked(to: try Self.country(to, "--to", frame), frame, towns, workspace, job.measure)
    } else if case .names(let file) = origin {
      table = try PairDistances(frame: frame, towns: towns, measure: job.measure, workspace: workspace)
        .table(file)
    } else {
      throw RequestError("Name the country: --to CODE", "Назовите страну: --to КОД")
    }
    var result = Deliverable(table: table, from: workspace, measure: job.measure)
    result.options = [
      ("to", to.map { .string($0) } ?? .null), ("regions", .bool(isOfRegions)), ("sea", .bool(isAcrossSea)),
      ("of", of.map { .string($0) } ?? .null), ("within_km", .number(within)),
    ]
    return result
  }

  /// The country that an option names; a code of the data is one even where a region bears it, too.
  private static func country(_ name: String, _ option: String, _ frame: ClaimFrame) throws -> String {
    let known = frame.analysis.countries
    if known.contains(name) { return name }
    // What names nothing is answered with the countries that there are.
    if case .country(let code)? = try? frame.place(name, option: option) { return code }
    throw RequestError(
      known.isEmpty
        ? "\(option) \(name) is not a country of the data: its regions have none. Name the field that holds them with --country"
        : "\(option) \(name) is not a country of the data. There are: \(known.joined(separator: ", "))",
      known.isEmpty
        ? "\(option) \(name) — не страна из этих данных: у регионов нет стран. Назовите поле, где они стоят, ключом --country"
        : "\(option) \(name) — не страна из этих данных. Есть: \(known.joined(separator: ", "))")
  }

  /// Places by their distance to a country.
  private func ranked(
    to code: String, _ frame: ClaimFrame, _ towns: TownGazetteer?, _ workspace: Workspace,
    _ measure: GeodesicMeasure
  ) throws -> Table {
    let finder = try DistanceFinder(frame, to: code, measure: measure)
    let list: [PlaceDistance]
    var fields: [String] = []
    switch origin {
    case .points(let file): (list, fields) = try fromPoints(file, finder, workspace)
    case .names(let file): list = try fromNames(file, finder, frame, towns, workspace)
    case .regions, .sea:
      let wanted = try of.map { try Self.country($0, "--of", frame) }
      list = fromRegions(finder, frame, workspace.attributes, to: code, of: wanted)
      fields = workspace.attributes.names
      if list.isEmpty { Self.tellAlone(frame, workspace) }
    }
    let name = try frame.embedded.countryNames(of: frame.analysis.countries, in: frame.analysis.regions)[
      code]
    var ranked = PlaceDistance.table(list, to: name, within: within * 1000)
    ranked.notes.append(finder.crossingNote)
    let rows = PlaceDistance.ranked(list).map(\.attributes)
    return ranked.keeping(
      fields, of: isOfRegions ? "region" : "point",
      fields.indices.map { field in rows.map { field < $0.count ? $0[field] : "" } })
  }

  /// Says that there is nothing to rank because the data hold no other country.
  private static func tellAlone(_ frame: ClaimFrame, _ workspace: Workspace) {
    let codes = frame.analysis.countries.joined(separator: ", ")
    workspace.reporter.warn(
      Phrase(
        "the data have no other country than \(codes), so there is nothing to rank. Add its neighbours as another input, or rank places with --points",
        "других стран, кроме \(codes), в данных нет, сравнивать нечего. Добавьте соседей вторым входным файлом или возьмите места ключом --points"
      ))
  }

  private func fromRegions(
    _ finder: DistanceFinder, _ frame: ClaimFrame, _ attributes: RegionAttributes, to code: String,
    of owner: String?
  ) -> [PlaceDistance] {
    let set = frame.analysis.regions
    let columns = attributes.names.indices.map { attributes.column($0, regionCount: set.regionCount) }
    let centres = set.centres
    let wanted = set.regionIDs.filter { region in
      owner.map { $0 == set[region].country } ?? (set[region].country != code)
    }
    return wanted.sorted { set[$0].id < set[$1].id }.map { region in
      var place = finder.region(region, centre: centres[region.index])
      place.attributes = columns.map { $0[region.index] }
      return place
    }
  }

  private func fromNames(
    _ file: String, _ finder: DistanceFinder, _ frame: ClaimFrame, _ towns: TownGazetteer?,
    _ workspace: Workspace
  ) throws -> [PlaceDistance] {
    let rows = try CSVFile.read(file)
    try workspace.opened.add(InputSpec(file: file), rows: rows.rows.count)
    let column = try rows.index(ofColumn: "name_ru") ?? rows.requiredIndex(ofColumn: "name", file: file)
    let kind = rows.index(ofColumn: "kind")
    let centres = frame.analysis.regions.centres
    // Towns may be of a country that the regions have nothing of.
    let wanted = of.map { name in (try? Self.country(name, "--of", frame)) ?? name }
    return rows.rows.map { row in
      let name = row[column]
      if kind.map({ row[$0] }) != "city", kind != nil || !isTown(name, frame, towns),
        case .matched(let place, let method) = frame.resolver.resolve(name),
        case .region(let region) = frame.resolver.places[place].kind
      {
        let country = frame.analysis.regions[region].country
        if let wanted, country != wanted {
          var other = PlaceDistance(name: name, id: "")
          other.remark = Phrase(
            "a region of \(country), not of \(wanted)", "регион страны \(country), а не \(wanted)")
          return other
        }
        var found = finder.region(region, centre: centres[region.index])
        if method == .town, kind.map({ row[$0] }) == nil {
          found.remark = Phrase(
            "taken for the region; for the town give --places", "понято как регион; для города нужен --places"
          )
        }
        return found
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

  private func fromPoints(_ file: String, _ finder: DistanceFinder, _ workspace: Workspace) throws
    -> ([PlaceDistance], fields: [String])
  {
    let input = try NamedData.input(file)
    let table = try PointReader.read(input, options: ReadOptions())
    for note in table.notes { workspace.reporter.note(note) }
    try workspace.opened.add(
      input, rows: table.count, places: table.positions.count { $0 != nil })
    let shown = Set(
      ["id", "name_ru"] + [["name", "name_en"].first { table.index(ofColumn: $0) != nil } ?? ""])
    let columns = try (kept ?? .all).indices(in: table.columns, file: table.file) {
      shown.contains($0.lowercased())
    }
    let places = (0..<table.count).map { row in
      let name = ["name", "name_en", "name_ru"].compactMap { table.value(row, $0) }.first ?? "\(row + 1)"
      let id = table.value(row, "id") ?? ""
      var place = PlaceDistance(name: name, id: id)
      if let position = table.positions[row] {
        place = finder.point(position, name: name, id: id)
      } else {
        place.remark = Phrase("no coordinates", "нет координат")
      }
      place.russianName = table.value(row, "name_ru") ?? ""
      place.attributes = columns.map { table.rows[row][$0] }
      return place
    }
    return (places, columns.map { table.columns[$0] })
  }
}
