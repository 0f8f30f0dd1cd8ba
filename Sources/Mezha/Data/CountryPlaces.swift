import BorderCore
import BorderIO

/// Where the countries of the world lie, and which codes their states and provinces have: what tells codes of the ones from
/// those of the others, since many are the same. CA is Canada and California, and Calvados, Cagliari and Cádiz.
struct CountryPlaces {
  /// Boxes around the parts of each country, by its code of two letters.
  let boxes: [String: [BoundingBox]]
  private let subdivisions: [(country: String, codes: Set<String>)]

  /// What the data know of them.
  ///
  /// - Throws: `InputError` when a table of the data cannot be read.
  init(_ data: EmbeddedData) throws(InputError) {
    var boxes: [String: [BoundingBox]] = [:]
    enum BoxKey: String, TableKey { case code, west, south, east, north }
    for row in try data.rows("names/country_boxes.csv", of: BoxKey.self) {
      guard let west = row.number(.west), let south = row.number(.south), let east = row.number(.east),
        let north = row.number(.north)
      else { continue }
      boxes[row[.code], default: []].append(
        BoundingBox(west: west, south: south, east: east, north: north))
    }
    self.boxes = boxes
    enum PartKey: String, TableKey { case country, codes }
    subdivisions = try data.rows("names/subdivisions.csv", of: PartKey.self).map {
      ($0[.country], Set($0.list(.codes, separator: " ")))
    }
  }

  /// What texts in a field of countries are, by where their regions lie.
  enum Finding: Hashable {
    /// Nothing speaks against countries.
    case countries
    /// Codes of states or provinces of one country, in which all of their regions lie.
    case subdivisions(of: String)
    /// Most regions lie elsewhere than the countries that the texts name, and it is not known what the texts are.
    case elsewhere([String])
  }

  /// What texts that could be countries are.
  ///
  /// They are codes of states or provinces where some lie outside the country that they name, while a country has all of
  /// these codes for its own parts, and all regions lie where it does.
  ///
  /// - Parameters:
  ///   - set: The regions, with the texts as countries.
  ///   - codes: The two-letter codes of the countries that the texts name, by text.
  /// - Returns: What they are.
  /// - Complexity: O(*r* + *p*) for regions and parts: a region is known by some of its vertices.
  func finding(_ set: RegionSet, codes: [String: String]) -> Finding {
    var places: [String: [Position]] = [:]
    for part in 0..<set.partCount {
      let country = set[set.partRegions[part]].country
      guard !country.isEmpty else { continue }
      let ring = set.positions[set.range(ofRing: set.partRings[part])]
      // One of the first four corners may be a neighbour's too.
      let step = max(1, ring.count / 4)
      places[country, default: []] += stride(from: ring.startIndex, to: ring.endIndex, by: step).map {
        ring[$0]
      }
    }
    let known = places.filter { text, _ in codes[text].map { boxes[$0] != nil } ?? false }
    let outside = known.filter { text, places in
      codes[text].map { !Self.holdsMost(boxes[$0] ?? [], places) } ?? false
    }.keys.sorted()
    guard !outside.isEmpty else { return .countries }
    let texts = Set(places.keys.map { $0.uppercased() })
    let all = places.values.flatMap(\.self)
    let owner = subdivisions.first { country, codes in
      10 * texts.subtracting(codes).count <= texts.count && Self.holdsMost(boxes[country] ?? [], all)
    }
    if let owner { return .subdivisions(of: owner.country) }
    return outside.count > 1 && 2 * outside.count > known.count ? .elsewhere(outside) : .countries
  }

  /// Whether more than half of the places lie in one of the boxes, with a quarter of a degree of room: data differ in detail.
  private static func holdsMost(_ boxes: [BoundingBox], _ places: [Position]) -> Bool {
    let inside = places.count { place in boxes.contains { $0.holds(place, room: 0.25) } }
    return 2 * inside > places.count
  }
}
