import BorderCore
import BorderGeodesy
import BorderIO
import BorderMeasures
import BorderTables

/// Regions of several sources that fit each other, and what was done to make them fit.
package struct MosaicStudy {
  /// The regions as they are now.
  package let regions: RegionSet
  private let moved: [MovedVertex]
  private let gaps: [MosaicGap]
  private let overlaps: RegionOverlaps?
  private let areas: [Double]
  private let workspace: Workspace

  /// Fills gaps where that is asked for, and compares with what was read.
  ///
  /// - Parameters:
  ///   - topology: The matched regions.
  ///   - workspace: What was read.
  ///   - choice: What becomes of gaps.
  ///   - widest: How wide a gap may be that is filled, in metres.
  ///   - tolerance: Within how many metres borders were matched; 0 where none were.
  ///   - held: The source that stays as it is.
  ///   - measure: How areas are measured.
  ///   - threads: How many threads may work.
  package init(
    _ topology: BorderTopology, workspace: Workspace, gaps choice: GapChoice, widest: Double,
    tolerance: Double,
    held: Int?, measure: GeodesicMeasure, threads: Int
  ) {
    let filled = GapFilling.fill(
      topology, widest: choice == .fill ? widest : -1, held: held, measure: measure)
    regions = filled.regions
    gaps = choice == .leave ? [] : filled.gaps
    moved = MovedVertex.all(from: workspace.regions, to: topology.regions, threads: threads)
    let final = choice == .fill ? BorderTopology(filled.regions, threads: threads) : topology
    // What rounding of coordinates makes is no overlap.
    overlaps = RegionOverlaps(final, widerThan: 0.01, measure: measure, threads: threads)
    areas = filled.regions.areas(measure: measure, threads: threads)
    self.workspace = workspace
    let validity = RegionValidity.findings(in: filled.regions, threads: threads)
    ValidityNotes.tell(unchecked: validity.unchecked, of: filled.regions, to: workspace.reporter)
    let after = Set(validity.faults.map(\.region))
    let before =
      after.isEmpty ? [] : Set(RegionValidity.check(workspace.regions, threads: threads).map(\.region))
    tell(choice, tolerance, invalid: after.count, new: after.subtracting(before).count)
  }

  private func tell(_ choice: GapChoice, _ tolerance: Double, invalid: Int, new: Int) {
    let reporter = workspace.reporter
    let farthest = LengthNotes.metres(moved.map(\.distance).max() ?? 0)
    reporter.note(
      Phrase(
        "vertices moved or left out: \(moved.count), at most \(farthest.english) m from the line as it is now",
        "вершин перемещено или убрано: \(moved.count), от нынешней линии не дальше \(farthest.russian) м"))
    if choice != .leave {
      let left = gaps.filter { $0.receiver == nil }
      func squareKilometres(_ list: [MosaicGap]) -> Phrase {
        LengthNotes.squareKilometres(list.map(\.area).reduce(0, +))
      }
      let given = gaps.filter { $0.receiver != nil }
      if !given.isEmpty {
        reporter.note(
          Phrase(
            "gaps filled: \(given.count), \(squareKilometres(given).english) km²",
            "просветов заполнено: \(given.count), \(squareKilometres(given).russian) км²"))
      }
      if !left.isEmpty {
        reporter.note(
          Phrase(
            "gaps between regions left: \(left.count), \(squareKilometres(left).english) km²; a lake or sea between them is one too",
            "просветов между регионами осталось: \(left.count), \(squareKilometres(left).russian) км²; озеро или море между ними тоже просвет"
          ))
      }
    }
    if let overlaps, !overlaps.overlaps.isEmpty {
      let area = LengthNotes.squareKilometres(overlaps.overlaps.map(\.area).reduce(0, +))
      reporter.warn(
        Phrase(
          "pairs of regions that still cover the same ground: \(overlaps.overlaps.count), \(area.english) km²",
          "пар регионов, которые всё ещё покрывают одну землю: \(overlaps.overlaps.count), \(area.russian) км²"
        ))
      tellNarrow(overlaps, tolerance)
    }
    if overlaps?.isComplete != true {
      reporter.warn(
        Phrase(
          "not all overlaps could be measured: the lines of some regions cross too often; try --repair",
          "не все наложения удалось измерить: линии некоторых регионов пересекаются слишком часто; попробуйте --repair"
        ))
    }
    if invalid > 0 {
      reporter.warn(
        Phrase(
          "regions that are not valid: \(invalid), \(new) of them valid before; which they are: mezha inspect; --repair makes them valid first",
          "недопустимых регионов: \(invalid), из них допустимых прежде \(new); какие, покажет mezha inspect; --repair сначала исправит их"
        ))
    }
  }

  /// Says why overlaps are left that are narrower than the tolerance: in the mean, which does not make lines that may be
  /// matched of their edges.
  private func tellNarrow(_ overlaps: RegionOverlaps, _ tolerance: Double) {
    let hasSeveral = workspace.sources.count > 1
    let widths = overlaps.overlaps.filter { overlap in
      !hasSeveral || regions[overlap.pair.a].source != regions[overlap.pair.b].source
    }.flatMap(\.widths)
    let narrow = widths.count { $0 <= tolerance }
    guard narrow > 0 else { return }
    workspace.reporter.note(
      Phrase(
        "\(hasSeveral ? "between regions of different inputs, " : "")\(narrow) of \(EnglishCount.of(widths.count, "piece")) of overlap \(narrow == 1 ? "is" : "are") narrower than the tolerance in the mean and left: their lines are farther apart somewhere, cross, part like a wedge, or were left as they were; a larger --tolerance-m may close more",
        "\(hasSeveral ? "между регионами разных источников " : "")участков наложения, которые в среднем уже допуска и остались: \(narrow) из \(widths.count); их линии местами отстоят дальше, пересекаются, расходятся клином или оставлены как были; при большем --tolerance-m их может стать меньше"
      ))
  }

  /// The layers: regions, and where there are any, moved vertices, gaps and overlaps.
  package func layers() -> [ShapedTable] {
    [regionLayer]
      + [movedLayer, gapLayer, overlapLayer].filter { !$0.ids.isEmpty }
  }

  private var regionLayer: ShapedTable { Self.regionLayer(regions, areas: areas, workspace) }

  private static func regionLayer(_ regions: RegionSet, areas: [Double], _ workspace: Workspace)
    -> ShapedTable
  {
    let surfaces = regions.sumsByRegion(areas)
    var table = MosaicRow.regions.table(
      regions.regionIDs.map { id in
        MosaicRow.Region(
          region: regions[id], source: workspace.sources[regions[id].source].shownName,
          area: surfaces[id.index])
      })
    let kept = workspace.attributes
    table = table.keeping(
      kept.names, of: "region",
      kept.names.indices.map { kept.column($0, regionCount: regions.regionCount) })
    return ShapedTable(
      table: table, ids: regions.regionIDs.map { regions[$0].id },
      shapes: GeoJSONGeometry.regions(of: regions))
  }

  private var movedLayer: ShapedTable {
    ShapedTable(
      table: MosaicRow.moved.table(moved.map { (regions[$0.region], $0.distance) }),
      ids: moved.indices.map { "\($0 + 1)" }, shapes: moved.map { .lineString([$0.from, $0.to]) })
  }

  private var gapLayer: ShapedTable {
    ShapedTable(
      table: MosaicRow.gaps.table(
        gaps.map { gap in
          MosaicRow.Gap(
            regions: gap.gap.regions.map { regions[$0].id }, area: gap.area, width: gap.width,
            receiver: gap.receiver.map { regions[$0].id })
        }),
      ids: gaps.indices.map { "\($0 + 1)" }, shapes: gaps.map { .polygon($0.gap.polygon) })
  }

  private var overlapLayer: ShapedTable {
    let list = overlaps?.overlaps ?? []
    return ShapedTable(
      table: MosaicRow.overlaps.table(
        list.map { (regions[$0.pair.a].id, regions[$0.pair.b].id, $0.area) }),
      ids: list.indices.map { "\($0 + 1)" }, shapes: list.map { .multiPolygon($0.polygons) })
  }
}

extension MosaicStudy {
  /// The regions of a workspace with fewer vertices and the same neighbours.
  ///
  /// - Throws: ``RequestError`` when lines run above each other everywhere.
  package static func simplified(
    _ workspace: Workspace, tolerance: Double, by method: SimplificationMethod, measure: GeodesicMeasure,
    threads: Int
  ) throws -> ShapedTable {
    let topology = BorderTopology(workspace.regions, threads: threads)
    guard let result = topology.simplified(tolerance: tolerance, by: method, threads: threads) else {
      throw RequestError(
        "so many lines run above each other that simplifying them would take too long; see mezha inspect",
        "линии накладываются так часто, что упрощение заняло бы слишком долго; посмотрите mezha inspect")
    }
    let (before, after) = (workspace.regions.positions.count, result.regions.positions.count)
    workspace.reporter.note(
      Phrase(
        "vertices: \(before) before, \(after) after (\(LengthNotes.metres(tolerance).english) m)",
        "вершин было \(before), осталось \(after) (допуск \(LengthNotes.metres(tolerance).russian) м)"))
    if result.heldArcs > 0 {
      workspace.reporter.note(
        Phrase(
          "\(result.heldArcs) of \(topology.arcCount) lines keep more vertices, so that none crosses another and no island loses its area",
          "линий, которым оставлено больше вершин, чтобы они не пересекли других, а острова не исчезли: \(result.heldArcs) из \(topology.arcCount)"
        ))
    }
    return regionLayer(
      result.regions, areas: result.regions.areas(measure: measure, threads: threads), workspace)
  }
}
