internal import BorderCore
import BorderIO

extension MapComposer {
  /// The rivers upon the land: thin lines beneath all borders and lakes.
  func drawRivers(_ drawing: inout Drawing) {
    for isGreat in [false, true] {
      let own = rivers.filter { ($0.rank <= DrawnRiver.lastGreat) == isGreat }
      guard let first = own.first else { continue }
      drawing.group(.init("rivers", paint: DrawnRiver.paint(rank: first.rank))) {
        $0.add(.init(.lines(own.flatMap(\.lines))))
      }
    }
  }

  /// Names of rivers where there is room after all others, the greatest first.
  mutating func nameRivers(_ texts: inout [Drawing.Text]) {
    guard !rivers.isEmpty else { return }
    for line in rivers.flatMap(\.lines) {
      for (a, b) in zip(line, line.dropFirst()) { placer.avoid(PagePoint.between(a, b, every: 5)) }
    }
    for river in rivers where !river.name(language).isEmpty {
      let label = LabelPlacer.Label(lines: [river.name(language)], size: 9, isItalic: true)
      guard let middle = placer.place(label, amid: river.middles(of: label), limit: Self.mostOfRiverName)
      else { continue }
      add(label, middle, MapStyle.waterName, Colour(0xFFFFFF, opacity: 0.7), &texts)
    }
  }

  /// What the name of a river may cost: a bend of its own line beneath it.
  private static var mostOfRiverName: Double { 1.5 }
}
