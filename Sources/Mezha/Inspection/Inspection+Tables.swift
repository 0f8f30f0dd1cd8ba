import BorderCore
import BorderIO
import BorderTables

extension Inspection {
  /// One row for each input.
  package var sourceTable: Table { SourceInfo.schema.table(workspace.sources) }

  /// Extent, counts and precision, one figure a row.
  package var figureTable: Table {
    let set = workspace.regions
    var figures = [
      Figure(Phrase("regions", "регионов"), .integer(set.regionCount)),
      Figure(Phrase("parts", "частей"), .integer(set.partCount)),
      Figure(Phrase("rings", "колец"), .integer(set.ringCount)),
      Figure(Phrase("vertices", "вершин"), .integer(set.positions.count)),
      Figure(Phrase("arcs", "дуг"), .integer(topology.arcCount)),
      Figure(Phrase("nodes", "узлов"), .integer(topology.nodeCount)),
      Figure(
        Phrase("components (rook)", "компонент (по правилу ладьи)"), .integer(graph.components.count)),
      Figure(
        Phrase("isolates (rook)", "изолированных (по правилу ладьи)"), .integer(graph.isolates.count)),
      Figure(
        Phrase("decimals of coordinates", "знаков в координатах"),
        set.coordinateDecimals.map { .integer($0) } ?? .missing),
    ]
    if let box = set.boundingBox {
      figures += [
        Figure(Phrase("west", "запад"), Cell(box.west, places: 6)),
        Figure(Phrase("south", "юг"), Cell(box.south, places: 6)),
        Figure(Phrase("east", "восток"), Cell(box.east, places: 6)),
        Figure(Phrase("north", "север"), Cell(box.north, places: 6)),
      ]
    }
    figures += [
      Figure(
        Phrase("proposed tolerance, m", "предлагаемый допуск, м"),
        unshared.tolerance.map { $0 == $0.rounded() ? .integer(Int($0)) : .decimal($0, places: 3) }
          ?? .missing),
      Figure(
        Phrase("borders beside each other sought within, m", "границы рядом искались в пределах, м"),
        Cell(max(reach, unshared.reach), places: 2)),
    ]
    let cut = topology.cut
    if cut.east < 180 {
      figures.append(
        Figure(
          Phrase("map cut at, degrees", "карта разрезана на, градусов"), Cell(cut.east, places: 6)))
    }
    return Figure.schema.table(figures)
  }

  /// The spacing of vertices along shared borders, for all and by country.
  package var spacingTable: Table {
    var byCountry: [String: [ArcID]] = [:]
    var all: [ArcID] = []
    for arc in topology.arcIDs where topology.kind(of: arc) == .shared {
      all.append(arc)
      let countries = Set(topology.sides(of: arc).map { topology.regions[$0.region].country })
      for country in countries where !country.isEmpty { byCountry[country, default: []].append(arc) }
    }
    func row(_ country: String?, _ arcs: [ArcID]) -> SpacedVertices {
      SpacedVertices(
        country: country, spacing: VertexSpacing(along: arcs, of: topology, measure: measure),
        length: arcs.map { lengths[$0] }.sum())
    }
    return SpacedVertices.schema.table(
      byCountry.keys.sorted().map { row($0, byCountry[$0] ?? []) } + [row(nil, all)])
  }

  /// One row for each kind of finding, those that matter most also where there is none.
  package var kindTable: Table {
    let byKind = Dictionary(grouping: findings, by: \.kind)
    let rows = Finding.Kind.allCases.compactMap { kind -> FindingCount? in
      let list = byKind[kind] ?? []
      guard !list.isEmpty || kind.isAlwaysCounted else { return nil }
      return FindingCount(kind: kind, findings: list, isUnknown: list.isEmpty && unchecked.contains(kind))
    }
    return FindingCount.schema.table(rows, notes: kindNotes)
  }

  private var kindNotes: [Phrase] {
    let hairText = Phrase(number: hair, upTo: 3)
    // Finer coordinates are not rounded so far, and are held to the least hair there is.
    let reason =
      (workspace.regions.coordinateDecimals ?? 15) <= 7
      ? Phrase(", which rounding of the coordinates explains", ", что объясняется округлением координат")
      : Phrase(same: "")
    var notes = [
      Phrase(
        "T-junctions and vertices that nearly meet: within \(hairText.english) m\(reason.english).",
        "Т-образные стыки и почти совпавшие вершины: в пределах \(hairText.russian) м\(reason.russian)."
      )
    ]
    if let tolerance = unshared.tolerance {
      let text = Phrase(number: tolerance, upTo: 3).english
      notes.append(
        Phrase(
          "Lines lie on or beside each other that are not shared. To match them: --tolerance-m \(text); mezha sweep shows what others would find.",
          "Линии лежат друг на друге или рядом, но не общие. Чтобы свести их: --tolerance-m \(text); mezha sweep покажет, что дадут другие допуски."
        ))
    }
    if findings.contains(where: { $0.kind == .invalidPolygon }) {
      notes.append(
        Phrase(
          "--repair makes invalid polygons valid; without it the borders of those that touch or cross themselves are flagged.",
          "--repair исправит недопустимые полигоны; без него помечены границы тех, что касаются себя или пересекают себя."
        ))
    }
    if !unchecked.isEmpty {
      let kinds = Phrase(
        joining: unchecked.map(\.rawValue).sorted().map(Vocabulary.finding.phrase), by: ", ")
      notes.append(
        Phrase(
          "Not everything was checked, because that would take too long or failed: \(kinds.english). Most often too many lines lie on each other, cross or meet in one place.",
          "Проверено не всё: это слишком долго или не удалось: \(kinds.russian). Чаще всего слишком много линий лежит друг на друге, пересекается или сходится в одной точке."
        ))
    }
    return notes
  }

  /// One row for each finding.
  package var findingTable: Table { Finding.schema.table(findings) }
}
