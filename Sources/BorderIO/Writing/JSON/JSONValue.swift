/// A value of JSON (RFC 8259) whose objects keep their order.
public enum JSONValue: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A number in its shortest form; `null` when it is NaN or infinite.
  case number(Double)
  /// A number rounded to so many places, without zeros at its end; `null` when it is NaN or infinite.
  case decimal(Double, places: Int)
  /// A text.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object.
  case object(JSONObject)
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral
{
  /// A text.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// True or false.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// `null`.
  public init(nilLiteral: ()) { self = .null }
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue {
  /// The value with all texts and names as `PrintableText.data` gives them, for what is shown to people.
  package var printable: JSONValue {
    switch self {
    case .string(let text): .string(PrintableText.data(text))
    case .array(let values): .array(values.map(\.printable))
    case .object(let object):
      .object(
        JSONObject(unique: object.members.map { (PrintableText.data($0.name), $0.value.printable) }))
    default: self
    }
  }
}

/// Members of a JSON object in the order in which they were set.
///
/// Names are unique, as RFC 8259 section 4 asks: setting a name again replaces its value in place. Meant for
/// the few members of a feature or a report: looking up a name is O(*n*).
public struct JSONObject: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// A name and its value.
  public struct Member: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The value.
    public internal(set) var value: JSONValue
  }

  /// The members in order.
  public private(set) var members: [Member] = []

  /// An empty object.
  public init() {}

  /// An object from names and values in order; the last value of a repeated name stands, in its first place.
  public init(_ members: [(String, JSONValue)]) {
    self.members.reserveCapacity(members.count)
    for (name, value) in members { self[name] = value }
  }

  /// An object from names that are known to differ. O(*n*); the caller answers for the names.
  package init(unique members: [(String, JSONValue)]) {
    self.members = members.map { Member(name: $0.0, value: $0.1) }
  }

  /// An object from a literal, in its order.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }

  /// Whether there are no members.
  public var isEmpty: Bool { members.isEmpty }

  /// The value of a name; setting `nil` takes the member away. O(*n*).
  public subscript(name: String) -> JSONValue? {
    get { members.first { $0.name == name }?.value }
    set {
      let index = members.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(name: name, value: value))
      case (nil, nil): break
      }
    }
  }
}
