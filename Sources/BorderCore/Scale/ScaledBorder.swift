/// A border, a coast or a line with its length by every ruler and what follows from it.
public struct ScaledBorder: Sendable {
  /// What a row is.
  public enum Kind: String, CaseIterable, Sendable {
    /// The border of two regions.
    case pair
    /// The border of two countries.
    case country
    /// All borders of a country with others.
    case land
    /// The coast of a country, or where the data end.
    case coast
    /// A line of a file of lines.
    case line
  }

  /// The codes of both sides, of the country, or of the line.
  public let codes: [String]
  /// Their names.
  public let names: [Phrase]
  /// The lengths.
  public let curve: LengthByRuler
  /// The power law; `nil` where there are too few rulers.
  public let fit: ScalingFit?
  /// A published length and the ruler that gives it.
  public var published: (length: PublishedLength, match: RulerMatch)?

  /// A border with its curve.
  ///
  /// - Parameters:
  ///   - codes: The codes of its sides.
  ///   - names: Their names.
  ///   - curve: Its lengths.
  ///   - range: Which rulers to fit; `nil` for those that the data bear.
  public init(codes: [String], names: [Phrase], curve: LengthByRuler, range: ClosedRange<Double>? = nil) {
    self.codes = codes
    self.names = names
    self.curve = curve
    fit = ScalingFit(curve, range: range)
  }
}
