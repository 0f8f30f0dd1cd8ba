extension RegionSet {
  /// The centroid of the exterior of the region's largest part, on the plane of degrees: where a graph or a label may
  /// put the region. It may lie outside of a region with a bay. `nil` for a region without shape. O(*n*).
  public func centre(of region: RegionID, parts: [Int]) -> Position? {
    var best: (area: Double, centre: Position)?
    for part in parts {
      guard let ring = FlatPart(part, of: self).rings.first, let origin = ring.first else { continue }
      var area = 0.0
      var x = 0.0
      var y = 0.0
      for (a, b) in zip(ring, ring.dropFirst()) {
        let (ax, ay) = (a.longitude - origin.longitude, a.latitude - origin.latitude)
        let (bx, by) = (b.longitude - origin.longitude, b.latitude - origin.latitude)
        let cross = ax * by - bx * ay
        area += cross
        x += (ax + bx) * cross
        y += (ay + by) * cross
      }
      guard area != 0, abs(area) > best?.area ?? 0 else { continue }
      let centre = Position(
        longitude: origin.longitude + x / (3 * area), latitude: origin.latitude + y / (3 * area))
      best = (abs(area), centre.folded)
    }
    return best?.centre
  }

  /// The centres of all regions, by region. O(*n*).
  public var centres: [Position?] {
    let parts = partsByRegion
    return regionIDs.map { centre(of: $0, parts: parts[$0.index]) }
  }
}
