import BorderCore
public import BorderIO

extension ClaimListReader {
  /// Reads a list from a file, or from standard input for `-`.
  ///
  /// - Throws: `InputError` when the file cannot be read or holds no list.
  public static func read(_ file: String, options: Options) throws(InputError) -> ClaimList {
    if let document = ListDocument(file) { return try document.read(options) }
    return try read(try bytes(of: file), name: file == "-" ? "stdin" : file, options: options)
  }

  /// The bytes of a list, unpacked.
  ///
  /// - Throws: `InputError` when the file cannot be read.
  public static func bytes(of file: String) throws(InputError) -> [UInt8] {
    if file == "-" { return try StandardInput.unpacked() }
    try SourceOpening.check(InputSpec(file: file))
    return try FileContents.bytes(of: file)
  }
}
