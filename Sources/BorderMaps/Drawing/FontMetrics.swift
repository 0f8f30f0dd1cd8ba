/// Widths of letters, so that labels know their room without a font at hand.
///
/// The widths are those of Liberation Sans, which by design are those of Arial and Helvetica: one of the three is on
/// nearly every machine. Blocks: Basic Latin, Latin-1 and Extended-A, Cyrillic, punctuation; other letters count as
/// wide as a capital.
enum FontMetrics {
  /// The families as CSS names them.
  static let families = "Arial, Helvetica, 'Liberation Sans', sans-serif"
  /// The one family to name where a list is taken for the name of one font.
  static let family = "Arial"
  /// The family that pictures without CSS ask for.
  static let rasterFamily = "Liberation Sans"

  /// The width of a text in pixels. O(length).
  static func width(of text: String, size: Double, isBold: Bool = false) -> Double {
    measure(text, size: size, isBold: isBold).width
  }

  /// The width of a text whose letters are all measured, in pixels; nothing where some are only reckoned. O(length).
  static func knownWidth(of text: String, size: Double, isBold: Bool) -> Double? {
    let measured = measure(text, size: size, isBold: isBold)
    return measured.isExact ? measured.width : nil
  }

  private static func measure(_ text: String, size: Double, isBold: Bool) -> (width: Double, isExact: Bool) {
    let blocks = isBold ? bold : regular
    var total = 0
    var isExact = true
    for scalar in text.unicodeScalars {
      let value = Int(scalar.value)
      if let block = blocks.first(where: { $0.first <= value && value < $0.first + $0.widths.count }) {
        total += block.widths[value - block.first]
      } else {
        total += value >= 0x1100 ? 1000 : 700
        isExact = false
      }
    }
    return (Double(total) * size / 1000, isExact)
  }

  /// The text in lines that are no wider than a limit where blanks allow that. O(length).
  static func wrapped(_ text: String, size: Double, within limit: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if !line.isEmpty && width(of: longer, size: size) > limit {
        lines.append(line)
        line = String(word)
      } else {
        line = longer
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// Thousandths of the font's size, letter by letter.
  private struct Block: Sendable {
    var first: Int
    var widths: [Int]
  }

  private static let regular = [
    Block(
      first: 0x20,
      widths: [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556,
        556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778,
        722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278,
        278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
      ]),
    Block(
      first: 0xA0,
      widths: [
        278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 552, 400, 549, 333, 333,
        333, 576, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611, 667, 667, 667, 667, 667, 667, 1000, 722,
        667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722,
        722, 667, 667, 611, 556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 549, 611, 556, 556, 556, 556, 500, 556, 500, 667, 556, 667, 556,
        667, 556, 722, 500, 722, 500, 722, 500, 722, 500, 722, 615, 722, 556, 667, 556, 667, 556, 667, 556,
        667, 556, 667, 556, 778, 556, 778, 556, 778, 556, 778, 556, 722, 556, 722, 556, 278, 278, 278, 278,
        278, 278, 278, 222, 278, 278, 735, 444, 500, 222, 667, 500, 500, 556, 222, 556, 222, 556, 292, 556,
        334, 556, 222, 722, 556, 722, 556, 722, 556, 604, 723, 556, 778, 556, 778, 556, 778, 556, 1000, 944,
        722, 333, 722, 333, 722, 333, 667, 500, 667, 500, 667, 500, 667, 500, 611, 278, 611, 375, 611, 278,
        722, 556, 722, 556, 722, 556, 722, 556, 722, 556, 722, 556, 944, 722, 667, 500, 667, 611, 500, 611,
        500, 611, 500, 222,
      ]),
    Block(
      first: 0x400,
      widths: [
        667, 667, 865, 542, 719, 667, 278, 278, 500, 1057, 1010, 854, 583, 722, 635, 719, 667, 656, 667, 542,
        677, 667, 923, 604, 719, 719, 583, 656, 833, 722, 778, 719, 667, 722, 611, 635, 760, 667, 740, 667,
        917, 938, 792, 885, 656, 719, 1010, 722, 556, 573, 531, 365, 583, 556, 669, 458, 559, 559, 438, 583,
        688, 552, 556, 542, 556, 500, 458, 500, 823, 500, 573, 521, 802, 823, 625, 719, 521, 510, 750, 542,
        556, 556, 556, 365, 510, 500, 222, 278, 222, 906, 812, 556, 438, 559, 500, 552,
      ]),
    Block(
      first: 0x2010,
      widths: [
        333, 333, 556, 556, 1000, 1000, 556, 552, 222, 222, 222, 222, 333, 333, 333, 556, 556, 556, 350, 556,
        556, 556, 1000,
      ]),
  ]

  private static let bold = [
    Block(
      first: 0x20,
      widths: [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556,
        556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778,
        722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333,
        278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
        611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
      ]),
    Block(
      first: 0xA0,
      widths: [
        278, 333, 556, 556, 556, 556, 280, 556, 333, 737, 370, 556, 584, 333, 737, 552, 400, 549, 333, 333,
        333, 576, 556, 278, 333, 333, 365, 556, 834, 834, 834, 611, 722, 722, 722, 722, 722, 722, 1000, 722,
        667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722,
        722, 667, 667, 611, 556, 556, 556, 556, 556, 556, 889, 556, 556, 556, 556, 556, 278, 278, 278, 278,
        611, 611, 611, 611, 611, 611, 611, 549, 611, 611, 611, 611, 611, 556, 611, 556, 722, 556, 722, 556,
        722, 556, 722, 556, 722, 556, 722, 556, 722, 556, 722, 719, 722, 611, 667, 556, 667, 556, 667, 556,
        667, 556, 667, 556, 778, 611, 778, 611, 778, 611, 778, 611, 722, 611, 722, 611, 278, 278, 278, 278,
        278, 278, 278, 278, 278, 278, 785, 556, 556, 278, 722, 556, 556, 611, 278, 611, 278, 611, 385, 611,
        479, 611, 278, 722, 611, 722, 611, 722, 611, 708, 723, 611, 778, 611, 778, 611, 778, 611, 1000, 944,
        722, 389, 722, 389, 722, 389, 667, 556, 667, 556, 667, 556, 667, 556, 611, 333, 611, 479, 611, 333,
        722, 611, 722, 611, 722, 611, 722, 611, 722, 611, 722, 611, 944, 778, 667, 556, 667, 611, 500, 611,
        500, 611, 500, 278,
      ]),
    Block(
      first: 0x400,
      widths: [
        667, 669, 885, 567, 711, 667, 278, 276, 556, 1094, 1062, 875, 610, 722, 622, 719, 722, 719, 722, 567,
        712, 667, 904, 626, 719, 719, 610, 702, 833, 722, 778, 719, 667, 722, 611, 622, 854, 667, 730, 703,
        1005, 1019, 870, 979, 719, 711, 1031, 719, 556, 618, 615, 417, 635, 556, 709, 497, 615, 615, 500,
        635, 740, 604, 611, 604, 611, 556, 490, 556, 875, 556, 615, 581, 833, 844, 729, 854, 615, 552, 854,
        583, 556, 556, 611, 417, 552, 556, 278, 281, 278, 969, 906, 611, 500, 615, 556, 604,
      ]),
    Block(
      first: 0x2010,
      widths: [
        333, 333, 556, 556, 1000, 1000, 556, 552, 278, 278, 278, 278, 500, 500, 500, 556, 556, 556, 350, 556,
        556, 556, 1000,
      ]),
  ]
}
