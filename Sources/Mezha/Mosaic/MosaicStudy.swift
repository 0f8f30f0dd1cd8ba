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
  private let cuts: [CutOverlap]
  private let areas: [Double]
  private let workspace: Workspace

  /// What is done where regions do not fit.
  package struct Choices {
    /// What becomes of gaps.
    package let gaps: GapChoice
    /// How wide a gap may be that is filled, in metres.
    package let widest: Double
    /// What becomes of overlaps.
    package let overlaps: OverlapChoice

    /// What was asked for.
    package init(gaps: GapChoice, widest: Double, overlaps: OverlapChoice) {
      self.gaps = gaps
      self.widest = widest
      self.overlaps = overlaps
    }
  }

  /// What rounding of coordinates makes is no overlap: how wide one is at least, in metres.
  private static let narrowest = 0.01

  /// Cuts overlaps and fills gaps where that is asked for, and compares with what was read.
  ///
  /// - Parameters:
  ///   - topology: The matched regions.
  ///   - workspace: What was read.
  ///   - choices: What becomes of gaps and overlaps.
  ///   - tolerance: Within how many metres borders were matched; 0 where none were.
  ///   - held: The source that stays as it is.
  ///   - measure: How areas are measured.
  ///   - threads: How many threads may work.
  package init(
    _ topology: BorderTopology, workspace: Workspace, _ choices: Choices, tolerance: Double, held: Int?,
    measure: GeodesicMeasure, threads: Int
  ) {
    func overlaps(of topology: BorderTopology) -> RegionOverlaps? {
      RegionOverlaps(topology, widerThan: Self.narrowest, measure: measure, threads: threads)
    }
    let cutting =
      choices.overlaps == .cut
      ? OverlapCutting.cut(
        overlaps(of: topology)?.overlaps ?? [], of: topology.regions, held: held, measure: measure,
        threads: threads) : nil
    cuts = cutting?.cuts ?? []
    let fitted =
      cuts.isEmpty ? topology : BorderTopology(cutting?.regions ?? topology.regions, threads: threads)
    let filled = GapFilling.fill(
      fitted, widest: choices.gaps == .fill ? choices.widest : -1, held: held, measure: measure)
    regions = filled.regions
    gaps = choices.gaps == .leave ? [] : filled.gaps
    moved = MovedVertex.all(from: workspace.regions, to: topology.regions, threads: threads)
    let final = choices.gaps == .fill ? BorderTopology(filled.regions, threads: threads) : fitted
    self.overlaps = choices.overlaps == .leave ? nil : overlaps(of: final)
    areas = filled.regions.areas(measure: measure, threads: threads)
    self.workspace = workspace
    let validity = RegionValidity.findings(in: filled.regions, threads: threads)
    ValidityNotes.tell(unchecked: validity.unchecked, of: filled.regions, to: workspace.reporter)
    let after = Set(validity.faults.map(\.region))
    let before =
      after.isEmpty ? [] : Set(RegionValidity.check(workspace.regions, threads: threads).map(\.region))
    tellMoved()
    if choices.gaps != .leave { tellGaps() }
    if choices.overlaps != .leave {
      OverlapNotes(regions, sources: workspace.sources.count, workspace.reporter).tell(
        cutting, left: self.overlaps, tolerance: tolerance)
    }
    tellInvalid(after.count, new: after.subtracting(before).count)
  }

  private func tellMoved() {
    let farthest = LengthNotes.metres(moved.map(\.distance).max() ?? 0)
    workspace.reporter.note(
      Phrase(
        "vertices moved or left out: \(moved.count), at most \(farthest.english) m from the line as it is now",
        "вершин перемещено или убрано: \(moved.count), от нынешней линии не дальше \(farthest.russian) м"))
  }

  private func tellGaps() {
    let left = gaps.filter { $0.receiver == nil }
    func squareKilometres(_ list: [MosaicGap]) -> Phrase {
      LengthNotes.squareKilometres(list.map(\.area).reduce(0, +))
    }
    let given = gaps.filter { $0.receiver != nil }
    if !given.isEmpty {
      workspace.reporter.note(
        Phrase(
          "gaps filled: \(given.count), \(squareKilometres(given).english) km²",
          "просветов заполнено: \(given.count), \(squareKilometres(given).russian) км²"))
    }
    if !left.isEmpty {
      workspace.reporter.note(
        Phrase(
          "gaps between regions left: \(left.count), \(squareKilometres(left).english) km²; a lake or sea between them is one too",
          "просветов между регионами осталось: \(left.count), \(squareKilometres(left).russian) км²; озеро или море между ними тоже просвет"
        ))
    }
  }

  private func tellInvalid(_ count: Int, new: Int) {
    guard count > 0 else { return }
    workspace.reporter.warn(
      Phrase(
        "regions that are not valid: \(count), \(new) of them valid before; which they are: mezha inspect; --repair makes them valid first",
        "недопустимых регионов: \(count), из них допустимых прежде \(new); какие, покажет mezha inspect; --repair сначала исправит их"
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
    let list =
      cuts.map { ($0.pair, $0.area, $0.polygons, Optional($0.keeper)) }
      + (overlaps?.overlaps ?? []).map { ($0.pair, $0.area, $0.polygons, nil) }
    return ShapedTable(
      table: MosaicRow.overlaps.table(
        list.map { pair, area, _, keeper in
          MosaicRow.Overlap(
            regions: (regions[pair.a].id, regions[pair.b].id), area: area,
            keeper: keeper.map { regions[$0].id })
        }),
      ids: list.indices.map { "\($0 + 1)" }, shapes: list.map { .multiPolygon($0.2) })
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
