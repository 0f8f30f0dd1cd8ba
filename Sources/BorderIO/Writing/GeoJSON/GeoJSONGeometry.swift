public import BorderCore

/// A geometry of RFC 7946 section 3.1, in longitudes and latitudes on WGS 84.
///
/// Positions are as the analysis has them; the writer rounds, cuts and winds them.
public enum GeoJSONGeometry: Hashable, Sendable {
  /// One position.
  case point(Position)
  /// Positions.
  case multiPoint([Position])
  /// A line of two or more positions.
  case lineString([Position])
  /// Lines.
  case multiLineString([[Position]])
  /// Closed rings, the exterior first, in any winding.
  case polygon([[Position]])
  /// Polygons.
  case multiPolygon([[[Position]]])

  /// The shapes of all regions of a set, in their order.
  ///
  /// - Returns: A polygon for a region of one part, a multi-polygon for several, `nil` for a region without
  ///   shape.
  /// - Complexity: O(*n*) in the vertices.
  public static func regions(of set: RegionSet) -> [GeoJSONGeometry?] {
    var polygons = [[[[Position]]]](repeating: [], count: set.regionCount)
    for part in 0..<set.partCount {
      let rings = set.rings(ofPart: part).map { Array(set.positions[set.range(ofRing: $0)]) }
      polygons[set.partRegions[part].index].append(rings)
    }
    return polygons.map { parts in
      switch parts.count {
      case 0: nil
      case 1: .polygon(parts[0])
      default: .multiPolygon(parts)
      }
    }
  }
}

/// A feature of RFC 7946 section 3.2.
public struct GeoJSONFeature: Hashable, Sendable {
  /// The stable id; no `id` member is written for an empty one.
  public var id: String
  /// The geometry; `null` for a feature without place.
  public var geometry: GeoJSONGeometry?
  /// The properties in order: flat, with the unit in the key.
  public var properties: JSONObject

  /// A feature.
  public init(id: String, geometry: GeoJSONGeometry?, properties: JSONObject = JSONObject()) {
    self.id = id
    self.geometry = geometry
    self.properties = properties
  }

  /// A feature whose properties are given as names and values in order.
  public init(id: String, geometry: GeoJSONGeometry?, properties: [(String, JSONValue)]) {
    self.init(id: id, geometry: geometry, properties: JSONObject(properties))
  }
}

/// How GeoJSON is written.
public struct GeoJSONOptions: Hashable, Sendable {
  /// Which way rings run.
  public enum Winding: Hashable, Sendable {
    /// Exteriors counter-clockwise, holes clockwise: RFC 7946 section 3.1.6.
    case rightHand
    /// The opposite, as some older map libraries want it.
    case leftHand
  }

  /// Digits after the point of a coordinate at most, 0...15, of which seven are about a centimetre; `nil` for every bit of
  /// the number, by the fewest digits that read back as it.
  public var decimals: Int? = 7
  /// Whether each feature has a `bbox` of its own.
  public var hasFeatureBoxes = true
  /// Which way rings run.
  public var winding = Winding.rightHand
  /// One feature a line and nothing around them, as `.geojsonl` files have it; no metadata, no common box.
  public var isNewlineDelimited = false

  /// The usual options.
  public init() {}
}

/// What writing did to the geometries, for a message to the user.
public struct GeoJSONReport: Hashable, Sendable {
  /// Features written.
  public internal(set) var features = 0
  /// Features that were cut at the 180th meridian.
  public internal(set) var cutFeatures = 0
  /// Lines, or pieces of lines, that rounding made a point of; left out.
  public internal(set) var collapsedLines = 0
  /// Rings that rounding left no area; left out, an exterior with its holes.
  public internal(set) var collapsedRings = 0
  /// Positions left out because they are NaN, infinite, or beyond ±540° and ±90°.
  public internal(set) var invalidPositions = 0
  /// Features whose geometry became `null` because nothing of it was left.
  public internal(set) var emptiedFeatures = 0

  /// Nothing happened yet.
  public init() {}
}
