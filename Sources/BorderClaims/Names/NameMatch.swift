public import BorderCore

/// How a spelling was recognised.
public enum NameMethod: Hashable, Sendable {
  /// By a code of the data.
  case code
  /// By an older or newer code.
  case supersededCode
  /// By a name as it stands in the data.
  case name
  /// By an alias of the data or of the user.
  case alias
  /// By a name in another case, as it stands in a sentence.
  case inflected
  /// By the initials of a name.
  case initials
  /// By a transliteration, with the name of its scheme.
  case transliterated(String)
  /// By the town that it is called after: where regions are asked for, a town's name means its region, in any language.
  case town
  /// By the place that it is said to adjoin: of all that are called so, only this one does.
  case contiguity
  /// By the country that the whole list is about: of all that are called so, only this one is of it.
  case countryOfList

  /// The method in a word.
  public var label: Phrase {
    switch self {
    case .code: Phrase("code", "код")
    case .supersededCode: Phrase("another code", "другой код")
    case .name: Phrase("name", "название")
    case .alias: Phrase("alias", "псевдоним")
    case .inflected: Phrase("inflected", "падежная форма")
    case .initials: Phrase("initials", "аббревиатура")
    case .transliterated(let scheme): Phrase("transliteration (\(scheme))", "транслитерация (\(scheme))")
    case .town: Phrase("the town's name", "имя города")
    case .contiguity: Phrase("the other side", "другая сторона")
    case .countryOfList: Phrase("the country of the list", "страна списка")
    }
  }

  /// Plainer methods come first when several lead to the same place.
  var rank: Int {
    switch self {
    case .code: 0
    case .supersededCode: 1
    case .name: 2
    case .alias: 3
    case .inflected: 4
    case .transliterated: 5
    case .initials: 6
    case .town: 7
    case .countryOfList: 8
    case .contiguity: 9
    }
  }
}

/// What a name was found to mean.
public enum NameMatch: Hashable, Sendable {
  /// One place, an index of `NameResolver.places`.
  case matched(Int, by: NameMethod)
  /// Several places; none is preferred.
  case ambiguous([Int])
  /// No place; those with similar names are suggestions only. The reason is given where there is one.
  case unknown(suggestions: [Int], reason: Phrase?)
}

/// A place that names can mean.
public struct NamedPlace: Hashable, Sendable {
  /// What it is.
  public enum Kind: Hashable, Sendable {
    /// A region of the data.
    case region(RegionID)
    /// A country: all its regions.
    case country
  }

  /// What it is.
  public var kind: Kind
  /// Its id or code.
  public var code: String
  /// The country that it belongs to; its own code for a country.
  public var country: String
  /// Its names in any language, the first ones as to be shown.
  public var names: [String]
  /// Names that it is called besides.
  public var aliases: [String]
  /// Names of what it lies in, such as the region of a district.
  public var parents: [String]
  /// Whether the program made its code, since the data has none: such a number is not a name.
  public var hasMadeCode = false

  /// A place.
  public init(
    kind: Kind, code: String, country: String, names: [String], aliases: [String] = [], parents: [String] = []
  ) {
    self.kind = kind
    self.code = code
    self.country = country
    self.names = names
    self.aliases = aliases
    self.parents = parents
  }

  /// The name with the code, and with what it lies in; in Russian where it has such names.
  public var label: Phrase {
    func text(_ pick: ([String]) -> String?) -> String {
      let name = pick(names) ?? code
      let inside = pick(parents).map { ", \($0)" } ?? ""
      return name == code ? code : "\(name)\(inside) [\(code)]"
    }
    return Phrase(
      text(\.first),
      text { list in
        list.first { Cyrillic.isIn($0) } ?? list.first
      })
  }
}
