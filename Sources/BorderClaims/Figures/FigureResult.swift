public import BorderCore
public import BorderTables

/// What the data give for a figure.
public enum FigureValue: Hashable, Sendable {
  /// So many.
  case count(Int)
  /// An amount that is no whole number, such as kilometres of land and sea together.
  case amount(Double)
  /// The length of lines.
  case length(ExactLength)
  /// Regions, by their ids.
  case regions([String])

  /// As it stands in tables.
  public var cell: Cell {
    switch self {
    case .count(let count): .integer(count)
    case .amount(let value): Cell(value, places: 3)
    case .length(let length): Cell(length)
    case .regions(let ids): .text(ids.joined(separator: " "))
    }
  }

  /// The number, in the unit of its measure: lengths are in kilometres; `nil` where it is none.
  public var number: Double? {
    switch self {
    case .count(let count): Double(count)
    case .amount(let value): value
    case .length(let length): length.kilometres
    case .regions: nil
    }
  }
}

/// A figure with its verdict.
public struct FigureResult: Sendable {
  /// The claim.
  public var claim: FigureClaim
  /// The verdict.
  public var outcome: FigureOutcome
  /// What the data give; `nil` where nothing can be computed.
  public var computed: FigureValue?
  /// What it rests on, and why.
  public var remark: Phrase

  /// The unit of what was computed, which may be another one than that of the claim.
  private let computedUnit: String

  /// The unit of what was computed, as its number wants it; `nil` where that is no number.
  public var unit: Phrase? {
    computed?.number.flatMap { FigureUnit.phrase(computedUnit, behind: $0) }
  }

  init(_ claim: FigureClaim, _ outcome: FigureOutcome, _ computed: FigureValue?, _ remark: Phrase) {
    self.claim = claim
    computedUnit = claim.unit
    self.outcome = outcome
    self.computed = computed
    self.remark = remark
  }
}
