import BorderCore
import BorderGeodesy
import BorderIO
import BorderTables

/// What a mosaic says of ground that two regions cover both.
struct OverlapNotes {
  private let regions: RegionSet
  private let hasSeveral: Bool
  private let reporter: Reporter

  init(_ regions: RegionSet, sources: Int, _ reporter: Reporter) {
    self.regions = regions
    hasSeveral = sources > 1
    self.reporter = reporter
  }

  /// Says what was cut, what was not and why, and what is left.
  ///
  /// - Parameters:
  ///   - cutting: What was cut; `nil` where that was not asked for.
  ///   - overlaps: What is left; `nil` where that could not be found out.
  ///   - tolerance: Within how many metres borders were matched.
  func tell(_ cutting: OverlapCutting.Result?, left overlaps: RegionOverlaps?, tolerance: Double) {
    if let cutting { tellCut(cutting.cuts) }
    if let overlaps, !overlaps.overlaps.isEmpty {
      let area = LengthNotes.squareKilometres(overlaps.overlaps.map(\.area).reduce(0, +))
      reporter.warn(
        Phrase(
          "pairs of regions that still cover the same ground: \(overlaps.overlaps.count), \(area.english) km²",
          "пар регионов, которые всё ещё покрывают одну землю: \(overlaps.overlaps.count), \(area.russian) км²"
        ))
      if let cutting {
        let left = Set(overlaps.overlaps.map(\.pair))
        tellUncut(cutting.uncut.filter { left.contains($0.pair) })
      } else {
        tellNarrow(overlaps, tolerance)
      }
    }
    if overlaps?.isComplete != true {
      reporter.warn(
        Phrase(
          "not all overlaps could be measured: the lines of some regions cross too often; try --repair",
          "не все наложения удалось измерить: линии некоторых регионов пересекаются слишком часто; попробуйте --repair"
        ))
    }
  }

  private func tellCut(_ cuts: [CutOverlap]) {
    guard let largest = cuts.max(by: { $0.area < $1.area }) else { return }
    let area = LengthNotes.squareKilometres(cuts.map(\.area).reduce(0, +))
    let most = LengthNotes.squareKilometres(largest.area)
    let (place, keeper, giver) = (
      LengthNotes.place(largest.place), regions[largest.keeper].id, regions[largest.giver].id
    )
    reporter.note(
      Phrase(
        "overlaps cut: \(EnglishCount.of(cuts.count, "pair")) of regions, \(area.english) km²; the largest, \(most.english) km² at \(place), is kept by \(keeper) and cut off \(giver)",
        "наложений обрезано: пар регионов \(cuts.count), \(area.russian) км²; наибольшее, \(most.russian) км² у \(place), осталось у \(keeper) и отрезано от \(giver)"
      ))
  }

  private func tellUncut(_ uncut: [(pair: RegionPair, reason: UncutReason)]) {
    for reason in UncutReason.allCases {
      let pairs = uncut.filter { $0.reason == reason }.map(\.pair)
      guard let first = pairs.first else { continue }
      let example = "\(regions[first.a].id) – \(regions[first.b].id)"
      let why = Self.words(reason)
      reporter.note(
        Phrase(
          "overlaps not cut: \(EnglishCount.of(pairs.count, "pair")) \(why.english), such as \(example)",
          "не обрезано наложений: \(pairs.count), \(why.russian), например \(example)"))
    }
  }

  private static func words(_ reason: UncutReason) -> Phrase {
    switch reason {
    case .isHeld:
      Phrase("of the input that stays as it is", "оба региона из источника, который остаётся как есть")
    case .wouldVanish:
      Phrase("with a region of which nothing would be left", "от одного из регионов ничего не осталось бы")
    case .isInvalid:
      Phrase(
        "with a region that is not valid (--repair makes it so first)",
        "один из регионов недопустим (--repair сначала исправит его)")
    case .hasFailed:
      Phrase("whose lines cross too often", "линии пересекаются слишком часто")
    }
  }

  /// Says why overlaps are left that are narrower than the tolerance: in the mean, which does not make lines that may be
  /// matched of their edges.
  private func tellNarrow(_ overlaps: RegionOverlaps, _ tolerance: Double) {
    let widths = overlaps.overlaps.filter { overlap in
      !hasSeveral || regions[overlap.pair.a].source != regions[overlap.pair.b].source
    }.flatMap(\.widths)
    let narrow = widths.count { $0 <= tolerance }
    guard narrow > 0 else { return }
    reporter.note(
      Phrase(
        "\(hasSeveral ? "between regions of different inputs, " : "")\(narrow) of \(EnglishCount.of(widths.count, "piece")) of overlap \(narrow == 1 ? "is" : "are") narrower than the tolerance in the mean and left: their lines are farther apart somewhere, cross, part like a wedge, or were left as they were; a larger --tolerance-m may close more, --overlaps cut cuts them off",
        "\(hasSeveral ? "между регионами разных источников " : "")участков наложения, которые в среднем уже допуска и остались: \(narrow) из \(widths.count); их линии местами отстоят дальше, пересекаются, расходятся клином или оставлены как были; при большем --tolerance-m их может стать меньше, --overlaps cut их отрежет"
      ))
  }
}
