import BorderCore
import BorderTables

extension LengthNotes {
  /// How the lengths of borders of countries compare with the published ones, in one line; `nil` where none is published.
  package static func comparison(_ study: HomeStudy) -> Phrase? {
    var (own, theirs) = (0.0, 0.0)
    var ratios: [Double] = []
    let borders =
      study.neighbours.map { ([$0.home, $0.neighbour].sorted(), $0.length) }
      + study.countryPairs.map { ($0.countries, $0.length) }
    for (countries, length) in borders {
      guard
        let reference = study.published.first(where: {
          [$0.country, $0.neighbour].sorted() == countries
        }), reference.kilometres > 0
      else { continue }
      own += length.kilometres
      theirs += reference.kilometres
      ratios.append(length.kilometres / reference.kilometres)
    }
    guard let least = ratios.min(), let most = ratios.max() else { return nil }
    func percent(_ ratio: Double) -> String { String(Int((ratio * 100).rounded())) }
    // Where some have no published length, the sentence is not of all.
    let (with, all) = (ratios.count, borders.count)
    let part =
      with == all
      ? Phrase(same: "")
      : Phrase(
        " (\(with) of \(all) borders \(with == 1 ? "has" : "have") one)",
        " (она известна для границ: \(with) из \(all))")
    guard percent(least) != percent(most) else {
      return ratios.count == 1
        ? Phrase(
          "Length: \(percent(most)) per cent of the published\(part.english).",
          "Длина: \(percent(most)) % опубликованной\(part.russian).")
        : Phrase(
          "Lengths: \(percent(most)) per cent of the published\(part.english).",
          "Длины: \(percent(most)) % опубликованных\(part.russian).")
    }
    return Phrase(
      "Lengths: \(percent(own / theirs)) per cent of the published in all, \(percent(least)) to \(percent(most)) by neighbour\(part.english).",
      "Длины: \(percent(own / theirs)) % опубликованных в целом, по соседям — от \(percent(least)) до \(percent(most))\(part.russian)."
    )
  }
}
