import BorderCore
import BorderGeodesy
import BorderIO
import Foundation
import Mezha
import PROJ
import Testing

/// The embedded regions read by another parser, measured by other means: a hash of undirected segments, and Karney's
/// distance for each. Shares nothing with the topology or the readers that it checks.
struct EmbeddedOracle {
  struct Place: Hashable {
    let longitude: Double
    let latitude: Double
  }

  struct Segment: Hashable {
    let a: Place
    let b: Place

    /// The ends in an order that does not depend on the direction.
    init(_ p: Place, _ q: Place) {
      let isOrdered = (p.longitude, p.latitude) < (q.longitude, q.latitude)
      (a, b) = isOrdered ? (p, q) : (q, p)
    }
  }

  struct Pair: Hashable {
    let a: String
    let b: String

    /// A pair whatever its order.
    init(_ x: String, _ y: String) { (a, b) = x < y ? (x, y) : (y, x) }
  }

  /// The polygons of each region: rings of places, exterior first.
  let polygons: [String: [[[Place]]]]
  /// The country of each region, as in the file.
  let countries: [String: String]

  static let dataFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("GeoData").path

  /// Reads the file as plain JSON.
  init() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: Self.dataFolder + "/regions.geojson"))
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let features = try #require(document["features"] as? [[String: Any]])
    var polygons: [String: [[[Place]]]] = [:]
    var countries: [String: String] = [:]
    for feature in features {
      let properties = try #require(feature["properties"] as? [String: Any])
      let id = try #require(properties["id"] as? String)
      let geometry = try #require(feature["geometry"] as? [String: Any])
      let list: [[[[Double]]]]
      if geometry["type"] as? String == "Polygon" {
        list = [try #require(geometry["coordinates"] as? [[[Double]]])]
      } else {
        list = try #require(geometry["coordinates"] as? [[[[Double]]]])
      }
      polygons[id] = list.map { $0.map { ring in ring.map { Place(longitude: $0[0], latitude: $0[1]) } } }
      countries[id] = try #require(properties["country"] as? String)
    }
    self.polygons = polygons
    self.countries = countries
  }

  /// The length in metres of the segments that each pair of regions shares.
  func lengths() -> [Pair: Double] {
    var owners: [Segment: [String]] = [:]
    for (id, parts) in polygons {
      for ring in parts.joined() {
        for (p, q) in zip(ring, ring.dropFirst()) { owners[Segment(p, q), default: []].append(id) }
      }
    }
    var lengths: [Pair: Double] = [:]
    for (segment, ids) in owners where Set(ids).count == 2 {
      lengths[Pair(ids[0], ids[1]), default: 0] += Geodesic.wgs84.distance(
        from: GeodesicPosition(longitude: segment.a.longitude, latitude: segment.a.latitude),
        to: GeodesicPosition(longitude: segment.b.longitude, latitude: segment.b.latitude))
    }
    return lengths
  }

  /// The regions as the program reads them, under a worldview.
  static func analysis(worldview: String, threads: Int = 2) throws -> BorderAnalysis {
    let embedded = EmbeddedData(folder: dataFolder)
    let view = try embedded.worldview(worldview).applied(to: try embedded.regions("coarse"))
    return BorderAnalysis(BorderTopology(view.regions), measure: GeodesicMeasure(), threads: threads)
  }
}
