public import BorderCore

/// The words of a column whose cells are keys for programs: what people read in their place.
///
/// Files keep the keys. English has the key with blanks; what is not known is shown as the data have it.
public enum Vocabulary: Hashable, Sendable {
  /// The status of a region, or of a crossing.
  case status
  /// How one crosses.
  case mode
  /// Which crossings a row counts.
  case counted
  /// What a source of crossings counts.
  case concept
  /// How a crossing was put on its border.
  case placement
  /// What `mezha inspect` found.
  case finding
  /// What makes a border doubtful.
  case flags
  /// How a line meets a border.
  case meeting
  /// What a figure measures.
  case measure
  /// Of what a row of a table of groups is.
  case grouped

  private static let statuses = [
    "disputed": "спорный", "partly_disputed": "частично спорный", "leased": "в аренде", "open": "открыт",
    "closed": "закрыт", "suspended": "приостановлен", "unknown": "неизвестно", "planned": "планируется",
  ]
  private static let modes = [
    "road": "автомобильный", "rail": "железнодорожный", "mixed": "смешанный", "pedestrian": "пешеходный",
    "river": "речной", "sea": "морской", "air": "воздушный",
  ]
  private static let selections = ["all": "все", "open": "открытые", "road": "авто", "rail": "ж/д"]
  private static let concepts = [
    "checkpoint": "пункт пропуска", "designated_road": "дорога по соглашению", "local": "местный",
    "planned": "планируется", "prospective": "согласован", "rail_crossing": "ж/д путь",
    "rail_junction": "ж/д стык", "temporary": "временный",
  ]
  private static let placements = [
    "point": "по точке", "stated_pair": "по паре регионов", "stated_region": "по региону",
    "nothing": "не привязан",
  ]
  private static let findings = [
    "swapped_axes": "переставленные оси", "notFinite": "не число", "outOfRange": "вне пределов",
    "movedToPole": "сдвинуто на полюс", "movedToMeridian": "сдвинуто на меридиан",
    "drawnAround": "обход полюса", "halfTurn": "ребро в 180°", "unclosedRing": "незамкнутое кольцо",
    "degenerateRing": "вырожденное кольцо", "holeWithoutExterior": "дыра без контура",
    "emptyGeometry": "пустая геометрия", "repeated_id": "повтор кода", "missing_id": "нет кода",
    "invalid_polygon": "недопустимый полигон", "duplicate_polygon": "двойной полигон",
    "overlap": "наложение", "thirdSide": "третья сторона", "level": "уровни", "seam": "шов",
    "t_junction": "Т-стык", "near_vertex": "близкие вершины", "near_border": "близкие границы",
    "gap": "зазор", "hole": "дыра",
  ]
  private static let meetings = [
    "crossing": "пересечение", "touch": "касание", "along": "вдоль границы", "end": "конец",
  ]
  private static let measures: [String: Phrase] = [
    "border_length": Phrase("length of the border", "длина границы"),
    "neighbour_states": Phrase("neighbouring states", "соседние государства"),
    "subjects": Phrase("regions", "регионы"),
    "border_subjects": Phrase("regions at the border", "регионы у границы"),
    "subjects_with_three_foreign_neighbours": Phrase(
      "regions with three foreign neighbours", "регионы с тремя иностранными соседями"),
    "rail_crossings": Phrase("rail crossings", "железнодорожные переходы"),
    "road_crossings": Phrase("road crossings", "автомобильные переходы"),
    "trunk_road_crossings": Phrase("crossings of trunk roads", "переходы магистралей"),
    "densest_crossings": Phrase("most crossings", "больше всего переходов"),
    "transit_length": Phrase("transit", "транзит"),
    "river_border_length": Phrase("border along rivers", "граница по рекам"),
    "state_border_length": Phrase("state border", "государственная граница"),
    "border_municipalities": Phrase("municipalities at the border", "муниципалитеты у границы"),
    "border_region_population": Phrase("people of the regions at the border", "жители регионов у границы"),
    "sister_pairs": Phrase("pairs of sister cities", "пары городов-побратимов"),
    "sister_pairs_at_the_border": Phrase(
      "pairs of sister cities at the border", "пары городов-побратимов у границы"),
  ]
  private static let levels = ["group": "группа", "neighbour": "сосед", "member": "участник"]
  private static let marks = [
    "invalid": "недопустим", "overlap": "наложение", "thirdSide": "третья сторона",
  ]

  /// What people read; the parts of a status that are joined by `+`, and flags with blanks between them, each by itself.
  /// What stands behind a colon, such as the region of a flag, stays.
  public func phrase(_ key: String) -> Phrase {
    if self == .measure { return Self.measures[key] ?? Phrase(same: key) }
    let words: [String: String] =
      switch self {
      case .status: Self.statuses
      case .mode: Self.modes
      case .counted: Self.selections
      case .concept: Self.concepts
      case .placement: Self.placements
      case .finding: Self.findings
      case .flags: Self.marks
      case .meeting: Self.meetings
      case .measure: [:]
      case .grouped: Self.levels
      }
    let parts = key.split(separator: self == .flags ? " " : "+")
    guard parts.contains(where: { words[Self.word(of: $0)] != nil }) else { return Phrase(same: key) }
    func joined(_ text: (String) -> String?) -> String {
      parts.map { part in
        let word = Self.word(of: part)
        return (text(word) ?? word) + part.dropFirst(word.count)
      }.joined(separator: self == .flags ? " " : " + ")
    }
    return Phrase(joined { words[$0] == nil ? nil : Self.english($0) }, joined { words[$0] })
  }

  private static func word(of part: Substring) -> String { String(part.prefix { $0 != ":" }) }

  /// A key with blanks between its words.
  private static func english(_ key: String) -> String {
    if key == "t_junction" { return "T-junction" }
    return key.reduce(into: "") { text, letter in
      if letter.isUppercase { text += " " }
      text += letter == "_" ? " " : letter.lowercased()
    }
  }
}

extension Column {
  /// The column with words for its keys.
  package func inWords(_ vocabulary: Vocabulary) -> Column {
    var column = self
    column.vocabulary = vocabulary
    return column
  }
}
