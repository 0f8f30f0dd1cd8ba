import BorderCore
import BorderIO

/// Whether latitude and longitude of the user's regions are swapped, by the countries that they say they are in.
///
/// A latitude beyond 90 shows it by itself, and reading reports it. In Europe or central Asia both numbers are below 90; there
/// the boxes of the embedded countries decide: more than half of the regions that name one of them lie outside its box,
/// and each of these would lie inside with its coordinates swapped.
enum AxisCheck {
  /// What to tell; `nil` when nothing speaks for it.
  static func warning(of set: RegionSet) -> Phrase? {
    let codes = set.regions.map { country(of: $0) }
    guard codes.contains(where: { !$0.isEmpty }), let boxes = boxes(of: Set(codes)) else { return nil }
    var (known, outside) = (0, 0)
    var example: (id: String, country: String, place: Position)?
    var isSeen = [Bool](repeating: false, count: set.regionCount)
    for part in 0..<set.partCount {
      let region = set.partRegions[part]
      guard !isSeen[region.index], let box = boxes[codes[region.index]] else { continue }
      isSeen[region.index] = true
      let place = set.positions[set.ringStarts[set.partRings[part]]]
      let swapped = Position(longitude: place.latitude, latitude: place.longitude)
      known += 1
      if contains(box, place) { continue }
      guard contains(box, swapped) else { return nil }
      outside += 1
      if example == nil { example = (set[region].id, codes[region.index], place) }
    }
    guard 2 * outside > known, let example else { return nil }
    let place = "\(example.place.longitude) \(example.place.latitude)"
    return Phrase(
      "latitude and longitude seem to be swapped: \(example.id) says that it is in \(example.country) and lies at \(place); so it is with \(outside) of \(known) regions that name a country. --swap-axes reads them the other way round",
      "широта и долгота, похоже, переставлены: \(example.id) называет страну \(example.country), а лежит в \(place); так у \(outside) из \(known) регионов, у которых есть страна. --swap-axes прочтёт их наоборот"
    )
  }

  /// The boxes of the embedded countries, by codes of two and three letters; `nil` when none of the codes is one of
  /// theirs, or they cannot be read.
  private static func boxes(of codes: Set<String>) -> [String: BoundingBox]? {
    guard let embedded = try? EmbeddedData.located(),
      (try? embedded.countryNames(of: codes))?.all.isEmpty == false,
      let threeLetters = try? embedded.alpha3Codes(),
      let names = try? embedded.countryNames(),
      codes.contains(where: { names.all[$0] != nil || names.all[threeLetters[$0] ?? ""] != nil })
    else { return nil }
    guard let own = try? embedded.regions(),
      let set = try? RegionReader.read(own.input, options: own.options).regions
    else { return nil }
    var boxes: [String: BoundingBox] = [:]
    for part in 0..<set.partCount {
      guard let box = BoundingBox(of: set.positions[set.range(ofRing: set.partRings[part])]) else { continue }
      let code = set[set.partRegions[part]].country
      boxes[code, default: box].include(box)
    }
    for (three, two) in threeLetters where boxes[two] != nil { boxes[three] = boxes[two] }
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
  private static func contains(_ box: BoundingBox, _ place: Position) -> Bool {
    place.longitude >= box.west - 1 && place.longitude <= box.east + 1 && place.latitude >= box.south - 1
      && place.latitude <= box.north + 1
  }
}
