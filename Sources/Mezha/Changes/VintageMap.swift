import BorderCore
import BorderIO
import BorderMaps
import BorderTables

extension VintageStudy {
  /// The map of the changes: borders of NEW by what became of them, those that are gone, and land that changed hands.
  package var map: MapContent {
    let analysis = BorderAnalysis(
      BorderTopology(comparison.new, threads: threads), measure: measure, threads: threads)
    var content = MapContent(
      analysis,
      title: Phrase(
        "Changes from \(old.sourceNames) to \(new.sourceNames)",
        "Изменения от \(old.sourceNames) к \(new.sourceNames)"))
    var indices: [RegionPair: Int] = [:]
    for (index, border) in analysis.borders.enumerated() where border.isShared {
      indices[RegionPair(border.a, border.b)] = index
    }
    // What changed comes first in the legend.
    let kinds = [BorderChangeKind.moved, .appeared, .disappeared, .redigitised, .unchanged]
    var ofBorder: [Int: Int] = [:]
    var lines: [(kind: Int, line: [Position])] = []
    for border in comparison.borders {
      let kind = kinds.firstIndex(of: border.kind) ?? 0
      for pair in border.new {
        if let index = indices[RegionPair(RegionID(pair.a), RegionID(pair.b))] { ofBorder[index] = kind }
      }
      if border.kind == .disappeared || border.kind == .moved {
        lines += comparison.oldLines(of: border).map { (kind, $0) }
      }
    }
    func count(_ kind: BorderChangeKind) -> Int { comparison.borders.count { $0.kind == kind } }
    content.kinds = MapKinds(
      heading: Phrase("What became of borders", "Что стало с границами"),
      entries: kinds.map { kind in
        let number = count(kind)
        return (
          kind.colour, Phrase("\(kind.label.english)  (\(number))", "\(kind.label.russian)  (\(number))")
        )
      }, ofBorder: ofBorder)
    content.kinds?.lines = lines
    content.kinds?.patchEntries = [
      (Colour(0xD55E00, opacity: 0.45), Phrase("land that changed hands", "земля, сменившая регион"))
    ]
    content.kinds?.patches = comparison.transferSums.map { sum in
      let before = sum.from.map { comparison.old.regions[$0] }
      let after = sum.to.map { comparison.new.regions[$0] }
      let nobody = Phrase("no region", "ни один регион")
      let from = before.map { Phrase($0.name, $0.nameRussian) } ?? nobody
      let to = after.map { Phrase($0.name, $0.nameRussian) } ?? nobody
      let size = LengthNotes.squareKilometres(sum.area)
      return (
        0, sum.pieces.flatMap(\.polygons),
        Phrase(
          "\(from.english) → \(to.english): \(size.english) km²",
          "\(from.russian) → \(to.russian): \(size.russian) км²")
      )
    }
    content.notes = VintageNotes.notes(self)
    return content
  }
}
