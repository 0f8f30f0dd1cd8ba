/// Words that say more of a name beside them, or only open a sentence.
extension Lexicon {
  /// Whether a word opens a sentence without being part of the name behind it: a conjunction, an adverb, or an attribute
  /// that any place may have.
  static func isOpener(_ word: String) -> Bool {
    openers.contains(word) || attributes.contains(word) || word.hasSuffix("ly") || word.hasSuffix("ски")
      || word.hasSuffix("но")
      || openingStems.contains { word.hasPrefix($0) }
  }

  /// Whether a word begins a clause on which another one hangs, and so no name: `When Yugoslavia still existed`.
  static func isSubordinator(_ word: String) -> Bool { openers.contains(word) }

  /// Whether a word is an attribute that any place may have: `mainland`, `современная`.
  static func isAttribute(_ word: String) -> Bool {
    attributes.contains(word) || openingStems.contains { word.hasPrefix($0) }
  }

  /// Whether a word is an adjective in Russian that makes no other place of a name: not of a time that is over, not of a
  /// part, and no border that is only thought of.
  static func isHarmlessAdjective(_ word: String, of name: String) -> Bool {
    guard word.count > 5, adjectiveEndings.contains(where: { word.hasSuffix($0) }),
      !(changingStems + directionRoots).contains(where: { word.hasPrefix($0) }),
      !["ющ", "ящ", "ащ", "ущ", "вш", "ема", "емы", "има", "имы"].contains(where: {
        word.dropLast().hasSuffix($0) || word.dropLast(2).hasSuffix($0)
      })
    else { return false }
    // `омываемая Белым морем`: another case is another noun.
    let isNominative = ["ый", "ий", "ая", "яя", "ое", "ее"].contains { word.hasSuffix($0) }
    let isOblique = [
      "ым", "им", "ыми", "ими", "ой", "ей", "ом", "ем", "ого", "его", "ами", "ями", "ых", "их",
    ]
    .contains { name.hasSuffix($0) }
    return !(isNominative && isOblique)
  }

  private static let adjectiveEndings = [
    "ый", "ий", "ая", "яя", "ое", "ее", "ого", "его", "ому", "ему", "ым", "им", "ой", "ей", "ую", "юю",
  ]
  /// Adjectives that make another place of one: a part of it, or what it was.
  private static let changingStems = [
    "бывш", "прежн", "будущ", "предполаг", "предлаг", "советск", "царск", "имперск", "дореволюц", "древн",
    "средневек", "довоен", "послевоен", "стар", "тогдашн", "центральн", "внутренн", "крайн", "верхн", "нижн",
    "мним", "так", "перв", "втор", "последн", "люб", "кажд", "котор", "одной", "друг", "ин", "сам",
    "остальн", "основн", "материков", "больш", "меньш", "азиатск", "европейск", "континентальн", "част", "вс",
  ]

  private static let attributes: Set<String> = [
    "landlocked", "mountainous", "modern", "tiny", "small", "large", "big", "vast", "present-day", "today's",
    "tropical",
    "whole", "entire", "independent", "neutral", "far-off",
  ]
  private static let openers: Set<String> = [
    "when", "where", "if", "since", "although", "though", "because", "while", "whereas", "unlike", "like",
    "once", "thus", "hence", "so", "yet", "perhaps", "often", "mainland", "когда", "если", "хотя",
    "поскольку", "поэтому", "потому", "где", "куда", "ибо", "пока",
    "раз",
    "итак", "притом", "причем", "затем", "потом", "далее", "вместе", "вот", "ведь", "либо", "сначала",
    "вокруг",
    "вся", "весь", "всё", "все", "сама", "сам", "само", "подобно",
  ]
  /// Attributes in all their cases.
  private static let openingStems = [
    "современн", "независим", "горист", "маленьк", "больш", "огромн", "крохотн", "небольш", "материков",
  ]
}
