package import BorderCore

/// Says which regions are no valid polygons.
package enum FlagNotes {
  /// A line for all, and one for each region with its reason and place; with --verbose for every one, else for the
  /// first ten.
  ///
  /// - Parameters:
  ///   - flags: What was found.
  ///   - set: The regions.
  ///   - areShown: Whether the result has a column of flags.
  ///   - reporter: Where to say it.
  package static func tell(
    _ flags: BorderFlags, of set: RegionSet, areShown: Bool = true, to reporter: Reporter
  ) {
    tell(flags.contacts, isComplete: flags.isComplete, of: set, areShown: areShown, to: reporter)
  }

  /// The same for contacts that were found in another way.
  package static func tell(
    _ contacts: [SelfContact], isComplete: Bool, of set: RegionSet, areShown: Bool = true,
    to reporter: Reporter
  ) {
    if !isComplete {
      reporter.warn(
        Phrase(
          "lines run back and forth along each other so often that polygons were not checked; see: mezha inspect",
          "линии столько раз идут туда и обратно друг над другом, что полигоны не проверены; см. mezha inspect"
        ))
    }
    let count = contacts.count
    guard count > 0 else { return }
    let mark =
      areShown
      ? Phrase(", and their borders are flagged", ", их границы помечены") : Phrase(same: "")
    reporter.note(
      Phrase(
        "regions that touch or cross themselves: \(count); they are used as they are\(mark.english). --repair makes them valid",
        "регионов, которые касаются себя или пересекают себя: \(count); они взяты как есть\(mark.russian). --repair исправит их"
      ))
    for (index, contact) in contacts.enumerated() {
      let line = line(contact, set)
      if index < 10 { reporter.note(line) } else { reporter.detail(line) }
    }
    if count > 10 && !reporter.showsDetails {
      reporter.note(Phrase("… and \(count - 10) more: --verbose", "… и ещё \(count - 10): --verbose"))
    }
  }

  private static func line(_ contact: SelfContact, _ set: RegionSet) -> Phrase {
    let reason =
      switch contact.kind {
      case .crossing: Phrase("crosses itself", "пересекает себя")
      case .touch: Phrase("touches itself", "касается себя")
      case .overlap: Phrase("runs along itself", "идёт вдоль себя")
      }
    let place = LengthNotes.place(contact.place)
    let id = set[contact.region].id
    return Phrase("  \(id): \(reason.english) at \(place)", "  \(id): \(reason.russian), \(place)")
  }
}
