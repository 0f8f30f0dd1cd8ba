public import BorderCore
import BorderIO
public import BorderTables

/// A figure that a page shows at its head.
public struct KeyFigure: Hashable, Sendable {
  /// The number; anything else is shown as text.
  public var value: Cell
  /// What is counted or measured, with the unit.
  public var label: Phrase
  /// What a reader must know beside it, in small letters.
  public var note: Phrase

  /// A figure.
  public init(_ value: Cell, _ label: Phrase, note: Phrase) {
    self.value = value
    self.label = label
    self.note = note
  }

  /// For the script of a page.
  var json: JSONValue {
    var places: JSONValue = .null
    if case .decimal(_, let digits) = value { places = .integer(digits) }
    return .array([JSONValue(shown: value), places, JSONValue(label), JSONValue(note)])
  }
}
