internal import Synchronization

/// Keeps passwords and tokens that stand in the names of sources out of all that Mezha says and writes.
///
/// Hidden are what follows `password=`, `token=` and their like, the password of an address
/// (`https://user:password@host`), the values of the query of an address, and the password of `ODBC:` and `OCI:`. What was
/// hidden once, in a name that the user gave, is hidden everywhere, so also where a library repeats it in other words.
public enum SecretText {
  /// What stands in the place of a secret.
  private static let mask = "***"
  /// The secrets of the names that the user gave, the longest first.
  private static let known = Mutex<[String]>([])

  /// The name of a source for messages and outputs. A file of this very name holds no secret in it.
  public static func publicName(_ name: String) -> String {
    mayHold(name) && !FileStatus.exists(name) ? hidden(name) : name
  }

  /// Notes the secrets of a name that the user gave.
  static func note(in name: String) {
    guard mayHold(name), !FileStatus.exists(name) else { return }
    let found = secrets(in: name).map { String(name[$0]) }.filter { $0.utf8.count >= 4 }
    // Libraries may repeat a name with its escapes resolved.
    let all = found + found.map(unescaped)
    known.withLock { $0 = Array(Set($0 + all)).sorted { ($1.count, $0) < ($0.count, $1) } }
  }

  /// The text without secrets. O(length × known secrets).
  public static func hidden(_ text: String) -> String {
    var result = text
    if mayHold(text) {
      for range in secrets(in: text).reversed() { result.replaceSubrange(range, with: mask) }
    }
    for secret in known.withLock({ $0 }) where result.contains(secret) {
      result = result.split(separator: secret, omittingEmptySubsequences: false).joined(separator: mask)
    }
    return result
  }

  // MARK: Where secrets stand

  private static func mayHold(_ text: String) -> Bool { text.utf8.contains { $0 == 0x3D || $0 == 0x40 } }

  /// The places of secrets, in order, none within another.
  private static func secrets(in text: String) -> [Range<String.Index>] {
    var found = assignments(in: text) + addresses(in: text) + connections(in: text)
    found.sort { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
    var kept: [Range<String.Index>] = []
    for range in found where !range.isEmpty && range.lowerBound >= (kept.last?.upperBound ?? text.startIndex)
    {
      kept.append(range)
    }
    return kept
  }

  private static let words = [
    "password", "passwd", "passphrase", "pwd", "pass", "secret", "token", "apikey", "api_key", "api-key",
    "access_key", "accesskey", "account_key", "accountkey", "auth", "authorization", "credential",
    "credentials",
    "signature", "sig", "sas", "userpwd",
  ]

  /// What follows `password=`: up to a blank, a comma or another sign that ends a value, or in quotation marks.
  private static func assignments(in text: String) -> [Range<String.Index>] {
    var found: [Range<String.Index>] = []
    var place = text.startIndex
    while let equals = text[place...].firstIndex(of: "=") {
      place = text.index(after: equals)
      let before = text[..<equals].reversed().drop { $0 == " " }
      let key = String(before.prefix { $0.isLetter || $0.isNumber || "_-.".contains($0) }.reversed())
        .lowercased()
      guard words.contains(where: { key.hasSuffix($0) }) else { continue }
      var start = place
      while start < text.endIndex, text[start] == " " { start = text.index(after: start) }
      guard start < text.endIndex else { break }
      let end: String.Index
      if "'\"{".contains(text[start]) {
        let close: Character = text[start] == "{" ? "}" : text[start]
        start = text.index(after: start)
        end = quoteEnd(text, from: start, close: close)
      } else {
        end = text[start...].firstIndex { $0.isWhitespace || ",;&'\"".contains($0) } ?? text.endIndex
      }
      found.append(start..<end)
      place = end
    }
    return found
  }

  /// The closing mark; one after a backslash, or doubled, belongs to the text.
  private static func quoteEnd(_ text: String, from start: String.Index, close: Character) -> String.Index {
    var place = start
    while place < text.endIndex {
      let next = text.index(after: place)
      if text[place] == "\\", next < text.endIndex {
        place = text.index(after: next)
      } else if text[place] == close {
        guard next < text.endIndex, text[next] == close else { return place }
        place = text.index(after: next)
      } else {
        place = next
      }
    }
    return place
  }

  /// The user's part and the query of each `scheme://…`, and the query of `/vsicurl?…`.
  private static func addresses(in text: String) -> [Range<String.Index>] {
    var found: [Range<String.Index>] = []
    for mark in text.ranges(of: "://") {
      let rest = text[mark.upperBound...]
      let end = rest.firstIndex { $0.isWhitespace || "\"'<>".contains($0) } ?? text.endIndex
      let slash = rest.firstIndex { "/?#".contains($0) } ?? end
      // A password may hold a slash that nobody escaped.
      if let at = text[mark.upperBound..<end].lastIndex(of: "@"),
        at < slash || text[mark.upperBound..<at].contains(":")
      {
        let colon = text[mark.upperBound..<at].firstIndex(of: ":")
        found.append((colon.map { text.index(after: $0) } ?? mark.upperBound)..<at)
      }
      if let question = text[mark.upperBound..<end].firstIndex(of: "?") {
        found += values(ofQuery: text[text.index(after: question)..<end])
      }
    }
    for mark in text.ranges(of: "/vsi") {
      let rest = text[mark.upperBound...]
      let end = rest.firstIndex { $0.isWhitespace } ?? text.endIndex
      if let question = rest[..<end].firstIndex(where: { "/?".contains($0) }), text[question] == "?" {
        found += values(ofQuery: text[text.index(after: question)..<end])
      }
    }
    return found
  }

  private static func values(ofQuery query: Substring) -> [Range<String.Index>] {
    query.split(separator: "&").compactMap { pair in
      pair.firstIndex(of: "=").map { pair.index(after: $0)..<pair.endIndex }
    }
  }

  /// `ODBC:user/password@source` and `OCI:` alike.
  private static func connections(in text: String) -> [Range<String.Index>] {
    var found: [Range<String.Index>] = []
    for prefix in ["ODBC:", "OCI:", "GEORASTER:"] {
      for mark in text.ranges(of: prefix) {
        let end = text[mark.upperBound...].firstIndex { $0.isWhitespace } ?? text.endIndex
        let name = text[mark.upperBound..<end]
        guard let slash = name.firstIndex(of: "/"), let at = name.lastIndex(of: "@"), slash < at else {
          continue
        }
        found.append(text.index(after: slash)..<at)
      }
    }
    return found
  }

  /// The text with `%40` and its like resolved.
  private static func unescaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
