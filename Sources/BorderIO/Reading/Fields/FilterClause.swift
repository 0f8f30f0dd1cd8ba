internal import BorderCore
internal import BorderTables

/// A condition as after WHERE in SQL.
struct FilterClause {
  let text: String

  /// The condition with quotation marks around names of fields that SQL knows only so, such as those with letters beyond
  /// ASCII.
  ///
  /// - Parameter fields: The names of the layer's fields.
  /// - Returns: The condition for GDAL.
  func quoted(_ fields: [String]) -> String {
    var result = ""
    for (word, isPlain) in words {
      let needsMarks = isPlain && word.utf8.contains { $0 >= 0x80 }
      let field = needsMarks ? fields.first { $0.lowercased() == word.lowercased() } : nil
      result += field.map { "\"\($0)\"" } ?? word
    }
    return result
  }

  /// The fields that the condition speaks of, in the order of the layer.
  func named(among fields: [String]) -> [String] {
    let words = Set(self.words.map { $0.text.lowercased() })
    return fields.filter {
      words.contains($0.lowercased()) || words.contains("\"\($0.lowercased())\"")
    }
  }

  /// The error for a condition that no feature meets; `nil` where the layer has no features at all.
  ///
  /// - Parameters:
  ///   - option: The option that gave it.
  ///   - fields: The names of the layer's fields.
  ///   - attributes: What reads the layer without the condition.
  ///   - layer: The layer's name.
  /// - Returns: The error, with the values of the fields that the condition names.
  /// - Throws: `InputError` when the layer cannot be read.
  func failure(
    option: String, fields: [String], attributes: AttributeReader, layer: String?
  ) throws(InputError) -> InputError? {
    let wanted = Array(named(among: fields).prefix(3))
    var known = [KnownValues](repeating: KnownValues(), count: wanted.count)
    var hasFeatures = false
    try attributes.forEachFeature(fields: wanted.isEmpty ? Array(fields.prefix(1)) : wanted) { value in
      hasFeatures = true
      for index in known.indices { known[index].take(value(index) ?? "") }
      return !known.isEmpty && known.contains { !$0.isFull }
    }
    guard hasFeatures else { return nil }
    let lists = zip(wanted, known).map { "\($0): \($1.text)" }.joined(separator: "; ")
    let all = fields.joined(separator: ", ")
    return InputError(
      .usage, file: attributes.input.file, layer: layer,
      problem: Phrase(
        "no feature matches \(option) \(text)", "условию \(option) \(text) не отвечает ни один объект"),
      hint: wanted.isEmpty
        ? Phrase("The fields are: \(all)", "Есть поля: \(all)")
        : Phrase("The values there are: \(lists)", "Есть значения: \(lists)"))
  }

  /// Words, and what stands between them or in quotation marks.
  private var words: [(text: String, isPlain: Bool)] {
    var words: [(String, Bool)] = []
    var rest = text[...]
    while let first = rest.first {
      var end = rest.index(after: rest.startIndex)
      var isPlain = false
      if first == "'" || first == "\"" {
        end = rest[end...].firstIndex(of: first).map { rest.index(after: $0) } ?? rest.endIndex
      } else if Self.isOfName(first) {
        isPlain = true
        end = rest[end...].firstIndex { !Self.isOfName($0) } ?? rest.endIndex
      }
      words.append((String(rest[..<end]), isPlain))
      rest = rest[end...]
    }
    return words
  }

  private static func isOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}

/// The values that there are, for a message: a dozen of them.
public struct KnownValues: Sendable {
  private var values: [String] = []
  private var seen: Set<String> = []

  /// No values.
  public init() {}

  /// Some values.
  public init(_ values: some Sequence<String>) {
    for value in values { take(value) }
  }

  /// Takes one more.
  public mutating func take(_ value: String) {
    guard !isFull, seen.insert(value).inserted, !value.isEmpty else { return }
    values.append(value.count > 40 ? value.prefix(40) + "…" : value)
  }

  /// Whether there are more than are shown.
  var isFull: Bool { values.count > 12 }

  /// The values with commas between them, in the order of texts.
  public var text: String {
    values.isEmpty
      ? "–" : values.prefix(12).sorted().joined(separator: ", ") + (isFull ? ", …" : "")
  }

  /// The value that the user may have meant by another one.
  public func nearest(to wanted: String) -> String? { NearestName.of(wanted, among: values) }
}
