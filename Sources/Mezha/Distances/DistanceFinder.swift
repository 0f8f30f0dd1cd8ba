import BorderClaims
import BorderCore
import BorderGeodesy
import BorderMeasures

/// Finds distances to a country and to the nearest listed crossing to it.
package struct DistanceFinder {
  private let frame: ClaimFrame
  private let country: [RegionID]
  private let crossings: [Crossing]
  /// How many listed crossings have no point, so that distances to them are not known.
  private let withoutPoint: Int
  /// The country that the list of crossings is about, and the one that distances are to.
  private let names: (home: Phrase, country: Phrase)
  /// Whether distances are to the country that the list is about.
  private let isHome: Bool
  private let measure: GeodesicMeasure

  /// A finder for one country.
  package init(_ frame: ClaimFrame, to code: String, measure: GeodesicMeasure) throws {
    self.frame = frame
    self.measure = measure
    country = frame.analysis.regions.regionIDs.filter { frame.analysis.regions[$0].country == code }
    let planned = try frame.embedded.planned()
    let home = try frame.embedded.profile().home
    let countries = try frame.embedded.countryNames()
    names = (countries[home], frame.areCountries ? countries[code] : Phrase(same: code))
    isHome = code == home
    let existing = try frame.embedded.crossings()
      .filter {
        ($0.neighbour == code || code == home) && frame.areCountries && !planned.contains($0)
      }
    crossings = existing.filter { $0.position != nil }
    withoutPoint = existing.count - crossings.count
  }

  /// Which crossings were looked at, and what their list covers.
  package var crossingNote: Phrase {
    let (home, country) = names
    let list = Phrase(
      "the embedded list of crossings covers the land borders of \(home.english)",
      "встроенный список переходов охватывает сухопутные границы страны: \(home.russian)")
    guard !crossings.isEmpty || withoutPoint > 0 else {
      return Phrase(
        "No nearest crossing is given: \(list.english), and has none to \(country.english).",
        "Ближайший переход не указан: \(list.russian), и переходов в эту страну (\(country.russian)) в нём нет."
      )
    }
    let border =
      isHome
      ? Phrase("all of them", "все они")
      : Phrase(
        "those between \(home.english) and \(country.english)",
        "те, что между странами \(home.russian) и \(country.russian)")
    let others =
      withoutPoint == 0
      ? Phrase(same: "")
      : Phrase(
        "; \(withoutPoint == 1 ? "1 more has none" : "\(withoutPoint) more have none") and may be nearer",
        "; без точки ещё \(withoutPoint), среди таких могут быть и более близкие")
    return Phrase(
      "The nearest crossing: \(list.english); looked at are \(border.english), \(crossings.count) with a point\(others.english). Crossings from other countries are not in it.",
      "Ближайший переход: \(list.russian); учтены \(border.russian), с точкой \(crossings.count)\(others.russian). Переходов из других стран в нём нет."
    )
  }

  /// A point.
  package func point(_ position: Position, name: String, id: String) -> PlaceDistance {
    var place = PlaceDistance(name: name, id: id, position: position)
    place.toCountry = frame.distances.approach(from: position, to: country)
    place.crossing = nearestCrossing(position)
    return place
  }

  /// A region: from its nearest place, and from its centre.
  package func region(_ region: RegionID, centre: Position?) -> PlaceDistance {
    let attributes = frame.analysis.regions[region]
    var place = PlaceDistance(name: attributes.name, id: attributes.id, position: centre)
    place.russianName = attributes.russianName
    place.toCountry = frame.distances.approach([region], country)
    if let centre {
      place.fromCentre = frame.distances.approach(from: centre, to: country)?.distance
      place.crossing = nearestCrossing(centre)
    }
    return place
  }

  private func nearestCrossing(_ position: Position) -> (crossing: Crossing, distance: Double)? {
    var best: (crossing: Crossing, distance: Double)?
    for crossing in crossings {
      guard let place = crossing.position else { continue }
      let distance = measure.distance(position, place)
      if let known = best, known.distance <= distance { continue }
      best = (crossing, distance)
    }
    return best
  }
}
