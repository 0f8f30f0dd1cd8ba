/// Something that a production found from an element on: what it means, where it ends, what it costs.
///
/// A word that says nothing costs something; of two ways to read a sentence the cheaper one is taken.
struct Found<Value> {
  var value: Value
  var end: Int
  var cost = 0
}

/// Places as one part of a sentence: `Псковской, Смоленской и Брянской областей`, `three regions: А, Б and В`.
struct NounPhrase {
  /// What stands in the place of names.
  enum Reference: Hashable {
    /// What the text is about: `it`, `с ней`, `the region`.
    case topic
    /// One of the places named before, counted from 0; `nil` for the last one.
    case oneOf(Int?)
    /// The two places named before: `both of them`.
    case both
    /// Places that are not named: `three countries`, `other regions`.
    case unnamed
    /// The subjects among themselves: `each other`.
    case each
  }

  var mentions: [Mention] = []
  var reference: Reference?
  /// The token of the noun that stands in the place of names: `the republic`.
  var noun: Int?
  /// What a pronoun can stand for.
  var gender = Gender.any
  /// What its relative clauses and participles say.
  var said: [Statement] = []
  /// The places of `А, not Б,`.
  var denied: [Mention] = []
  /// The places that parentheses behind some of them give each as its own objects: `Псковская (с Эстонией)`.
  var asides: [(subject: Mention, objects: [Mention])] = []
  var hasAnd = false
  var hasOr = false
  /// Whether it is `neither А nor Б`.
  var isNone = false
  /// Whether some are joined by `like` or `together with`: subjects alone are joined so, and the verb stays in the singular.
  var isLikened = false
  /// Whether it speaks of all of some places: `all its neighbours`.
  var isAll = false
  /// Whether a noun announces the names, whose case then says nothing: `три субъекта: А и Б`.
  var isAnnounced = false
  /// Whether commas alone join the places.
  var isLastApart = false
  /// Whether a word before the name may mean a part of the place: `mainland Russia`.
  var isQualified = false
  /// Whether it begins with `neighbouring`.
  var areNeighbours = false

  /// Whether the endings show that it is no subject.
  var isOblique: Bool {
    !isAnnounced && mentions.contains { $0.grammaticalCase == .oblique }
      && !mentions.contains { $0.grammaticalCase == .nominative }
  }
  /// Whether the endings show that it is a subject.
  var isNominative: Bool { !isAnnounced && mentions.contains { $0.grammaticalCase == .nominative } }
  /// Whether it names places, or stands for some.
  var isNamed: Bool { !mentions.isEmpty || reference == .topic }
}

/// Some objects of a verb with what is said of them.
struct ObjectGroup {
  var phrase: NounPhrase
  /// Whether a preposition marks them.
  var isMarked = false
  /// Whether a contrast sets them apart, so that the negation of the verb does not reach them.
  var isContrast = false
  /// Whether they are denied where the others are not: `но не с Б`.
  var isNegated = false
  /// Whether they are those that are left out of all.
  var isException = false
}

/// One clause as a production read it.
struct Clause {
  enum Form: Hashable, Sendable {
    /// Its subject adjoins its objects.
    case adjoins
    /// Its objects stand before the verb, its subject behind it.
    case inverted
    /// Its subjects adjoin each other.
    case among
    /// The objects of a participle whose subject the next clause has: `Bordering А, …`.
    case ahead
    /// Other subjects of the next clause: `Like Б, …`.
    case likened
    /// Places besides those of the next clause.
    case besides
    /// A clause whose verb was said before: `Б — с В`.
    case gapped
    /// What was said last holds of its subject, too, or does not: `so does Б`, `Б — нет`, `Б — на юге`.
    case same
    /// Its owner has its objects as neighbours, or has a border with them.
    case owns
    /// More borders of the owner before: `с В — 20 км`.
    case more
    /// Two more places with a border between them: `between В and Г, 20 km`.
    case pair
    /// It says something else.
    case filler
    /// It speaks of borders, but no production reads it.
    case unread
  }

  var form: Form
  var subject: NounPhrase?
  var objects: [ObjectGroup] = []
  var verb: BorderVerb?
  var isNegated = false
  /// What phrases in it say by themselves: `the border between А and Б`.
  var said: [Statement] = []
  /// Whether a copula stands in it.
  var isCopular = false
  /// Whether its verb is one by which places meet.
  var isOfMeeting = false
  /// Whether its other words deny something.
  var hasDenial = false
  /// Whether a list is expected behind it.
  var isOpen = false
  /// Where it stands.
  var range = 0..<0
}
