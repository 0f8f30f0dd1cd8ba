/// Numbers that geometry cannot give, from tables of the user.
public struct FigureTables: Sendable {
  /// The end of the name of a column whose numbers include districts that are places of their own.
  static let withDistricts = "_with_districts"

  /// A column of numbers by place.
  public struct Regional: Sendable {
    /// The file.
    public var source: String
    /// The column, such as `population`.
    public var quantity: String
    /// The places as written, with their numbers.
    public var values: [(place: String, value: Double)]

    /// A column.
    public init(source: String, quantity: String, values: [(place: String, value: Double)]) {
      self.source = source
      self.quantity = quantity
      self.values = values
    }
  }

  /// A number for a measure and a subject as a claim names them.
  public struct Number: Sendable {
    /// The file.
    public var source: String
    /// The measure.
    public var measure: String
    /// The subject.
    public var subject: String
    /// The number.
    public var value: Double

    /// A number.
    public init(source: String, measure: String, subject: String, value: Double) {
      self.source = source
      self.measure = measure
      self.subject = subject
      self.value = value
    }
  }

  /// A list of pairs of places, such as sister cities.
  public struct Pairs: Sendable {
    /// The file.
    public var source: String
    /// The pairs as written.
    public var pairs: [(a: String, b: String)]

    /// A list.
    public init(source: String, pairs: [(a: String, b: String)]) {
      self.source = source
      self.pairs = pairs
    }
  }

  /// Columns by place.
  public var regional: [Regional] = []
  /// Single numbers.
  public var numbers: [Number] = []
  /// Lists of pairs.
  public var pairs: [Pairs] = []

  /// No tables.
  public init() {}

  /// How many rows the table has that was read: of columns by place, the places.
  package var rowCount: Int {
    numbers.count + pairs.reduce(0) { $0 + $1.pairs.count } + (regional.map(\.values.count).max() ?? 0)
  }

  /// Adds the contents of another set of tables.
  public mutating func append(_ other: FigureTables) {
    regional += other.regional
    numbers += other.numbers
    pairs += other.pairs
  }
}
