import BorderCore
import BorderGeodesy
import BorderIO

extension ScaleStudy {
  /// How many borders a chart shows and sentences speak of at most.
  package static let most = 60

  /// What a reader of the table must know.
  package var notes: [Phrase] {
    var notes = [
      Phrase(
        "Dividers walk along each border on the ellipsoid six times for each ruler; lengths by one ruler can be compared between data of different scale.",
        "Измеритель проходит каждую границу на эллипсоиде шесть раз при каждом растворе; длины при одном растворе сравнимы между данными разного масштаба."
      )
    ]
    if let least = borders.compactMap({ $0.fit?.dimension }).min(),
      let most = borders.compactMap({ $0.fit?.dimension }).max()
    {
      let (low, high) = (Phrase(number: least, places: 3), Phrase(number: most, places: 3))
      let bent = borders.count { !($0.fit?.bends.isEmpty ?? true) }
      let fitted = borders.count { $0.fit != nil }
      let law =
        bent == 0
        ? Phrase("one power law holds for each", "у каждой один степенной закон")
        : Phrase("no single power law holds for \(bent)", "единого степенного закона нет у \(bent)")
      notes.append(
        borders.count == 1
          ? Phrase(
            "Dimension: \(low.english); \(bent == 0 ? "one power law holds" : "no single power law holds").",
            "Размерность: \(low.russian); \(bent == 0 ? "степенной закон один" : "единого степенного закона нет")."
          )
          : Phrase(
            "Dimensions: \(low.english) to \(high.english), of \(fitted) of \(borders.count) borders; \(law.english).",
            "Размерности: от \(low.russian) до \(high.russian), найдены для \(fitted) из \(borders.count); \(law.russian)."
          ))
    }
    for border in borders.prefix(Self.most) {
      guard let fitted = border.fitted else { continue }
      notes.append(
        Phrase(
          "\(border.label(.english)): \(Self.following(fitted.english))",
          "\(border.label(.russian)): \(Self.following(fitted.russian))"))
    }
    if borders.contains(where: { $0.finer != nil }) {
      notes.append(
        Phrase(
          "On finer data: an estimate for data whose vertices stand about 540 m apart, such as regions of OpenStreetMap, with a 95 per cent interval that held nine of ten borders when it was tried out.",
          "На подробных данных: оценка для данных с вершинами примерно через 540 м, таких как регионы OpenStreetMap, с 95-процентным интервалом, в который при проверке попали девять границ из десяти."
        ))
    }
    return notes
  }

  /// A sentence as it stands behind a colon.
  private static func following(_ sentence: String) -> String {
    sentence.prefix(1).lowercased() + sentence.dropFirst()
  }

  /// The borders that a chart shows: the longest of those without end.
  package var charted: [ScaledBorder] {
    guard borders.count > Self.most else { return borders }
    let order = borders.indices.sorted { borders[$0].curve.length > borders[$1].curve.length }
    return order.prefix(Self.most).sorted().map { borders[$0] }
  }
}
