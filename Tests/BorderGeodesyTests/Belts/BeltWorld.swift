import BorderCore
import BorderGeodesy
import PROJ

/// Regions drawn by geodesics, for tests of belts.
protocol BeltWorld {}

extension BeltWorld {
  /// The place so many metres from another one.
  func place(_ start: Position, _ azimuth: Double, _ metres: Double) -> Position {
    let found = Geodesic.wgs84.direct(
      from: GeodesicPosition(longitude: start.longitude, latitude: start.latitude), azimuth: azimuth,
      distance: metres
    ).position
    return Position(longitude: found.longitude, latitude: found.latitude)
  }

  /// An open ring of places as far from a centre, counterclockwise from the north.
  func circle(_ centre: Position, _ radius: Double, count: Int) -> [Position] {
    (0..<count).map { place(centre, -360 * Double($0) / Double(count), radius) }
  }

  /// The area of an open ring, by Karney's geodesics.
  func area(_ ring: [Position]) -> Double {
    (ring + [ring[0]]).withUnsafeBufferPointer { GeodesicMeasure(method: .karney).area(ofRing: $0) }
  }

  func topology(_ regions: [(id: String, country: String, parts: [[[Position]]])]) -> BorderTopology {
    var builder = RegionSetBuilder()
    for region in regions {
      builder.beginRegion(Region(id: region.id, country: region.country))
      for part in region.parts {
        builder.beginPart()
        for ring in part { builder.addRing(ring) }
      }
    }
    return BorderTopology(builder.finish())
  }
}
