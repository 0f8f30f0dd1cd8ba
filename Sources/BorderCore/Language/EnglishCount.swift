/// Numbers with their nouns, in English; Russian messages put the number behind the noun instead.
public enum EnglishCount {
  /// A number and its noun, such as `1 region` and `2 regions`.
  ///
  /// - Parameters:
  ///   - count: The number.
  ///   - noun: The noun for one.
  ///   - plural: The noun for others, where that is not the same with an `s`.
  /// - Returns: Both, with a blank between.
  public static func of(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
  }
}
