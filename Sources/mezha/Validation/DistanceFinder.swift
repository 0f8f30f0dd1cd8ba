import BorderCore
import BorderGeodesy
import BorderIO

/// Finds distances to a country and to the nearest listed crossing to it.
struct DistanceFinder {
  private let frame: ClaimFrame
  private let country: [RegionID]
  private let crossings: [Crossing]
  /// How many listed crossings have no point, so that distances to them are not known.
  private let withoutPoint: Int
  private let measure: GeodesicMeasure

  /// A finder for one country.
  init(_ frame: ClaimFrame, to code: String, measure: GeodesicMeasure) throws {
    self.frame = frame
    self.measure = measure
    country = frame.analysis.regions.regionIDs.filter { frame.analysis.regions[$0].country == code }
    let planned = try frame.embedded.plannedConcepts()
    let existing = try frame.embedded.crossings()
      .filter { $0.neighbour == code && !planned.contains($0.concept) }
    crossings = existing.filter { $0.position != nil }
    withoutPoint = existing.count - crossings.count
  }

  /// Which crossings were looked at.
  var crossingNote: Phrase {
    Phrase(
      "The nearest crossing is that of the \(crossings.count) listed ones with a point; \(withoutPoint) have none and may be nearer.",
      "Ближайший переход — из тех \(crossings.count) в списке, у которых есть точка; ещё у \(withoutPoint) её нет, они могут быть ближе."
    )
  }

  /// A point.
  func point(_ position: Position, name: String, id: String) -> PlaceDistance {
    var place = PlaceDistance(name: name, id: id, position: position)
    place.toCountry = frame.distances.approach(from: position, to: country)
    place.crossing = nearestCrossing(position)
    return place
  }

  /// A region: from its nearest place, and from its centre.
  func region(_ region: RegionID, centre: Position?) -> PlaceDistance {
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
