internal import CMezha

/// The options of a call, each of which must be one that the function knows.
struct CallOptions {
  private var values: [String: String] = [:]

  /// What every function knows that analyses regions in one piece.
  static let common: Set = [
    "id", "name", "name_ru", "country", "status", "source", "geometry", "threads", "geodesic", "tolerance_m",
    "match", "reference", "hold", "check", "consume",
  ]
  /// More than there are of all functions together.
  private static let most: Int64 = 1000

  /// - Parameters:
  ///   - options: What the caller passed.
  ///   - count: How many.
  ///   - known: What the function knows.
  /// - Throws: An option that is unknown.
  init(
    _ options: UnsafePointer<mezha_option>?, count: Int64, known: Set<String>
  ) throws(CallError) {
    guard (0...Self.most).contains(count), unsafe count == 0 || options != nil else {
      throw CallError(.argument, "\(count) options")
    }
    for index in 0..<Int(count) {
      guard let option = unsafe options?[index],
        let key = unsafe option.key.map({ unsafe String(cString: $0) }),
        let value = unsafe option.value.map({ unsafe String(cString: $0) })
      else { throw CallError(.argument, "option \(index) is NULL") }
      guard known.contains(key) else {
        throw CallError(
          .argument, "there is no option '\(key)' here",
          hint: "The options are: \(known.sorted().joined(separator: ", "))")
      }
      values[key] = value
    }
  }

  /// The text of an option; `nil` where it was not given.
  subscript(key: String) -> String? { values[key] }

  /// Whether something is wanted.
  func flag(_ key: String, standard: Bool = false) throws(CallError) -> Bool {
    switch values[key] {
    case nil: return standard
    case "true": return true
    case "false": return false
    case let value?: throw wrong(key, value, "true or false")
    }
  }

  /// A whole number in a range.
  func count(_ key: String, in range: ClosedRange<Int>, standard: Int) throws(CallError) -> Int {
    guard let value = values[key] else { return standard }
    guard let number = Int(value), range.contains(number) else {
      throw wrong(key, value, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// One of the words that a type has for its values; `nil` where none was given.
  func word<Word: RawRepresentable<String> & CaseIterable>(_ key: String, of type: Word.Type)
    throws(CallError)
    -> Word?
  {
    guard let value = values[key] else { return nil }
    guard let word = Word(rawValue: value) else {
      throw wrong(key, value, Word.allCases.map(\.rawValue).joined(separator: " or "))
    }
    return word
  }

  /// A distance in metres, or `nil` with `isAuto` for `auto`.
  func tolerance() throws(CallError) -> (metres: Double?, isAuto: Bool) {
    guard let value = values["tolerance_m"] else { return (nil, false) }
    if value == "auto" { return (nil, true) }
    guard let metres = Double(value), metres >= 0, metres <= 100_000 else {
      throw wrong("tolerance_m", value, "auto, or metres from 0 to 100000")
    }
    return (metres, false)
  }

  func wrong(_ key: String, _ value: String, _ what: String) -> CallError {
    CallError(.argument, "\(key) is '\(value)', and must be \(what)")
  }
}
