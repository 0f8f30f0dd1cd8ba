internal import CSimdJSON

/// Looks for reference systems in GeoJSON that GDAL is to read: it would follow an address in a member `crs`, of the
/// document or of any geometry.
enum GeoJSONReference {
  /// Whether the only member `crs`, if there is any, is that of the document and names a system that is taken.
  ///
  /// - Returns: `false` where that cannot be known, such as for a property of this name.
  /// - Throws: `InputError` when the document names a system that is not taken, or cannot be read.
  static func isPlain(_ file: String) throws(InputError) -> Bool {
    let text = try PackedFile.text(of: file)
    // Letters that are escaped without need hide a name.
    guard count(of: "\\u006", in: text) == 0, count(of: "\\u007", in: text) == 0 else { return false }
    let mentions = count(of: "\"crs\"", in: text)
    guard mentions > 0 else { return true }
    let document = try GeoJSONDocument(text, file: file)
    defer { withExtendedLifetime(document) {} }
    let (outcome, summary) = try document.read(properties: []) { _, summary in summary.crs.bytes == nil }
    guard outcome != .otherFormat, let name = summary.crs.string, !name.isEmpty else { return false }
    _ = try SourceOpening.system(named: name, file: file)
    return mentions == 1
  }

  /// How often a word occurs; counted up to two.
  private static func count(of word: String, in text: borrowing PaddedText) -> Int {
    mezha_text_count(mezha_text(bytes: text.start, length: text.count, is_number: false), word, 2)
  }
}
