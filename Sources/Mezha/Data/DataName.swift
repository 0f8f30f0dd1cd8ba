/// A name of data: words with colons and slashes between them, of which a folder can be made.
public struct DataName: Hashable, Sendable {
  /// The name, without the sign `@`.
  public let text: String

  /// The name of a text; `nil` where it is none: other signs than ASCII letters, digits, `.`, `_` and `-`, an empty word, or
  /// one that begins with a point or a dash.
  public init?(_ text: String) {
    let words = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "/" }
    let isFit = words.allSatisfy { word in
      guard let first = word.first, first != ".", first != "-" else { return false }
      return word.unicodeScalars.allSatisfy {
        $0.isASCII
          && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "._-".unicodeScalars.contains($0))
      }
    }
    guard isFit, text.utf8.count <= 200 else { return nil }
    self.text = text
  }

  /// The folder of the name, without a slash at its ends.
  var folder: String { text.replacing(":", with: "/") }
}
