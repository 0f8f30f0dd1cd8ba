public import BorderCore
import BorderTables

/// An adjacency list in one of its formats, with what the reader of the message should know.
public struct AdjacencyOutput: Hashable, Sendable {
  /// The file.
  public var buffer: OutputBuffer
  /// What had to be changed or cannot be written in this format; empty when nothing.
  public var notes: [Phrase]

  /// A file and its notes.
  public init(_ buffer: OutputBuffer, notes: [Phrase] = []) {
    self.buffer = buffer
    self.notes = notes
  }
}

/// Ids of nodes as a format can hold them, unique in any case.
struct AdjacencyIDs {
  /// The ids by node.
  let ids: [String]
  /// What was changed.
  let notes: [Phrase]

  /// - Parameters:
  ///   - list: The list whose ids are wanted.
  ///   - isAllowed: Whether a format can hold a character; others become `_`, as do those that
  ///     `PrintableText.isHarmful` knows.
  init(_ list: AdjacencyList, isAllowed: (Unicode.Scalar) -> Bool = { _ in true }) {
    var ids: [String] = []
    var replaced: [String] = []
    var repeated: [String] = []
    // Only looked up, never run through: the order of the file does not hang on it.
    var taken: Set<String> = []
    for node in list.nodes {
      var scalars = String.UnicodeScalarView()
      for scalar in node.id.unicodeScalars {
        scalars.append(isAllowed(scalar) && !PrintableText.isHarmful(scalar.value) ? scalar : "_")
      }
      var id = scalars.isEmpty ? "_" : String(scalars)
      if id != node.id { replaced.append(node.id) }
      if taken.contains(id) {
        repeated.append(node.id)
        var number = 2
        while taken.contains("\(id)_\(number)") { number += 1 }
        id = "\(id)_\(number)"
      }
      taken.insert(id)
      ids.append(id)
    }
    self.ids = ids
    var notes: [Phrase] = []
    if let first = replaced.first {
      notes.append(
        Phrase(
          "ids with characters that the format cannot hold, which became _: \(replaced.count) (first: \(first))",
          "недопустимые в формате знаки заменены на _ в идентификаторах: \(replaced.count) (первый: \(first))"
        ))
    }
    if let first = repeated.first {
      notes.append(
        Phrase(
          "ids that occur more than once, and got a number: \(repeated.count) (first: \(first))",
          "повторяющиеся идентификаторы получили номер: \(repeated.count) (первый: \(first))"))
    }
    self.notes = notes
  }

  /// Ids without blanks and control characters, for files whose fields are parted by blanks.
  static func blankless(_ list: AdjacencyList) -> AdjacencyIDs {
    AdjacencyIDs(list, isAllowed: isBlankless)
  }

  /// A name of a layer or key for such a file.
  static func blankless(_ name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.unicodeScalars { scalars.append(isBlankless(scalar) ? scalar : "_") }
    return scalars.isEmpty ? "_" : String(scalars)
  }

  private static func isBlankless(_ scalar: Unicode.Scalar) -> Bool {
    // U+FEFF too: at the start of a file it would be taken for the byte order mark.
    !PrintableText.isHarmful(scalar.value) && !scalar.properties.isWhitespace
      && scalar.properties.generalCategory != .control && scalar != "\u{FEFF}"
  }
}
