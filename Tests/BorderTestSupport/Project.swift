/// The project that the tests belong to.
public enum Project {
  /// Its folder, without a slash behind.
  public static let folder = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
}
