internal import BorderCore
import BorderTables

/// How QGIS shows a layer: symbols by a field, labels, names of fields for people.
public struct QGISStyle: Hashable, Sendable {
  /// What decides on the symbol of a feature.
  public enum Symbols: Hashable, Sendable {
    /// Lines by classes of a figure; features whose figure is 0, and those without one, have symbols of their own.
    case classes(field: String, limits: [Double])
    /// Fillings by the values of a field, in the order of their colours.
    case fillings(field: String, colours: [Pair])
    /// Points by the values of a field; in a ring where another field says that they are known to metres worse than
    /// those of `Crossing.roughPrecision`.
    case points(field: String, precision: String, colours: [Pair])
    /// Lines by the values of a field.
    case lines(field: String, colours: [Pair])
  }

  /// A value and its colour.
  public struct Pair: Hashable, Sendable {
    /// The value.
    public var value: String
    /// The colour.
    public var colour: Colour
    /// A value and its colour.
    public init(_ value: String, _ colour: Colour) {
      self.value = value
      self.colour = colour
    }
  }

  /// What is written beside each feature.
  public struct Label: Hashable, Sendable {
    /// Where it stands.
    public enum Place: Hashable, Sendable {
      /// Level, inside of an area.
      case inside
      /// Above a line, following its direction.
      case along
      /// Beside a point, where there is room.
      case beside
    }
    /// The field.
    public var field: String
    /// With how many digits after the point a number is written; `nil` for texts.
    public var places: Int?
    /// Where it stands.
    public var place: Place
    /// It is not shown on maps of a smaller scale than one to this; `nil` for all scales.
    public var scaleLimit: Int?

    /// What is written beside each feature.
    public init(_ field: String, places: Int? = nil, place: Place, scaleLimit: Int? = nil) {
      self.field = field
      self.places = places
      self.place = place
      self.scaleLimit = scaleLimit
    }
  }

  /// The symbols.
  public var symbols: Symbols
  /// The labels; `nil` for none.
  public var label: Label?

  /// A style.
  public init(_ symbols: Symbols, label: Label? = nil) {
    self.symbols = symbols
    self.label = label
  }

  /// The style file of QGIS 3 (QML) for a table.
  func qml(for table: Table, language: Language) -> OutputBuffer {
    var qml = QMLWriter(table: table, language: language)
    qml.write(self)
    return qml.buffer
  }
}

extension Table {
  /// The headings of the columns, no two alike: one that another column has too names its key.
  func distinctHeadings(_ language: Language) -> [String] {
    let headings = columns.map { $0.heading(language) }
    return zip(columns, headings).map { column, heading in
      headings.filter { $0 == heading }.count > 1 ? "\(heading) (\(column.key))" : heading
    }
  }
}
