import BorderCore
import BorderTables

/// Finds names that are spelt much alike.
///
/// Most names are passed over by which letters they hold: an edit changes at most two bits of a set of letters.
struct SpellingIndex: Sendable {
  private var keys: [[Character]] = []
  private var letters: [UInt64] = []
  private var owners: [Int32] = []
  /// How many letters are held against letters for all names that are asked for; beyond it nothing is alike.
  private let effort = SearchEffort(limit: 300_000_000)
  /// Longer names are no misspellings.
  private static let longest = 200

  /// Indexes the names and aliases of some places. O(names).
  init(_ places: [NamedPlace], rules: NameRules) {
    for (number, place) in places.enumerated() {
      for name in place.names + place.aliases {
        let key = Array(ParsedName(name, rules: rules).key)
        keys.append(key)
        letters.append(Self.letters(of: key))
        owners.append(Int32(number))
      }
    }
  }

  /// Places whose names are nearest to a key, at most three, nearest first; those that differ by more than a third of
  /// its letters are none, and there are none for names of more than 200 letters, nor once all names have cost too much.
  func similar(to key: String, among members: Set<Int>?) -> [Int] {
    let wanted = Array(key)
    guard !wanted.isEmpty, wanted.count <= Self.longest, !effort.add(keys.count) else { return [] }
    let set = Self.letters(of: wanted)
    let limit = max(1, wanted.count / 3)
    var best: [Int: Int] = [:]
    for index in keys.indices {
      guard abs(keys[index].count - wanted.count) <= limit,
        (letters[index] ^ set).nonzeroBitCount <= 2 * limit
      else { continue }
      let place = Int(owners[index])
      guard members?.contains(place) ?? true else { continue }
      if effort.add(wanted.count * keys[index].count) { return [] }
      let distance = SpellingDistance.between(wanted, keys[index], limit: limit)
      if distance <= limit { best[place] = min(best[place] ?? .max, distance) }
    }
    return best.sorted { $0.value != $1.value ? $0.value < $1.value : $0.key < $1.key }.prefix(3).map(\.key)
  }

  /// The letters of a key as a set of 64.
  private static func letters(of key: [Character]) -> UInt64 {
    key.reduce(0) { set, letter in set | 1 << UInt64((letter.unicodeScalars.first?.value ?? 0) & 63) }
  }
}
