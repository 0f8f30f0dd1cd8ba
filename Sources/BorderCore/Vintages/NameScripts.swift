/// The alphabets of names. Names in different ones do not say that a region was renamed: one file may be in Russian, the other
/// in English.
public enum NameScripts {
  /// Whether two names have letters of one alphabet; also where one of them has no letters.
  public static func areComparable(_ a: String, _ b: String) -> Bool {
    let (first, second) = (scripts(of: a), scripts(of: b))
    return first.isEmpty || second.isEmpty || !first.isDisjoint(with: second)
  }

  /// The alphabets by the blocks of Unicode that their letters stand in, those of Latin taken together.
  private static func scripts(of name: String) -> Set<UInt32> {
    Set(
      name.unicodeScalars.lazy.filter(\.properties.isAlphabetic).map { scalar in
        switch scalar.value {
        case ..<0x250, 0x1E00..<0x1F00: 0
        case 0x400..<0x530: 4
        default: scalar.value >> 8
        }
      })
  }
}
