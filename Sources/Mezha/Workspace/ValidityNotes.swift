package import BorderCore
package import BorderTables

/// Reports which polygons nobody can check.
package enum ValidityNotes {
  /// Names the regions whose polygons were not checked; says nothing when all were.
  package static func tell(unchecked: [RegionID], of set: RegionSet, to reporter: Reporter) {
    let ids = unchecked.map { set[$0].id }
    guard !ids.isEmpty else { return }
    let named = ids.prefix(3).joined(separator: ", ")
    let more =
      ids.count > 3 ? Phrase(" and \(ids.count - 3) more", " и ещё \(ids.count - 3)") : Phrase(same: "")
    reporter.warn(
      Phrase(
        "validity was not checked for \(named)\(more.english): too many of its lines lie around or beside each other. To have it checked, split it into several regions",
        "полигоны \(named)\(more.russian) не проверены: слишком много линий лежит друг в друге или рядом. Чтобы проверить, разделите регион на несколько"
      ))
  }
}
