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
  /// How long it may be on finer data; `nil` where these are fine already, or of no kind that was tried out.
  public let finer: FinerLength?
  /// A published length and the ruler that gives it.
  public private(set) var published: (length: PublishedLength, match: RulerMatch)?

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
    finer = FinerLength(curve)
  }

  /// Looks for the ruler of a published length.
  public mutating func setPublished(_ length: PublishedLength) {
    published = RulerMatch(length.kilometres * 1000, in: curve).map { (length, $0) }
  }
}
