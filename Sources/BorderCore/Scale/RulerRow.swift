internal import Glibc

/// The openings of the dividers that a border is walked with, if nobody names others.
///
/// They are the preferred numbers R10 of ISO 3: 1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8 and their tenfolds, so that borders
/// of different data are walked with the same ones.
public enum RulerRow {
  private static let preferred = [1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8]
  /// The greatest ruler, in metres. Beyond it a step would leave the range in which chords and arcs are exchanged well.
  public static let greatest = 2_000_000.0

  /// The rulers from the spacing of vertices to a tenth of a length.
  ///
  /// - Parameters:
  ///   - spacing: How far apart vertices are, in metres.
  ///   - length: The length of the border, in metres.
  /// - Returns: Rising; at least one, which is the spacing itself where the border has no tenth beyond it.
  public static func rulers(spacing: Double, length: Double) -> [Double] {
    let (low, high) = (max(spacing, 0.01), min(length / 10, greatest))
    guard low.isFinite, high.isFinite else { return [] }
    var rulers: [Double] = []
    var decade = pow(10, log10(low).rounded(.down))
    while decade <= high {
      for number in preferred where number * decade >= low && number * decade <= high {
        rulers.append(number * decade)
      }
      decade *= 10
    }
    return rulers.isEmpty ? [low] : rulers
  }
}
