/// A ZIP archive of one file that is stored as it is.
///
/// Source: PKWARE, APPNOTE.TXT 6.3.3, sections 4.3.7, 4.3.12, 4.3.16.
enum StoredArchive {
  /// The bytes of an archive, dated the first of January 1980, as far back as the form goes.
  ///
  /// - Parameters:
  ///   - name: The name of the file, in ASCII.
  ///   - contents: The file; less than 4 GiB.
  /// - Returns: The archive.
  static func bytes(of name: String, _ contents: [UInt8]) -> [UInt8] {
    let common =
      // Made for version 1.0 without flags, stored; the time and the date.
      little(10, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(0x21, 2)
      + little(Int(Checksum32.of(contents)), 4) + little(contents.count, 4) + little(contents.count, 4)
      + little(name.utf8.count, 2) + little(0, 2)
    let file = Array("PK\u{3}\u{4}".utf8) + common + Array(name.utf8) + contents
    let entry =
      Array("PK\u{1}\u{2}".utf8) + little(10, 2) + common
      // No comment, the first disk, no attributes; it begins at 0.
      + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(0, 4) + Array(name.utf8)
    let end =
      Array("PK\u{5}\u{6}".utf8) + little(0, 2) + little(0, 2) + little(1, 2) + little(1, 2)
      + little(entry.count, 4) + little(file.count, 4) + little(0, 2)
    return file + entry + end
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
