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
    if let russian = CyrillicText.guess(bytes) {
      (text, encoding) = (russian.text(of: bytes), russian.encoding)
      return
    }
    guard EastAsianText.guess([bytes]) == nil else { return nil }
    let guess = LatinText.guess([bytes])
    guard guess.isClear, let latin = LatinText.text(of: bytes, in: guess.name) else { return nil }
    (text, encoding) = (latin, guess.name)
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
    if let russian = CyrillicText.guess(bytes) { return russian.encoding }
    if let asian = EastAsianText.guess([bytes]) { return asian }
    let latin = LatinText.guess([bytes])
    return latin.isClear ? latin.name : nil
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
    guard let decoded = OneByteText(bytes) else {
      throw InputError(
        .badData, file: input.file, problem: Phrase("the text is not UTF-8", "текст не в UTF-8"),
        hint: OneByteText.conversion(of: bytes))
    }
    return (InputSpec(decoded: input, contents: Array(decoded.text.utf8)), decoded.note(file: input.file))
  }
}
