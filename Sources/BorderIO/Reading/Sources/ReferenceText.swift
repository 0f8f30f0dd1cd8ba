/// Texts by which files name their coordinate reference systems: which are taken, and which are not.
///
/// Libraries take any text and go far for it: they fetch addresses, open files, and read grids by their paths. A file may
/// name a system in three ways only: by a code with its authority, by the URN or URI that the OGC gives such a code, or
/// by a full definition as well-known text or PROJJSON that names no path. Every text of a file goes through here before a
/// library sees it, and every definition that a library made of it before another one does.
enum ReferenceText {
  /// The text to hand to a library, which is another one where the meaning of an address is known without asking for it;
  /// `nil` where it is not taken.
  ///
  /// O(length).
  static func accepted(_ text: String) -> String? {
    let text = trimmed(text)
    // No definition in EPSG's data set has 20 KB.
    guard !text.isEmpty, text.utf8.count <= 1 << 16 else { return nil }
    if let code = code(ofAddress: text) { return code }
    if isCode(text) || isURN(text) || names.contains(text.uppercased()) { return text }
    return isWellKnownText(text) || isPROJJSON(text) ? text : nil
  }

  /// What to write into a file whose text is not taken.
  static let known = "EPSG:3857, urn:ogc:def:crs:EPSG::3857, WKT, PROJJSON"

  private static func trimmed(_ text: String) -> String {
    let isBlank: (Character) -> Bool = { $0.isWhitespace || $0 == "\0" || $0 == "\u{FEFF}" }
    var rest = text[...]
    while let first = rest.first, isBlank(first) { rest.removeFirst() }
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return String(rest)
  }

  /// Names without an authority that GDAL and old files know.
  private static let names: Set = ["WGS84", "WGS 84", "WGS72", "NAD27", "NAD83", "CRS84", "CRS83", "CRS27"]

  // MARK: Codes

  /// `EPSG:4326`, `ESRI:102001`, `IAU_2015:30100`, `EPSG:4326+5773`.
  private static func isCode(_ text: String) -> Bool {
    let pieces = text.split(separator: ":", omittingEmptySubsequences: false)
    guard pieces.count == 2, let first = pieces[0].first, first.isASCII, first.isLetter else { return false }
    return pieces[0].allSatisfy { isWord($0) } && !pieces[1].isEmpty
      && pieces[1].allSatisfy { isWord($0) || "+-.".contains($0) }
  }

  private static func isURN(_ text: String) -> Bool {
    let folded = text.lowercased()
    let prefixes = [
      "urn:ogc:def:crs", "urn:x-ogc:def:crs", "urn:opengis:def:crs", "urn:opengis:crs", "urn:epsg:",
    ]
    return prefixes.contains { folded.hasPrefix($0) }
      && text.allSatisfy { isWord($0) || ":,.+-".contains($0) }
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "_")
  }

  /// The code that an address of the OGC stands for: `http://www.opengis.net/def/crs/EPSG/0/3857`, and the older
  /// `http://www.opengis.net/gml/srs/epsg.xml#3857`.
  private static func code(ofAddress text: String) -> String? {
    let folded = text.lowercased()
    guard let scheme = ["http://", "https://"].first(where: { folded.hasPrefix($0) }) else { return nil }
    var rest = text.dropFirst(scheme.count)
    if rest.lowercased().hasPrefix("www.") { rest = rest.dropFirst(4) }
    let host = "opengis.net/"
    guard rest.lowercased().hasPrefix(host) else { return nil }
    let path = rest.dropFirst(host.count)
    let code: String
    if path.lowercased().hasPrefix("def/crs/") {
      let pieces = path.split(separator: "/", omittingEmptySubsequences: false)
      guard pieces.count == 5 else { return nil }
      code = "\(pieces[2]):\(pieces[4])"
    } else if path.lowercased().hasPrefix("gml/srs/epsg.xml#") {
      code = "EPSG:" + path.dropFirst("gml/srs/epsg.xml#".count)
    } else {
      return nil
    }
    return isCode(code) ? code : nil
  }

  // MARK: Definitions

  private static let keywords: Set = [
    "GEOGCS", "PROJCS", "GEOCCS", "VERT_CS", "COMPD_CS", "LOCAL_CS", "FITTED_CS", "GEOGCRS", "GEOGRAPHICCRS",
    "GEODCRS", "GEODETICCRS", "PROJCRS", "PROJECTEDCRS", "VERTCRS", "VERTICALCRS", "ENGCRS", "ENGINEERINGCRS",
    "IMAGECRS", "COMPOUNDCRS", "BOUNDCRS", "DERIVEDPROJCRS", "PARAMETRICCRS", "TIMECRS",
  ]

  /// Well-known text of a reference system, whose grids are named without a path and whose PROJ strings ask for no file.
  private static func isWellKnownText(_ text: String) -> Bool {
    let keyword = text.prefix { isWord($0) }
    let rest = text.dropFirst(keyword.count).drop { $0.isWhitespace }
    guard keywords.contains(keyword.uppercased()), rest.first == "[" || rest.first == "(" else {
      return false
    }
    var strings: [Substring] = []
    // Of each string, the keyword that its bracket follows.
    var owners: [String] = []
    var open = [String]()
    var word = ""
    var isWordEnded = false
    var place = text.startIndex
    while place < text.endIndex {
      let character = text[place]
      place = text.index(after: place)
      switch character {
      case "\"":
        guard let end = stringEnd(text, from: place) else { return false }
        strings.append(text[place..<end])
        owners.append(open.last ?? "")
        place = text.index(after: end)
        word = ""
      case "[", "(":
        open.append(word)
        word = ""
        if open.count > 64 { return false }
      case "]", ")": if open.popLast() == nil { return false }
      case let letter where isWord(letter):
        word = (isWordEnded ? "" : word) + letter.uppercased()
        isWordEnded = false
      // A keyword may stand apart from its bracket.
      case let blank where blank.isWhitespace: isWordEnded = true
      default: word = ""
      }
    }
    guard open.isEmpty else { return false }
    return zip(owners, strings).allSatisfy { owner, string in
      switch owner {
      case "PARAMETERFILE": isPlainName(string)
      case "EXTENSION": isHarmlessPROJ(string)
      default: true
      }
    }
  }

  /// The quotation mark that ends a string; a doubled one belongs to it.
  private static func stringEnd(_ text: String, from start: String.Index) -> String.Index? {
    var place = start
    while let mark = text[place...].firstIndex(of: "\"") {
      let next = text.index(after: mark)
      guard next < text.endIndex, text[next] == "\"" else { return mark }
      place = text.index(after: next)
    }
    return nil
  }

  /// A name of a grid that PROJ looks for among its own, never a path or an address.
  private static func isPlainName(_ text: some StringProtocol) -> Bool {
    !text.contains { "/\\:~".contains($0) } && !text.hasPrefix(".")
  }

  /// A PROJ string in an extension of well-known text.
  private static func isHarmlessPROJ(_ text: Substring) -> Bool {
    text.split { $0.isWhitespace || $0 == "+" }.allSatisfy { piece in
      guard let equals = piece.firstIndex(of: "=") else { return true }
      return piece[..<equals].lowercased() != "init"
        && piece[piece.index(after: equals)...].split(separator: ",").allSatisfy {
          isPlainName($0.hasPrefix("@") ? $0.dropFirst() : $0)
        }
    }
  }

  /// PROJJSON of a reference system: the parameters of its transformations name no path.
  private static func isPROJJSON(_ text: String) -> Bool {
    guard text.first == "{", text.last == "}" else { return false }
    var strings: [Substring] = []
    // Whether each is a name of a member.
    var isName: [Bool] = []
    var place = text.startIndex
    while let mark = text[place...].firstIndex(of: "\"") {
      let start = text.index(after: mark)
      var end = start
      while end < text.endIndex, text[end] != "\"" {
        // No name of a member or a grid needs an escape, and an escaped one could not be judged here.
        if text[end] == "\\" { return false }
        end = text.index(after: end)
      }
      guard end < text.endIndex else { return false }
      strings.append(text[start..<end])
      place = text.index(after: end)
      isName.append(text[place...].first { !$0.isWhitespace } == ":")
    }
    let pairs = strings.indices.dropLast().filter { isName[$0] && !isName[$0 + 1] }
    let isSystem = pairs.contains { strings[$0] == "type" && strings[$0 + 1].hasSuffix("CRS") }
    let paths = pairs.filter { ["value", "filename", "parameter_file"].contains(strings[$0]) }
    return isSystem && paths.allSatisfy { isPlainName(strings[$0 + 1]) }
  }
}
