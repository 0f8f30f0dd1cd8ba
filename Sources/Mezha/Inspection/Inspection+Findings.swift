import BorderCore
import BorderGeodesy
import BorderIO
import BorderMeasures
import BorderTables

/// What the libraries found, in words.
extension Inspection {
  static func ids(_ sources: [SourceInfo]) -> [Finding] {
    sources.flatMap { source -> [Finding] in
      var list = source.repeatedIDs.map { repeated in
        let place = Phrase(
          "\(source.file)#\(source.layer), feature \(repeated.feature), field \(repeated.field)",
          "\(source.file)#\(source.layer), объект \(repeated.feature), поле \(repeated.field)")
        let outcome =
          repeated.isMerged
          ? Phrase("taken together with the first", "объединён с первым")
          : Phrase("the field is not used; --id takes them together", "поле не взято; --id объединит их")
        return Finding(
          kind: .repeatedID, isFault: !repeated.isMerged, regions: [repeated.id],
          text: Phrase(
            "\(place.english): \(outcome.english)", "\(place.russian): \(outcome.russian)"))
      }
      if source.missingIDCount > 0 {
        list.append(
          Finding(
            kind: .missingID, isFault: true, regions: [],
            text: Phrase(
              "\(source.file)#\(source.layer): \(EnglishCount.of(source.missingIDCount, "feature")) without an id, called feature-N",
              "\(source.file)#\(source.layer): объектов без идентификатора: \(source.missingIDCount), названы feature-N"
            )))
      }
      return list
    }
  }

  static func rings(_ set: RegionSet) -> [Finding] {
    set.problems.map { problem in
      let place = problem.placeInFeature
      return Finding(
        kind: problem.kind.finding,
        isFault: ![.unclosedRing, .movedToPole, .movedToMeridian, .drawnAround, .halfTurn].contains(
          problem.kind),
        regions: [problem.regionID],
        text: Phrase(
          "\(problem.kind.explanation.english)\(place.english)",
          "\(problem.kind.explanation.russian)\(place.russian)"
        ),
        place: problem.position)
    }
  }

  static func invalid(_ faults: [InvalidRegion], _ set: RegionSet) -> [Finding] {
    faults.map { fault in
      Finding(
        kind: .invalidPolygon, isFault: true, regions: [set[fault.region].id],
        text: Phrase(
          "invalid polygon: \(fault.reason)",
          "недопустимый полигон: \(ValidityReason.phrase(fault.reason).russian)"),
        place: fault.place)
    }
  }

  static func duplicates(_ topology: BorderTopology) -> [Finding] {
    let set = topology.regions
    return topology.duplicateParts().map { parts in
      let owners = Set(parts.map { set.partRegions[$0] }).sorted().map { set[$0].id }
      let place = set.positions[set.ringStarts[set.partRings[parts[0]]]]
      return Finding(
        kind: .duplicatePolygon, isFault: true, regions: owners,
        text: Phrase("the same polygon \(parts.count) times", "один полигон, раз: \(parts.count)"),
        place: place)
    }
  }

  /// Overlaps with their surface, and lines that more than two polygons go along.
  static func overlaps(
    _ overlaps: RegionOverlaps?, _ topology: BorderTopology, _ lengths: ArcLengths
  ) -> [Finding] {
    let set = topology.regions
    var list = (overlaps?.overlaps ?? []).map { overlap in
      Finding(
        kind: .overlap, isFault: true, regions: [set[overlap.pair.a].id, set[overlap.pair.b].id],
        text: Phrase(
          "both cover the same ground; polygons: \(overlap.pieces)",
          "оба покрывают одну землю; полигонов: \(overlap.pieces)"),
        area: overlap.area, place: overlap.place)
    }
    let measured = Set((overlaps?.overlaps ?? []).map(\.pair))
    /// Whether all pairs of some regions are among those measured; more pairs than those are not even looked at.
    func isMeasured(_ regions: [RegionID]) -> Bool {
      guard regions.count * (regions.count - 1) / 2 <= measured.count else { return false }
      return regions.indices.allSatisfy { first in
        regions.dropFirst(first + 1).allSatisfy { measured.contains(RegionPair(regions[first], $0)) }
      }
    }
    for problem in topology.problems() {
      // The overlay reported it already, with its area.
      if problem.kind == .overlap, isMeasured(problem.regions) { continue }
      let kind: Finding.Kind =
        switch problem.kind {
        case .thirdSide: .thirdSide
        case .overlap: .overlap
        case .seam: .seam
        }
      let text =
        problem.kind == .overlap
        ? Phrase(
          "polygons on the same side of a line: an overlap", "полигоны с одной стороны линии: наложение")
        : kind.name
      list.append(
        Finding(
          kind: kind, isFault: problem.kind != .seam, regions: problem.regions.map { set[$0].id },
          text: text, length: lengths[problem.arc], place: topology.ends(of: problem.arc).start))
    }
    for pair in overlaps?.failed ?? [] {
      list.append(
        Finding(
          kind: .overlap, isFault: true, regions: [set[pair.a].id, set[pair.b].id],
          text: Phrase(
            "their lines cross, and they could not be overlaid: --repair first",
            "их линии пересекаются, а наложить их не удалось: сначала --repair")))
    }
    return list.sorted { $0.kind.order < $1.kind.order }
  }

  static func loose(_ vertices: [LooseVertex], _ set: RegionSet) -> [Finding] {
    vertices.map { vertex in
      let kind: Finding.Kind = vertex.kind == .tJunction ? .tJunction : .nearVertex
      return Finding(
        kind: kind, isFault: true, regions: vertex.regions.map { set[$0].id }, text: kind.name,
        distance: vertex.distance, place: vertex.place)
    }.sorted { $0.kind.order < $1.kind.order }
  }

  /// Stretches as findings: a fault where no strait is meant.
  ///
  /// - Parameters:
  ///   - stretches: What was found.
  ///   - set: The regions.
  ///   - hair: What rounding of the coordinates explains, in metres.
  ///   - isWanted: Whether regions of two sources, or of one that shares nothing, want a tolerance.
  /// - Returns: One finding a stretch.
  static func stretches(
    _ stretches: [UnsharedStretch], _ set: RegionSet, hair: Double, isWanted: Bool
  ) -> [Finding] {
    stretches.map { stretch in
      // Straits within one source may be wide on purpose; between two, their borders were drawn apart.
      let areDrawnApart = isWanted && set[stretch.a].source != set[stretch.b].source
      return Finding(
        kind: .nearBorder, isFault: areDrawnApart || stretch.looksLost(hair: hair),
        regions: [set[stretch.a].id, set[stretch.b].id],
        text: Finding.Kind.nearBorder.name, length: ExactLength(metres: stretch.length),
        distance: stretch.meanDistance, place: stretch.place)
    }
  }

  static func levels(_ levels: [RegionLevel], _ set: RegionSet) -> [Finding] {
    levels.map { level in
      Finding(
        kind: .level, isFault: true, regions: [set[level.region].id] + level.parts.map { set[$0].id },
        text: Finding.Kind.level.name, place: level.place)
    }
  }

  static func gaps(
    _ topology: BorderTopology, _ lengths: ArcLengths, _ measure: GeodesicMeasure
  ) -> [Finding] {
    topology.gaps().map { gap in
      let kind: Finding.Kind = gap.regions.count > 1 ? .gap : .hole
      return Finding(
        kind: kind, isFault: false, regions: gap.regions.map { topology.regions[$0].id }, text: kind.name,
        length: gap.arcs.map { lengths[$0] }.sum(),
        area: measure.area(ofPolygons: [gap.polygon]), place: gap.place)
    }
  }
}

extension Finding.Kind {
  /// The place in the list of kinds.
  fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
