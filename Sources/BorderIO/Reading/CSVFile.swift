/// Reads CSV files of the user.
public enum CSVFile {
  /// The table in a file.
  ///
  /// - Throws: `InputError` when there is no such file, or it is no CSV.
  public static func read(_ file: String) throws(InputError) -> CSVTable {
    try SourceOpening.check(InputSpec(file: file))
    return try CSVTable(try FileContents.bytes(of: file), name: file)
  }
}
