public import BorderCore

/// Why an input cannot be used: where it is wrong, what is wrong, and what to do.
public struct InputError: Error, Hashable, Sendable {
  /// The kind of failure, by which the command chooses its exit code.
  public enum Category: Int32, Hashable, Sendable {
    /// The request does not fit the file: an unknown layer or field. Exit code 64.
    case usage = 64
    /// The contents are wrong. Exit code 65.
    case badData = 65
    /// There is no such file, or it may not be read. Exit code 66.
    case noSuchInput = 66
  }

  /// The kind of failure.
  public var category: Category
  /// The file, without passwords.
  public var file: String
  /// The layer; `nil` where it plays no part.
  public var layer: String?
  /// The feature, counted from 1 in the order of the file.
  public var feature: Int?
  /// The id of the feature, where it is known.
  public var featureID: String?
  /// The part, counted from 1 within its feature.
  public var part: Int?
  /// The ring, counted from 1 within its part; 1 is the exterior.
  public var ring: Int?
  /// The vertex, counted from 1 within its ring.
  public var vertex: Int?
  /// The place in degrees, or in the units of the file's CRS.
  public var position: Position?
  /// The line of a text file, counted from 1.
  public var line: Int?
  /// The byte of the file, counted from 0.
  public var byteOffset: Int?
  /// What is wrong.
  public var problem: Phrase
  /// What to do about it.
  public var hint: Phrase?
  /// Whether it is that coordinates without a CRS are no degrees.
  package internal(set) var isAboutUnits = false
  /// Whether it is that there is too little memory.
  package internal(set) var isAboutMemory = false

  /// A failure; further places are set afterwards.
  public init(
    _ category: Category, file: String, layer: String? = nil, line: Int? = nil, problem: Phrase,
    hint: Phrase? = nil
  ) {
    self.category = category
    self.file = SecretText.publicName(file)
    self.layer = layer
    self.line = line
    self.problem = problem
    self.hint = hint
  }

  /// The exit code of the command. `EX_USAGE`, `EX_DATAERR` and `EX_NOINPUT` of `sysexits.h`.
  public var exitCode: Int32 { category.rawValue }

  /// Where, what, and what to do, in one line.
  public var message: Phrase {
    var english = file
    var russian = file
    if let layer {
      english += "#\(layer)"
      russian += "#\(layer)"
    }
    func add(_ englishWord: String, _ russianWord: String, _ value: String?) {
      guard let value else { return }
      english += ", \(englishWord) \(value)"
      russian += ", \(russianWord) \(value)"
    }
    add("line", "строка", line.map(String.init))
    add("feature", "объект", feature.map { "\($0)" + (featureID.map { " (\($0))" } ?? "") })
    add("part", "часть", part.map(String.init))
    add("ring", "кольцо", ring.map(String.init))
    add("vertex", "вершина", vertex.map(String.init))
    add("at", "место", position.map { "(\($0.longitude), \($0.latitude))" })
    add("byte", "байт", byteOffset.map(String.init))
    english += ": \(problem.english)"
    russian += ": \(problem.russian)"
    if let hint {
      // Messages of the libraries may end with a full stop of their own.
      english += (english.hasSuffix(".") ? " " : ". ") + hint.english
      russian += (russian.hasSuffix(".") ? " " : ". ") + hint.russian
    }
    return Phrase(SecretText.hidden(english), SecretText.hidden(russian))
  }
}

extension InputError: CustomStringConvertible {
  /// The message in English.
  public var description: String { message.english }
}
