package import BorderCore
package import BorderIO
package import BorderMeasures
import BorderTables

/// The lengths by ruler of the borders of some regions, or of lines.
package struct ScaleStudy {
  package let kind: ScaledBorder.Kind
  package private(set) var borders: [ScaledBorder]

  typealias Unit = ScaledBorder.Unit

  /// Walks along the borders of regions.
  ///
  /// - Throws: `InputError` where the published lengths cannot be read, or a country is asked for and none is known.
  package init(
    _ request: ScaleRequest, _ analysis: BorderAnalysis, workspace: Workspace, measure: GeodesicMeasure,
    threads: Int
  ) throws {
    kind = request.kind ?? (analysis.countries.count > 1 ? .country : .pair)
    let embedded = workspace.embedded
    let names = try embedded?.countryNames(of: analysis.countries, in: analysis.regions) ?? CountryNames([:])
    if let country = request.country, !analysis.countries.contains(country) {
      let list = analysis.countries.joined(separator: ", ")
      throw RequestError(
        "--of \(country): no region has this country. There are: \(list.isEmpty ? "none" : list)",
        "--of \(country): ни у одного региона нет такой страны. Есть: \(list.isEmpty ? "никаких" : list)")
    }
    if analysis.countries.isEmpty, kind != .pair {
      throw RequestError(
        "--by \(kind.rawValue): no country is known; choose the field with --country",
        "--by \(kind.rawValue): не известна ни одна страна; выберите поле ключом --country")
    }
    borders = Self.walked(Self.units(kind, request, analysis, names), request, threads: threads, measure)
    if borders.isEmpty {
      workspace.reporter.warn(
        Phrase(
          "there is no such border in the data: nothing was walked along",
          "такой границы в данных нет: измерять нечего"))
    }
    if let file = request.published {
      let list = try PublishedList(file, workspace: workspace, analysis: analysis, embedded: embedded)
      add(list, analysis)
    }
  }

  /// Walks along lines: each feature by itself, or all of one value of a field.
  ///
  /// - Throws: `InputError` where the field is none of the lines.
  package init(
    _ request: ScaleRequest, _ input: LineInput, group: String?, measure: GeodesicMeasure, threads: Int
  ) throws {
    kind = .line
    let column = try group.map { try input.column($0) }
    let keys = (0..<input.lines.lineCount).map { line in
      column == nil ? "\(input.lines.feature(ofLine: line) + 1)" : input.lines.value(ofLine: line, column)
    }
    // Joined lines keep the fields of their first piece: the key is one, so that it is known afterwards.
    var builder = LineSetBuilder(columns: ["key"])
    for (line, key) in keys.enumerated() {
      builder.beginFeature([key])
      builder.addLine(Array(input.lines.positions[input.lines.range(ofLine: line)]))
    }
    let joined = builder.finish().joined(by: keys)
    var order: [String] = []
    var lines: [String: [[Position]]] = [:]
    for line in 0..<joined.lineCount {
      let key = joined.value(ofLine: line, 0)
      if lines[key] == nil { order.append(key) }
      lines[key, default: []].append(Array(joined.positions[joined.range(ofLine: line)]))
    }
    let units = order.map { Unit(codes: [$0], names: [Phrase(same: $0)], lines: lines[$0] ?? []) }
    borders = Self.walked(units, request, threads: threads, measure)
  }

  static func walked(
    _ units: [Unit], _ request: ScaleRequest, threads: Int, _ measure: GeodesicMeasure
  ) -> [ScaledBorder] {
    ScaledBorder.walked(
      units, rulers: request.rulers, at: request.at, isLongest: request.isLongest,
      isFromBelow: request.published != nil, threads: threads, measure)
  }

  /// The numbers of the borders that are walked along; coasts are none.
  static func walked(
    _ kind: ScaledBorder.Kind, _ request: ScaleRequest, _ analysis: BorderAnalysis
  ) -> [Int] {
    guard kind != .coast else { return [] }
    return analysis.borders.indices.filter { index in
      let border = analysis.borders[index]
      guard border.isShared,
        kind == .pair && !request.isInternational || analysis.isInternational(border)
      else { return false }
      let countries = [border.a, border.b].map { analysis.regions[$0].country }
      return request.country.map { countries.contains($0) } ?? true
    }
  }

  private static func units(
    _ kind: ScaledBorder.Kind, _ request: ScaleRequest, _ analysis: BorderAnalysis, _ names: CountryNames
  ) -> [Unit] {
    let (topology, regions) = (analysis.topology, analysis.regions)
    func isWanted(_ countries: [String]) -> Bool { request.country.map { countries.contains($0) } ?? true }
    let shared = analysis.borders.indices.filter { analysis.borders[$0].isShared }
    let state = shared.filter { analysis.isInternational(analysis.borders[$0]) }
    switch kind {
    case .pair:
      return (request.isInternational ? state : shared).compactMap { index in
        let border = analysis.borders[index]
        let sides = [regions[border.a], regions[border.b]]
        guard isWanted(sides.map(\.country)) else { return nil }
        return Unit(
          codes: sides.map(\.id), names: sides.map { Phrase($0.name, $0.nameRussian) },
          lines: analysis.lines(of: border))
      }
    case .country:
      return CountryPair.all(of: state, in: analysis).filter { isWanted($0.countries) }.map { pair in
        Unit(
          codes: pair.countries, names: pair.countries.map { names[$0] },
          lines: topology.lines(joining: pair.arcs))
      }
    case .land:
      return analysis.countries.filter { isWanted([$0]) }.compactMap { country in
        let arcs = Set(
          state.filter { index in
            let border = analysis.borders[index]
            return regions[border.a].country == country || regions[border.b].country == country
          }.flatMap { analysis.borders[$0].arcs })
        return arcs.isEmpty
          ? nil : Unit(codes: [country], names: [names[country]], lines: topology.lines(joining: arcs))
      }
    case .coast:
      let outer = analysis.outerArcs()
      return analysis.countries.filter { isWanted([$0]) }.compactMap { country in
        let arcs = Set(
          regions.regionIDs.filter { regions[$0].country == country }.flatMap { outer[$0.index] })
        return arcs.isEmpty
          ? nil : Unit(codes: [country], names: [names[country]], lines: topology.lines(joining: arcs))
      }
    case .line: return []
    }
  }

  /// Puts published lengths on their borders.
  private mutating func add(_ list: PublishedList, _ analysis: BorderAnalysis) {
    var lengths: [[String]: PublishedLength] = [:]
    if kind == .pair {
      for (index, length) in list.pairs {
        let border = analysis.borders[index]
        lengths[[analysis.regions[border.a].id, analysis.regions[border.b].id].sorted()] = length
      }
    } else {
      for length in list.countries { lengths[[length.country, length.neighbour].sorted()] = length }
    }
    for index in borders.indices {
      if let length = lengths[borders[index].codes.sorted()] { borders[index].setPublished(length) }
    }
  }
}

extension ScaleStudy {
  /// Where an output on lines comes from.
  ///
  /// - Throws: `InputError` when the file cannot be read any more for its checksum.
  package static func provenance(
    of lines: LineInput, measure: GeodesicMeasure, options: [(String, JSONValue)]
  ) throws -> Provenance {
    var provenance = Provenance(
      version: Versions.mezha, libraries: Versions.libraries, worldview: "source", lengths: measure.name)
    provenance.inputs = [try Provenance.Input(lines.source)]
    provenance.credits = credits(of: lines)
    provenance.options = JSONObject(options)
    return provenance
  }

  /// Whom lines come from.
  package static func credits(of lines: LineInput) -> Credits {
    let what = Phrase("lines", "линии")
    return Credits([
      NamedData.record(ofFile: lines.source.file)?.credit(what)
        ?? Credits.Source(what, name: Phrase(same: lines.source.shownName), terms: "")
    ])
  }
}
