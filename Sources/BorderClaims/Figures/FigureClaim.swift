public import BorderCore
import BorderTables

/// A figure that somebody published: a length, a count, a list.
public struct FigureClaim: Hashable, Sendable {
  /// How the figure stands to the truth.
  public enum Relation: String, Sendable {
    /// It is the figure.
    case equal = "="
    /// About.
    case about = "~"
    /// The truth is more.
    case more = ">"
    /// The truth is less.
    case less = "<"
    /// From one value to another, written `a..b` in place of a relation.
    case range
  }

  /// The id of the claim.
  public var id: String
  /// Who claims it.
  public var paper: String
  /// What is claimed, such as `border_length`.
  public var measure: String
  /// Of what: a place, two places as `A|B`, or a text.
  public var subject: String
  /// The relation.
  public var relation: Relation
  /// The value as written.
  public var value: String
  /// The bounds of a range.
  public var bounds: ClosedRange<Double>?
  /// The unit.
  public var unit: String
  /// The note of the table.
  public var note: String

  /// A figure.
  public init(
    id: String, paper: String, measure: String, subject: String, relation: Relation, value: String,
    bounds: ClosedRange<Double>? = nil, unit: String, note: String
  ) {
    self.id = id
    self.paper = paper
    self.measure = measure
    self.subject = subject
    self.relation = relation
    self.value = value
    self.bounds = bounds
    self.unit = unit
    self.note = note
  }

  /// The value as a number, in the way of writing of any language: `1 234,5` too.
  public var number: Double? { Amount.parse(value) }

  /// The measure, where it is one that is known.
  public var knownMeasure: FigureMeasure? { FigureMeasure(rawValue: measure) }

  /// The claim in a few signs: `> 1250 km`.
  public var text: Phrase {
    let figure =
      relation == .range ? bounds.map { "\(Int($0.lowerBound))–\(Int($0.upperBound))" } ?? value : value
    let sign = relation == .equal || relation == .range ? "" : "\(relation.rawValue) "
    // A list of places is no number of them.
    guard let counted = relation == .range ? bounds?.upperBound : number else {
      return Phrase(same: sign + figure)
    }
    let unit = FigureUnit.phrase(unit, behind: counted)
    return Phrase("\(sign)\(figure) \(unit.english)", "\(sign)\(figure) \(unit.russian)")
  }

  /// The claim in words: `rail crossings, RU|KZ: 16 crossings`.
  public var statement: Phrase {
    let label = knownMeasure?.label ?? Phrase(same: measure)
    var subject = Phrase(same: subject)
    if let transit = FigureChecker.TransitSubject(self.subject) {
      let way = transit.mode == .rail ? Phrase("railway", "железная дорога") : Phrase("road", "дорога")
      subject = Phrase(
        "\(way.english) \(transit.towns) through \(transit.through)",
        "\(way.russian) \(transit.towns) через \(transit.through)")
    }
    return Phrase(
      "\(label.english), \(subject.english): \(text.english)",
      "\(label.russian), \(subject.russian): \(text.russian)")
  }

  /// Whether a count agrees: exactly, within a twentieth for "about".
  func agrees(withCount count: Int) -> Bool { agrees(with: Double(count)) }

  /// Whether a number agrees: exactly, within a twentieth for "about".
  func agrees(with value: Double) -> Bool {
    if relation == .range { return bounds?.contains(value) ?? false }
    guard let number else { return false }
    switch relation {
    case .equal, .range: return value == number
    case .about: return abs(value - number) <= 0.05 * number
    case .more: return value > number
    case .less: return value < number
    }
  }
}
