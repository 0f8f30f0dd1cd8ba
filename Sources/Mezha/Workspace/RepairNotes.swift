import BorderCore
import BorderGeodesy
package import BorderTables

/// Reports what repair changed.
package enum RepairNotes {
  /// A line for all, and one for each region; with --verbose for every one, else for the first ten.
  package static func tell(_ changes: [RepairedRegion], of set: RegionSet, to reporter: Reporter) {
    let left = changes.filter(\.isLeftAlone).count
    reporter.note(
      Phrase(
        "repair: \(EnglishCount.of(changes.count - left, "region")) with invalid polygons made valid\(left > 0 ? "; \(left) could not be and stay as they were" : "")",
        "исправление: регионов с неверными полигонами исправлено \(changes.count - left)\(left > 0 ? "; не удалось исправить и оставлено как есть: \(left)" : "")"
      ))
    for (index, change) in changes.enumerated() {
      let text = line(change, set)
      if index < 10 { reporter.note(text) } else { reporter.detail(text) }
    }
    if changes.count > 10 && !reporter.showsDetails {
      reporter.note(
        Phrase("… and \(changes.count - 10) more: --verbose", "… и ещё \(changes.count - 10): --verbose"))
    }
  }

  private static func line(_ change: RepairedRegion, _ set: RegionSet) -> Phrase {
    let id = set[change.region].id
    let reason = ValidityReason.phrase(change.fault.reason)
    let place = change.fault.place.map { " \(LengthNotes.place($0))" } ?? ""
    if change.isTangled {
      return Phrase(
        "  \(id): \(reason.english)\(place); it crosses itself too often to be repaired and stays as it was: redraw it or leave it out with --where",
        "  \(id): \(reason.russian)\(place); пересекает себя слишком часто, исправить нельзя, оставлен как есть: нарисуйте его заново или исключите ключом --where"
      )
    }
    if change.isLeftAlone {
      return Phrase(
        "  \(id): \(reason.english)\(place); left as it was",
        "  \(id): \(reason.russian)\(place); оставлен как есть")
    }
    let area = signed((change.area.after - change.area.before) / 1e6)
    let length = signed(change.length.after.kilometres - change.length.before.kilometres)
    let vertices = change.vertices.after - change.vertices.before
    let count = vertices > 0 ? "+\(vertices)" : "\(vertices)"
    return Phrase(
      "  \(id): \(reason.english)\(place); area \(area.english) km², boundary \(length.english) km, vertices \(count)",
      "  \(id): \(reason.russian)\(place); площадь \(area.russian) км², граница \(length.russian) км, вершин \(count)"
    )
  }

  private static func signed(_ value: Double) -> Phrase {
    let text = Phrase(number: value, upTo: 6)
    return value > 0 ? Phrase("+\(text.english)", "+\(text.russian)") : text
  }
}
