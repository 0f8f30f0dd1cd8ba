import BorderCore
internal import Foundation

/// Reads CSV files of the user.
public enum CSVFile {
  /// The table in a file.
  ///
  /// - Throws: `InputError` when there is no such file, or it is no CSV.
  public static func read(_ file: String) throws(InputError) -> CSVTable {
    try SourceOpening.check(InputSpec(file: file))
    guard let contents = FileManager.default.contents(atPath: file) else {
      throw InputError(
        .noSuchInput, file: file, problem: Phrase("the file cannot be read", "файл не читается"))
    }
    return try CSVTable([UInt8](contents), name: file)
  }
}
