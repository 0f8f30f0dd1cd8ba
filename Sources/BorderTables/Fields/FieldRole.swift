/// What a field of a layer is used for.
public enum FieldRole: String, Hashable, Sendable, CaseIterable {
  /// The id of a region.
  case id
  /// Its name.
  case name
  /// Its Russian name.
  case russianName = "name_ru"
  /// The code of its country.
  case country
  /// Its status.
  case status
  /// What it lies in, such as the region of a district.
  case parent

  /// The usual names in order of preference, folded by `fold`.
  private var usualNames: [FieldNames.Pattern] {
    switch self {
    case .id: FieldNames.ids
    case .name: FieldNames.names
    case .russianName: FieldNames.russianNames
    case .country: FieldNames.countries
    case .status: FieldNames.statuses
    case .parent: FieldNames.parents
    }
  }

  /// Whether a folded name may be what a shapefile has left of a longer one: ten bytes, which in UTF-8 are five Russian
  /// letters or nine bytes and half a letter, and ten letters where each is one byte.
  private static func isCut(_ name: [UInt8]) -> Bool {
    let letters = String(decoding: name, as: UTF8.self).count
    return letters == 10 || letters < name.count && (9...10).contains(name.count)
  }

  /// The fields that could serve, best first. Case makes no difference, nor `-`, `:` or a blank for `_`. Last come names
  /// that a shapefile has cut.
  package func candidates(in fields: [String]) -> [Int] {
    let folded = fields.map { Array(Self.fold($0).utf8) }
    var found: [Int] = []
    for name in usualNames {
      for (index, field) in folded.enumerated() where name.matches(field) && !found.contains(index) {
        found.append(index)
      }
    }
    let others: [FieldRole] = self == .id ? [.name] : self == .name ? [.id] : []
    for (index, field) in folded.enumerated() where !found.contains(index) {
      guard Self.isCut(field),
        usualNames.contains(where: { $0.begins(with: field) }),
        // What `municipali` was, nobody knows.
        !others.contains(where: { $0.usualNames.contains { $0.begins(with: field) } })
      else { continue }
      found.append(index)
    }
    return found
  }

  package static func fold(_ name: String) -> String {
    // Nearly all names; a file may have a hundred thousand of them.
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
      return String(decoding: name.utf8.map(foldASCII), as: UTF8.self)
    }
    return foldCharacters(name)
  }

  private static func foldASCII(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "/"):
      UInt8(ascii: "_")
    default: byte
    }
  }

  private static func foldCharacters(_ name: String) -> String {
    String(name.lowercased().map { "-: ./".contains($0) ? "_" : $0 })
  }

  /// Whether a text looks like an ISO 3166-2 code: `RU-PSK`, `FI-02`.
  package static func looksLikeSubdivisionCode(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard (4...6).contains(bytes.count), bytes[2] == UInt8(ascii: "-") else { return false }
    func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    return isLetter(bytes[0]) && isLetter(bytes[1]) && bytes[3...].allSatisfy { isLetter($0) || isDigit($0) }
  }
}
