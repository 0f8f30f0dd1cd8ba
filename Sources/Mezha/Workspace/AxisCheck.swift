import BorderCore
import BorderIO

/// Whether latitude and longitude of the user's regions are swapped, by the countries that they say they are in.
///
/// A latitude beyond 90 shows it by itself, and reading reports it. In Europe or central Asia both numbers are below 90; there
/// the boxes of the countries decide: more than half of the regions that name one of them lie outside its boxes, and each
/// of these would lie inside with its coordinates swapped.
enum AxisCheck {
  /// What to tell; `nil` when nothing speaks for it.
  ///
  /// - Throws: `InputError` when a table of the embedded data cannot be read.
  static func warning(of set: RegionSet, _ embedded: EmbeddedData?) throws(InputError) -> Phrase? {
    let codes = set.regions.map { country(of: $0) }
    guard let embedded, codes.contains(where: { !$0.isEmpty }),
      let boxes = try boxes(of: Set(codes), embedded)
    else { return nil }
    var (known, outside) = (0, 0)
    var example: (id: String, country: String, place: Position)?
    var isSeen = [Bool](repeating: false, count: set.regionCount)
    for part in 0..<set.partCount {
      let region = set.partRegions[part]
      guard !isSeen[region.index], let own = boxes[codes[region.index]] else { continue }
      isSeen[region.index] = true
      let place = set.positions[set.ringStarts[set.partRings[part]]]
      let swapped = Position(longitude: place.latitude, latitude: place.longitude)
      known += 1
      if contains(own, place) { continue }
      guard contains(own, swapped) else { return nil }
      outside += 1
      if example == nil { example = (set[region].id, codes[region.index], place) }
    }
    guard 2 * outside > known, let example else { return nil }
    let place = LengthNotes.place(example.place)
    return Phrase(
      "latitude and longitude seem to be swapped: \(example.id) says that it is in \(example.country) and lies at \(place); so it is with \(outside) of \(known) regions that name a country. --swap-axes reads them the other way round",
      "широта и долгота, похоже, переставлены: \(example.id) называет страну \(example.country), а лежит в \(place); так у \(outside) из \(known) регионов, у которых есть страна. --swap-axes прочтёт их наоборот"
    )
  }

  /// The boxes of countries, by codes of two and three letters; `nil` when the codes are none of countries.
  private static func boxes(
    of codes: Set<String>, _ embedded: EmbeddedData
  ) throws(InputError) -> [String: [BoundingBox]]? {
    guard try !embedded.countryNames(of: codes).all.isEmpty else { return nil }
    var boxes = try embedded.reads.places(embedded).boxes
    for (three, two) in try embedded.alpha3Codes() where boxes[two] != nil { boxes[three] = boxes[two] }
    return boxes
  }

  /// The country that a region names, or that its code begins with.
  private static func country(of region: Region) -> String {
    if !region.country.isEmpty { return region.country.uppercased() }
    // ISO 3166-2: two letters, a hyphen, one to three letters or digits.
    let pieces = region.id.split(separator: "-", maxSplits: 1)
    guard pieces.count == 2, pieces[0].count == 2, (1...3).contains(pieces[1].count) else { return "" }
    return pieces[0].uppercased()
  }

  /// With a degree of room: data differ in detail.
  private static func contains(_ boxes: [BoundingBox], _ place: Position) -> Bool {
    boxes.contains { $0.holds(place, room: 1) }
  }
}
