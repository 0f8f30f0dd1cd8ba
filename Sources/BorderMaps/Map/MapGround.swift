public import BorderCore
import Glibc

/// The land that maps draw beneath the data, and the rivers and lakes that they draw upon it.
public struct MapGround: Sendable {
  /// Where it comes from, for those who see it.
  public let note: Phrase
  /// The land, and the lakes.
  private let regions: RegionSet
  private let rivers: MapRivers?
  private let waters: [NamedWater]

  /// A ground.
  ///
  /// - Parameters:
  ///   - note: Where it comes from.
  ///   - regions: Of which one has the id `land`, and one `lakes`.
  ///   - rivers: The rivers; `nil` for none.
  ///   - waters: The seas and lakes that have names.
  public init(note: Phrase, regions: RegionSet, rivers: MapRivers? = nil, waters: [NamedWater] = []) {
    self.note = note
    self.regions = regions
    self.rivers = rivers
    self.waters = waters.sorted { $0.rank < $1.rank }
  }

  /// What of it lies near a place, on a plane.
  func drawn(on plane: PlaneTopology, near middle: Position) -> PlaneGround {
    // What lies behind the earth has no shape on the plane.
    let seen = (0..<regions.partCount).filter { part in
      regions.rings(ofPart: part).first.map { ring in
        regions.positions[regions.range(ofRing: ring)].contains { middle.isWithin(degrees: 95, of: $0) }
      } ?? false
    }
    func rings(_ id: String) -> PlaneRings {
      PlaneRings(regions, parts: seen.filter { regions[regions.partRegions[$0]].id == id }, on: plane)
    }
    return PlaneGround(
      land: rings("land"), lakes: rings("lakes"),
      rivers: rivers?.drawn(on: plane, near: middle) ?? PlaneRivers(),
      waters: waters.filter { middle.isWithin(degrees: 95, of: $0.place) })
  }
}

/// Land, lakes and rivers on the plane of a map.
struct PlaneGround {
  let land: PlaneRings
  let lakes: PlaneRings
  let rivers: PlaneRivers
  let waters: [NamedWater]
}

extension Position {
  /// Whether two places are no farther apart than an angle on the sphere.
  func isWithin(degrees: Double, of other: Position) -> Bool {
    func radians(_ value: Double) -> Double { value * .pi / 180 }
    let cosine =
      sin(radians(latitude)) * sin(radians(other.latitude))
      + cos(radians(latitude)) * cos(radians(other.latitude)) * cos(radians(longitude - other.longitude))
    return cosine >= cos(radians(degrees))
  }
}
