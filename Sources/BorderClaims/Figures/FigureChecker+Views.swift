import BorderCore

extension FigureChecker {
  /// Whether a measure needs the crossings of its borders.
  public static func needsCrossings(_ claim: FigureClaim) -> Bool {
    claim.knownMeasure?.isOfCrossings ?? false
  }

  /// Whether the verdict on a claim may be another one where some regions belong to other countries.
  ///
  /// A claim rests on the places that it names; one on the border of two places, on that border. What names no places is
  /// taken to rest on everything.
  ///
  /// - Parameters:
  ///   - claim: The claim.
  ///   - other: A checker of the same borders under another worldview.
  /// - Returns: `false` only where both checkers must say the same.
  public func mayDiffer(_ claim: FigureClaim, by other: FigureChecker) -> Bool {
    let (here, there) = (basis.contacts.analysis.regions, other.basis.contacts.analysis.regions)
    let moved = Set(here.regionIDs.filter { here[$0].country != there[$0].country })
    guard !moved.isEmpty else { return false }
    let countries = Set(moved.flatMap { [here[$0].country, there[$0].country] })
    let subject = TransitSubject(claim.subject)?.through ?? claim.subject
    guard let places = places(subject) else { return true }
    let isTouched = places.contains { place in
      switch place {
      case .region(let id):
        moved.contains(id) || basis.contacts.neighbours(of: id, by: .queen).contains(where: moved.contains)
      case .country(let code): countries.contains(code)
      }
    }
    guard isTouched, places.count == 2, claim.knownMeasure?.isOfOneBorder ?? false else { return isTouched }
    return basis.contacts.contact(places[0], places[1]).borders
      != other.basis.contacts.contact(places[0], places[1]).borders
  }
}
