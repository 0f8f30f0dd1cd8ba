import BorderCore
import CMezha

/// The regions of a set in every layout that the library reads.
enum HandMadeRegions {
  static let layouts = [
    "wkb", "large wkb", "big-endian wkb", "wkb z", "extended wkb", "polygons", "multipolygons",
    "large multipolygons",
    "separated", "xyz",
  ]

  /// A batch of the regions with their ids and names.
  static func table(_ set: RegionSet, _ layout: String) -> HandMade {
    // Where a row holds one polygon, a region has as many rows.
    let counts = polygons(set).map { layout == "polygons" ? $0.count : 1 }
    let regions = zip(set.regions, counts).flatMap { [Region](repeating: $0, count: $1) }
    return .table(
      [
        .text("id", regions.map(\.id)), .text("name", regions.map(\.name), isLarge: true),
        .text("country", regions.map(\.country)), shapes(set, layout),
      ], count: regions.count)
  }

  /// A batch of some features, in well-known binary, with their numbers.
  ///
  /// - Parameters:
  ///   - set: The regions; each of their polygons is a feature.
  ///   - rows: Which features, in which order; `nil` for all in theirs.
  /// - Returns: The batch.
  static func features(_ set: RegionSet, rows: [Int]? = nil) -> HandMade {
    var features: [(region: Region, polygons: [[[Position]]])] = []
    for (region, polygons) in zip(set.regions, polygons(set)) {
      if polygons.isEmpty { features.append((region, [])) }
      features += polygons.map { (region, [$0]) }
    }
    let chosen = rows?.map { features[$0] } ?? features
    return .table(
      [
        .text("id", chosen.map(\.region.id)), .text("name", chosen.map(\.region.name)),
        .text("country", chosen.map(\.region.country)), .integers("number", rows ?? Array(features.indices)),
        .binary("geometry", chosen.map { wkb($0.polygons) }),
      ], count: chosen.count)
  }

  /// The polygons of each region: rings of positions.
  private static func polygons(_ set: RegionSet) -> [[[[Position]]]] {
    var polygons = [[[[Position]]]](repeating: [], count: set.regionCount)
    for part in 0..<set.partCount {
      polygons[set.partRegions[part].index].append(
        set.rings(ofPart: part).map { Array(set.positions[set.range(ofRing: $0)]) })
    }
    return polygons
  }

  private static func shapes(_ set: RegionSet, _ layout: String) -> HandMade {
    let polygons = polygons(set)
    if layout.hasSuffix("wkb") || layout == "wkb z" {
      return .binary(
        "geometry", polygons.map { wkb($0, layout) }, isLarge: layout == "large wkb")
    }
    let isLarge = layout == "large multipolygons"
    let flat = polygons.flatMap { $0 }
    let rings = flat.flatMap { $0 }
    let positions = rings.flatMap { $0 }
    func ends(_ counts: [Int]) -> [Int] {
      counts.reduce(into: []) { $0.append(($0.last ?? 0) + $1) }
    }
    func doubles(_ name: String, _ values: [Double]) -> HandMade {
      HandMade("g", name, length: values.count, buffers: [nil, HandMade.bytes(values)])
    }
    let places: HandMade
    switch layout {
    case "separated":
      places = HandMade(
        "+s", "vertices", length: positions.count, buffers: [nil],
        children: [doubles("x", positions.map(\.longitude)), doubles("y", positions.map(\.latitude))])
    case "xyz":
      places = HandMade(
        "+w:3", "vertices", length: positions.count, buffers: [nil],
        children: [doubles("xyz", positions.flatMap { [$0.longitude, $0.latitude, 7] })])
    default:
      places = HandMade(
        "+w:2", "vertices", length: positions.count, buffers: [nil],
        children: [doubles("xy", positions.flatMap { [$0.longitude, $0.latitude] })])
    }
    let lines = HandMade.list("rings", ends: ends(rings.map(\.count)), of: places, isLarge: isLarge)
    if layout == "polygons" {
      return .list("geometry", ends: ends(flat.map(\.count)), of: lines, extensionName: "geoarrow.polygon")
    }
    let parts = HandMade.list("polygons", ends: ends(flat.map(\.count)), of: lines, isLarge: isLarge)
    return .list(
      "geometry", ends: ends(polygons.map(\.count)), of: parts, isLarge: isLarge,
      extensionName: "geoarrow.multipolygon")
  }

  /// A multipolygon in well-known binary.
  static func wkb(_ polygons: [[[Position]]], _ layout: String = "wkb") -> [UInt8] {
    let isBig = layout == "big-endian wkb"
    let hasHeight = layout == "wkb z"
    var bytes: [UInt8] = []
    func add(_ number: UInt32) {
      withUnsafeBytes(of: isBig ? number.bigEndian : number.littleEndian) { bytes += $0 }
    }
    func add(_ number: Double) {
      let bits = number.bitPattern
      withUnsafeBytes(of: isBig ? bits.bigEndian : bits.littleEndian) { bytes += $0 }
    }
    func head(_ type: UInt32) {
      bytes.append(isBig ? 0 : 1)
      if layout == "extended wkb" {
        add(type | 0x2000_0000)
        add(UInt32(4326))
      } else {
        add(hasHeight ? type + 1000 : type)
      }
    }
    head(6)
    add(UInt32(polygons.count))
    for rings in polygons {
      head(3)
      add(UInt32(rings.count))
      for ring in rings {
        add(UInt32(ring.count))
        for position in ring {
          add(position.longitude)
          add(position.latitude)
          if hasHeight { add(11.0) }
        }
      }
    }
    return bytes
  }
}
