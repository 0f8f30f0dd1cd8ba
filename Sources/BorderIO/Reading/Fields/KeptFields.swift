import BorderCore
public import BorderTables

/// Which fields of the user's go into a result.
public enum KeptFields: Hashable, Sendable {
  /// Every field.
  case all
  /// None.
  case none
  /// Some, by their names.
  case named([String])

  /// `all`, `none`, or names with commas between them.
  public init(_ text: String) {
    switch text.lowercased() {
    case "all": self = .all
    case "none": self = .none
    default: self = .named(text.split(separator: ",").map { FieldText.trimmed(String($0)) })
    }
  }

  /// The indices of the fields that are meant, in the order of the user.
  ///
  /// - Parameters:
  ///   - fields: The names of all fields; case makes no difference where none is the same in it.
  ///   - file: The file, for the message.
  ///   - isShown: Whether a field is shown already, so that `all` need not mean it.
  /// - Returns: Indices of `fields`, each once.
  /// - Throws: `InputError` for a name that no field has.
  public func indices(
    in fields: [String], file: String, isShown: (String) -> Bool = { _ in false }
  ) throws(InputError) -> [Int] {
    switch self {
    case .none: return []
    case .all: return fields.indices.filter { !isShown(fields[$0]) }
    case .named(let names):
      var indices: [Int] = []
      for name in names {
        let exact = fields.firstIndex(of: name)
        guard let index = exact ?? fields.firstIndex(where: { FieldRole.fold($0) == FieldRole.fold(name) })
        else { throw Self.unknown(name, among: fields, file: file) }
        if !indices.contains(index) { indices.append(index) }
      }
      return indices
    }
  }

  /// The error for a name that no field has.
  static func unknown(_ name: String, among fields: [String], file: String) -> InputError {
    let list = fields.joined(separator: ", ")
    var hint = Phrase("The fields are: \(list)", "Есть поля: \(list)")
    if let nearest = NearestName.of(name, among: fields) {
      hint.english = "Did you mean \(nearest)? " + hint.english
      hint.russian = "Может быть, \(nearest)? " + hint.russian
    }
    return InputError(
      .usage, file: file, problem: Phrase("no field \(name)", "нет поля \(name)"), hint: hint)
  }

  /// The cells of a column of texts: numbers where all are such, written as they stand.
  public static func cells(_ texts: [String]) -> [Cell] {
    let numbers = texts.map { NumberText.exact($0) }
    let areNumbers = zip(texts, numbers).allSatisfy { $0.isEmpty || $1 != nil }
    return zip(texts, numbers).map { text, number in
      if text.isEmpty { return .missing }
      return areNumbers ? number ?? .text(text) : .text(text)
    }
  }
}
