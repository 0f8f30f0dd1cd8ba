import BorderCore
import BorderIO

/// Reads a list of neighbours as R prints it: `dput` of an `nb` of spdep, or of a named list of names.
///
/// An `nb` holds for each region the numbers of its neighbours, counted from 1, or 0 for none; the ids of the regions are
/// its attribute `region.id`. The text is a call of `structure`, `list` and `c`; it is parsed, never run.
struct NeighbourObject {
  /// A value of R, as far as lists of neighbours need it.
  private indirect enum Value {
    case number(Double)
    case text(String)
    case vector([(name: String?, value: Value)])
    /// `NULL`, `TRUE`, a formula, a call that says nothing here.
    case other
  }

  private let name: String
  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0
  private static let deepest = 64

  init(_ text: String, name: String) {
    self.name = name
    bytes = Array(text.utf8)
  }

  /// Whether a text is such an object.
  static func isObject(_ text: String) -> Bool {
    let head = text.drop(while: \.isWhitespace).prefix(24).filter { !$0.isWhitespace }
    return head.hasPrefix("structure(list(") || head.hasPrefix("list(")
  }

  /// The claims of the object.
  ///
  /// - Throws: `InputError` with the line that is wrong.
  mutating func read() throws(InputError) -> ClaimList {
    let value = try expression()
    skipBlanks()
    guard place == bytes.count, case .vector(let items) = value else { throw malformed }
    var list = ClaimList(format: "nb")
    // `structure(list(…), region.id = c(…))`: the list, then its attributes.
    var regions = items
    var ids: [String]?
    if let first = items.first, first.name == nil, items.dropFirst().contains(where: { $0.name == "class" }),
      case .vector(let own) = first.value
    {
      regions = own
      for (key, value) in items.dropFirst() where key == "region.id" { ids = texts(value) }
    }
    if let ids, ids.count != regions.count {
      throw InputError(
        .badData, file: name,
        problem: Phrase(
          "\(regions.count) lists of neighbours, but \(ids.count) ids in region.id",
          "списков соседей: \(regions.count), а кодов в region.id: \(ids.count)"),
        hint: Phrase("Write the object again with dput", "Запишите объект заново: dput"))
    }
    for (number, region) in regions.enumerated() {
      let head = ids?[number] ?? region.name ?? "\(number + 1)"
      let neighbours = try neighbours(region.value, ids, regions.count)
      if neighbours.isEmpty { list.isolates.append(head) }
      for neighbour in neighbours {
        list.claims.append(Claim(id: "\(list.claims.count + 1)", a: head, b: neighbour))
      }
    }
    return list
  }

  private func neighbours(_ value: Value, _ ids: [String]?, _ count: Int) throws(InputError) -> [String] {
    var list: [String] = []
    for item in elements(value) {
      switch item {
      case .text(let text): list.append(text)
      case .number(0): continue
      case .number(let number):
        guard let index = Int(exactly: number), (1...max(1, count)).contains(index) else {
          throw InputError(
            .badData, file: name,
            problem: Phrase(
              "there is no region \(number) among \(count)", "нет региона \(number): их всего \(count)"),
            hint: Phrase("Write the object again with dput", "Запишите объект заново: dput"))
        }
        list.append(ids?[index - 1] ?? "\(index)")
      default: continue
      }
    }
    return list
  }

  private func elements(_ value: Value) -> [Value] {
    if case .vector(let items) = value { return items.flatMap { elements($0.value) } }
    return [value]
  }

  private func texts(_ value: Value) -> [String] {
    elements(value).compactMap { item in
      switch item {
      case .text(let text): text
      case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
      default: nil
      }
    }
  }

  // MARK: The grammar

  private mutating func expression() throws(InputError) -> Value {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw malformed }
    let first = try operand()
    skipBlanks()
    guard peek == UInt8(ascii: ":") else { return first }
    // `2:5`: all numbers between.
    place += 1
    guard case .number(let from) = first, case .number(let to) = try operand(), from <= to,
      to - from < 10_000_000, let start = Int(exactly: from), let end = Int(exactly: to)
    else { throw malformed }
    return .vector((start...end).map { (nil, .number(Double($0))) })
  }

  private mutating func operand() throws(InputError) -> Value {
    skipBlanks()
    guard let byte = peek else { throw malformed }
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return .text(try quoted(byte)) }
    if isDigit(byte) || byte == UInt8(ascii: "-") { return .number(try number()) }
    guard isOfIdentifier(byte) else { return .other }
    let word = try identifier()
    skipBlanks()
    guard peek == UInt8(ascii: "(") else { return .other }
    place += 1
    let items = try arguments()
    switch word {
    case "structure", "list", "c": return .vector(items)
    case "integer", "character", "numeric": return .vector([])
    default: return .other
    }
  }

  private mutating func arguments() throws(InputError) -> [(name: String?, value: Value)] {
    var items: [(name: String?, value: Value)] = []
    while true {
      skipBlanks()
      if peek == UInt8(ascii: ")") {
        place += 1
        return items
      }
      let key = try argumentName()
      let value = try expression()
      if case .other = value { skipRest() }
      items.append((key, value))
      skipBlanks()
      if peek == UInt8(ascii: ",") { place += 1 } else if peek != UInt8(ascii: ")") { throw malformed }
    }
  }

  /// Passes over the rest of an argument that says nothing here, such as a formula or `nc$geometry`.
  private mutating func skipRest() {
    var open = 0
    var quote: UInt8?
    while let byte = peek {
      if let own = quote {
        if byte == UInt8(ascii: "\\") { place += 1 } else if byte == own { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") {
        quote = byte
      } else if "([{".utf8.contains(byte) {
        open += 1
      } else if open > 0, ")]}".utf8.contains(byte) {
        open -= 1
      } else if open == 0, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ")") {
        return
      }
      place += 1
    }
  }

  /// The name before an equals sign, be it quoted: `class = "nb"`, `` `Ada County` = "B" ``.
  private mutating func argumentName() throws(InputError) -> String? {
    let start = place
    guard let byte = peek else { throw malformed }
    var text: String?
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") {
      text = try quoted(byte)
    } else if isOfIdentifier(byte), !isDigit(byte) {
      text = try identifier()
    }
    skipBlanks()
    if let text, peek == UInt8(ascii: "=") {
      place += 1
      return text
    }
    place = start
    return nil
  }

  private mutating func quoted(_ quote: UInt8) throws(InputError) -> String {
    place += 1
    var text: [UInt8] = []
    while let byte = peek, byte != quote {
      place += 1
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard let escaped = peek else { throw malformed }
      place += 1
      switch escaped {
      case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
      case UInt8(ascii: "u"), UInt8(ascii: "U"): text += try scalar()
      default: text.append(escaped)
      }
    }
    guard peek == quote else { throw malformed }
    place += 1
    return String(decoding: text, as: UTF8.self)
  }

  /// The letter of `\u00e9`, perhaps in braces.
  private mutating func scalar() throws(InputError) -> [UInt8] {
    let isBraced = peek == UInt8(ascii: "{")
    if isBraced { place += 1 }
    var value: UInt32 = 0
    var digits = 0
    while digits < 8, let byte = peek, let digit = Character(UnicodeScalar(byte)).hexDigitValue {
      (value, digits) = (value << 4 | UInt32(digit), digits + 1)
      place += 1
      if !isBraced, digits == 4 { break }
    }
    if isBraced {
      guard peek == UInt8(ascii: "}") else { throw malformed }
      place += 1
    }
    guard digits > 0, let scalar = UnicodeScalar(value) else { throw malformed }
    return Array(String(Character(scalar)).utf8)
  }

  /// A number, with the `L` of whole ones.
  private mutating func number() throws(InputError) -> Double {
    let start = place
    while let byte = peek, isDigit(byte) || "+-.eE".utf8.contains(byte) { place += 1 }
    guard let value = Double(String(decoding: bytes[start..<place], as: UTF8.self)) else { throw malformed }
    if peek == UInt8(ascii: "L") { place += 1 }
    return value
  }

  private mutating func identifier() throws(InputError) -> String {
    let start = place
    while let byte = peek, isOfIdentifier(byte) { place += 1 }
    guard place > start else { throw malformed }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private func isOfIdentifier(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte >= 0x80
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || (0x09...0x0D).contains(byte) { place += 1 }
  }

  private var malformed: InputError {
    InputError(
      .badData, file: name, line: bytes[..<place].count { $0 == UInt8(ascii: "\n") } + 1,
      problem: Phrase("this is no list as R's dput writes it", "это не список в записи dput из R"),
      hint: Phrase(
        "Write it with dput(nb, file = \"nb.txt\"), or with write.nb.gal",
        "Запишите его: dput(nb, file = \"nb.txt\") или write.nb.gal"))
  }
}
