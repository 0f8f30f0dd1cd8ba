/// Finds the name that the user may have meant.
package enum NearestName {
  /// The nearest of the names, if near enough to be a slip of the keyboard. O(names × letters²).
  package static func of(_ wanted: String, among names: [String]) -> String? {
    let target = Array(FieldRole.fold(wanted))
    // Whoever names a field by so many characters has copied it.
    guard target.count <= 200 else { return nil }
    let limit = max(1, target.count / 2)
    var best: (name: String, distance: Int)?
    for name in names {
      let distance = SpellingDistance.between(target, Array(FieldRole.fold(name)), limit: limit)
      if distance <= limit, distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }
}
