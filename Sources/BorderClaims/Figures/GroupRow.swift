public import BorderCore
public import BorderTables

/// The state border of a group, of a group with one neighbouring country, or of one member.
public struct GroupRow: Hashable, Sendable {
  /// Whose border a row is.
  public enum Level: Hashable, Sendable {
    /// That of all members together.
    case group
    /// That of all members with one country.
    case neighbour(String)
    /// That of one member, by its name as written.
    case member(String)

    /// The word in files.
    var key: String {
      switch self {
      case .group: "group"
      case .neighbour: "neighbour"
      case .member: "member"
      }
    }

    /// The country or the member.
    var name: String? {
      switch self {
      case .group: nil
      case .neighbour(let name), .member(let name): name
      }
    }
  }

  /// What was measured.
  public struct Figures: Hashable, Sendable {
    /// The length; each arc counts once.
    public var length: ExactLength
    /// The countries across, by code.
    public var neighbours: [String]
    /// Existing crossings; `nil` where no list of them is known.
    public var crossings: Int?
    /// Those of them that are open; `nil` where that is not known.
    public var openCrossings: Int?

    /// The length, if there is any border.
    var border: ExactLength? { length.isZero ? nil : length }
  }

  /// What groups are made by.
  public var grouping: String
  /// The group.
  public var group: String
  /// Whose border it is.
  public var level: Level
  /// The figures; `nil` where the name is not known.
  public var figures: Figures?
  /// What there is to say of it.
  public var verdict: Phrase?

  /// The length of its state border; `nil` where it has none.
  public var border: ExactLength? { figures?.border }

  /// The table of groups.
  public static let schema = TableSchema<GroupRow>(
    name: "groups", title: Phrase("Borders by group", "Границы по группам"),
    [
      .init(Column("grouping", Phrase("grouping", "деление"))) { .text($0.grouping) },
      .init(Column("group", Phrase("group", "группа"))) { .text($0.group) },
      .init(Column("level", Phrase("row", "строка")).inWords(.grouped)) { .text($0.level.key) },
      .init(Column("member", Phrase("of", "чего"))) { $0.level.name.map { .text($0) } ?? .missing },
      .init(
        Column("length_km", Phrase("state border km", "госграница, км"), isNumeric: true, displayPlaces: 1)
      ) { $0.border.map { Cell($0) } ?? .missing },
      .init(Column("neighbours", Phrase("neighbours", "соседи"))) {
        Cell($0.figures?.neighbours.joined(separator: " ") ?? "")
      },
      .init(Column("crossings", Phrase("crossings", "переходов"), isNumeric: true)) {
        $0.figures?.crossings.map { .integer($0) } ?? .missing
      },
      .init(Column("crossings_open", Phrase("open", "открыто"), isNumeric: true)) {
        $0.figures?.openCrossings.map { .integer($0) } ?? .missing
      },
      .init(
        Column("density_per_100km", Phrase("per 100 km", "на 100 км"), isNumeric: true, displayPlaces: 2)
      ) { row in
        guard let figures = row.figures, let crossings = figures.crossings else { return .missing }
        return Cell(CrossingTally.density(crossings, per: figures.length), places: 6)
      },
      .init(Column("verdict", Phrase("verdict", "вывод"))) { $0.verdict.map { .phrase($0) } ?? .missing },
    ])
}
