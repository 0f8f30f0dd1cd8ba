/// A colour of the sRGB space with an opacity.
public struct Colour: Hashable, Sendable {
  /// Red, green and blue, as in `0xRRGGBB`.
  public var rgb: UInt32
  /// From 0, unseen, to 1.
  public var opacity: Double

  /// A colour from `0xRRGGBB`.
  public init(_ rgb: UInt32, opacity: Double = 1) {
    self.rgb = rgb & 0xFF_FFFF
    self.opacity = opacity
  }

  /// Red from 0 to 1.
  public var red: Double { Double(rgb >> 16 & 0xFF) / 255 }
  /// Green from 0 to 1.
  public var green: Double { Double(rgb >> 8 & 0xFF) / 255 }
  /// Blue from 0 to 1.
  public var blue: Double { Double(rgb & 0xFF) / 255 }

  /// The colour as CSS writes it, without opacity: `#rrggbb`.
  public var hex: String {
    let digits = Array("0123456789abcdef")
    var text = "#"
    for shift in stride(from: 20, through: 0, by: -4) { text.append(digits[Int(rgb >> UInt32(shift) & 0xF)]) }
    return text
  }
}

/// How a shape is filled and its outline drawn.
public struct Paint: Hashable, Sendable {
  /// The colour of the inside; `nil` for none.
  public var fill: Colour?
  /// The colour of the line; `nil` for none.
  public var stroke: Colour?
  /// The width of the line in pixels.
  public var width: Double
  /// Lengths of dashes and gaps in turn; empty for a whole line.
  public var dash: [Double]

  /// A paint.
  public init(fill: Colour? = nil, stroke: Colour? = nil, width: Double = 1, dash: [Double] = []) {
    self.fill = fill
    self.stroke = stroke
    self.width = width
    self.dash = dash
  }
}
