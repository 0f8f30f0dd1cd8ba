package import BorderCore
import BorderIO

/// One data set of a catalogue, or a family of them whose name has places to fill: `geoboundaries:{COUNTRY}:{level}`.
package struct CatalogueEntry: Hashable, Sendable {
  /// What a file is, by which it is checked after it came.
  package enum Format: String, CaseIterable, Sendable {
    case zip, geojson, tiff, parquet
    /// An extract of OpenStreetMap.
    case pbf
    /// A zip archive with a table of GeoNames, which has no line of headings; it is made a CSV.
    case geonames
    /// Anything.
    case any
  }

  /// Who says what the right bytes are.
  package enum Checksum: Hashable, Sendable {
    /// Nobody: what came first is kept as right.
    case none
    /// The catalogue.
    case sha256(String)
    /// A file of the publisher's with an MD5 in its first word.
    case md5(at: String)
    /// The pointer file of Git LFS, which has the SHA-256.
    case pointer(at: String)
  }

  /// The name, without the sign `@`.
  package var name: String
  /// What it holds.
  package var title: Phrase
  /// What the file is called.
  package var file: String
  package var format: Format
  /// Where it is fetched; empty where it has to be got by hand.
  package var address: String
  package var checksum: Checksum
  /// Its size in megabytes, as far as known.
  package var megabytes: Double?
  /// Whether the publisher puts other bytes at the same address from time to time.
  package var isMoving: Bool
  package var licence: String
  /// Whom to name in what is made of it.
  package var attribution: String
  /// How to cite it.
  package var citation: String
  /// What to know of it; how to get it by hand.
  package var note: Phrase
  /// The day on which all this was looked up.
  package var lookedUp: String
  /// The code of its country; `nil` where it is of none.
  package private(set) var country: String?

  /// Takes a row of a catalogue.
  init(_ row: NamedRow<Catalogue.Key>, file path: String, line: Int) throws(InputError) {
    func fault(_ english: String, _ russian: String) -> InputError {
      InputError(
        .badData, file: path, line: line, problem: Phrase(english, russian),
        hint: Phrase(
          "What a catalogue holds: mezha help data", "Что стоит в каталоге: mezha help data"))
    }
    name = row[.name]
    file = row[.file]
    address = row[.address]
    megabytes = row.number(.size)
    isMoving = row[.edition] == "moving"
    licence = row[.licence]
    attribution = row[.attribution]
    citation = row[.citation]
    title = Phrase(row[.title], row[row[.russianTitle].isEmpty ? .title : .russianTitle])
    note = Phrase(row[.note], row[row[.russianNote].isEmpty ? .note : .russianNote])
    lookedUp = row[.lookedUp]
    guard DataName(name.filter { $0 != "{" && $0 != "}" }) != nil else {
      throw fault("\(name) is no name of data", "\(name) – не имя данных")
    }
    guard !file.isEmpty, !file.contains("/"), file.first != "." else {
      throw fault("\"\(file)\" is no name of a file", "«\(file)» – не имя файла")
    }
    guard let format = Format(rawValue: row[.format]) else {
      let known = Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw fault(
        "the format \(row[.format]) is none of \(known)", "формата \(row[.format]) нет среди \(known)")
    }
    self.format = format
    guard address.isEmpty || Self.isWeb(address) else {
      throw fault(
        "the address \(address) does not begin with https:// or http://",
        "адрес \(address) не начинается с https:// или http://")
    }
    guard ["fixed", "moving"].contains(row[.edition]) else {
      throw fault("the edition is neither fixed nor moving", "издание (edition) – не fixed и не moving")
    }
    guard let checksum = Self.checksum(row[.checksum]) else {
      throw fault(
        "the checksum \(row[.checksum]) is none of: none, sha256:HEX, md5:ADDRESS, lfs:ADDRESS",
        "контрольная сумма \(row[.checksum]) – не none, sha256:HEX, md5:АДРЕС, lfs:АДРЕС")
    }
    self.checksum = checksum
  }

  private static func isWeb(_ address: String) -> Bool {
    address.hasPrefix("https://") || address.hasPrefix("http://")
  }

  private static func checksum(_ text: String) -> Checksum? {
    if text == "none" { return Checksum.none }
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let value = String(text[text.index(after: colon)...])
    switch text[..<colon] {
    case "sha256":
      return value.utf8.count == 64 && value.allSatisfy(\.isHexDigit) ? .sha256(value.lowercased()) : nil
    case "md5": return isWeb(value) ? .md5(at: value) : nil
    case "lfs": return isWeb(value) ? .pointer(at: value) : nil
    default: return nil
    }
  }

  /// Whether the name has places to fill.
  package var isFamily: Bool { name.contains("{") }

  /// The entry of a name, with its places filled; `nil` where the name is none of this family.
  func filled(_ wanted: String) -> CatalogueEntry? {
    let own = name.split(separator: ":", omittingEmptySubsequences: false)
    let parts = wanted.split(separator: ":", omittingEmptySubsequences: false)
    guard own.count == parts.count else { return nil }
    var values: [(place: String, value: String)] = []
    var country: String?
    for (place, part) in zip(own, parts) {
      guard place.first == "{" else {
        if place.lowercased() != part.lowercased() { return nil }
        continue
      }
      let value = part.lowercased()
      let letters = value.unicodeScalars
      switch place.lowercased() {
      case "{country}":
        guard letters.count == 3, letters.allSatisfy({ ("a"..."z").contains($0) }) else { return nil }
        country = value.uppercased()
      case "{level}":
        guard (0...5).contains(where: { value == "adm\($0)" }) else { return nil }
      default:
        guard DataName(value) != nil else { return nil }
      }
      let word = place.dropFirst().dropLast().lowercased()
      values += [("{\(word)}", value), ("{\(word.uppercased())}", value.uppercased())]
    }
    func fill(_ text: String) -> String {
      values.reduce(text) { $0.replacing($1.place, with: $1.value) }
    }
    func fill(_ phrase: Phrase) -> Phrase { Phrase(fill(phrase.english), fill(phrase.russian)) }
    var entry = self
    entry.name = fill(name)
    // An area may be in a folder of the publisher's, a file of ours may not.
    entry.file = fill(file).replacing("/", with: "-")
    entry.address = fill(address)
    entry.title = fill(title)
    entry.note = fill(note)
    entry.attribution = fill(attribution)
    entry.citation = fill(citation)
    entry.country = country
    switch checksum {
    case .md5(let at): entry.checksum = .md5(at: fill(at))
    case .pointer(let at): entry.checksum = .pointer(at: fill(at))
    case .none, .sha256: break
    }
    return entry
  }
}
