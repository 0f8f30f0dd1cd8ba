package import BorderCore

/// A text that is not UTF-8, read in the encoding of one byte a letter that it seems to be in.
package struct OneByteText {
  /// The text.
  package let text: String
  /// The encoding, as iconv knows it.
  let encoding: String

  /// The text of bytes in an encoding of Russian, or of western or central Europe; `nil` where they show none.
  ///
  /// Latin letters are taken only where all of them are letters in one of the encodings; scripts of two bytes a letter are not
  /// read here.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  package init?(_ bytes: [UInt8]) {
    switch Guess(bytes) {
    case .russian(let russian): (text, encoding) = (russian.text(of: bytes), russian.encoding)
    case .latin(let name):
      guard let latin = LatinText.text(of: bytes, in: name) else { return nil }
      (text, encoding) = (latin, name)
    case .eastAsian, nil: return nil
    }
  }

  /// The text of bytes that are not UTF-8.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - file: The file for messages.
  /// - Throws: `InputError` where they do not show what they are in, or are in letters of two bytes, which it names.
  package init(of bytes: [UInt8], file: String) throws(InputError) {
    guard let decoded = OneByteText(bytes) else {
      throw InputError(
        .badData, file: file, problem: Phrase("the text is not UTF-8", "текст не в UTF-8"),
        hint: Self.conversion(of: bytes))
    }
    self = decoded
  }

  /// What bytes seem to be.
  private enum Guess {
    case russian(CyrillicText)
    case eastAsian(String)
    case latin(String)

    init?(_ bytes: [UInt8]) {
      if let russian = CyrillicText.guess(bytes) {
        self = .russian(russian)
      } else if let name = EastAsianText.guess([bytes]) {
        self = .eastAsian(name)
      } else {
        let latin = LatinText.guess([bytes])
        guard latin.isClear else { return nil }
        self = .latin(latin.name)
      }
    }
  }

  /// What to tell of it.
  package func note(file: String) -> Phrase {
    Phrase(
      "\(file) is not UTF-8 and was read as \(encoding). If names look wrong: iconv -f ENCODING -t utf-8 IN > OUT",
      "\(file) не в UTF-8 и прочитан как \(encoding). Если названия искажены: iconv -f КОДИРОВКА -t utf-8 IN > OUT"
    )
  }

  /// How to convert bytes that are not UTF-8: from what they seem to be in.
  package static func conversion(of bytes: [UInt8]) -> Phrase {
    conversion(from: name(of: bytes))
  }

  /// The encoding that bytes seem to be in, as iconv knows it; `nil` where they do not show it.
  package static func name(of bytes: [UInt8]) -> String? {
    switch Guess(bytes) {
    case .russian(let russian): russian.encoding
    case .eastAsian(let name), .latin(let name): name
    case nil: nil
    }
  }

  /// How to convert a text that is not UTF-8.
  ///
  /// - Parameter encoding: What it seems to be in; `nil` where that is not known.
  /// - Returns: What to do.
  package static func conversion(from encoding: String?) -> Phrase {
    Phrase(
      "Convert it: iconv -f \(encoding ?? "ENCODING") -t utf-8 IN > OUT",
      "Перекодируйте: iconv -f \(encoding ?? "КОДИРОВКА") -t utf-8 IN > OUT")
  }

  /// A table in an encoding of one byte a letter as one in UTF-8, and what to tell; `nil` for others.
  ///
  /// - Throws: `InputError` when it cannot be read, or is not UTF-8 and does not show what it is.
  static func decodedTable(_ input: InputSpec) throws(InputError) -> (InputSpec, Phrase)? {
    guard ["csv", "tsv", "txt"].contains(input.format) else { return nil }
    var bytes = input.contents ?? []
    if input.contents == nil { bytes = try FileContents.rawBytes(of: input.file) }
    guard bytes.contains(where: { $0 >= 0x80 }), String(validating: bytes, as: UTF8.self) == nil else {
      return nil
    }
    let decoded = try OneByteText(of: bytes, file: input.file)
    return (InputSpec(decoded: input, contents: Array(decoded.text.utf8)), decoded.note(file: input.file))
  }
}
