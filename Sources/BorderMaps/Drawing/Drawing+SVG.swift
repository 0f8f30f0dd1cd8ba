public import BorderIO

/// How an SVG is written.
public struct SVGOptions: Hashable, Sendable {
  /// Whether shapes carry their tips as `<title>`, which browsers show.
  public var hasTips = true
  /// Whether shapes carry what they stand for as `data-` attributes, for scripts.
  public var hasKeys = false
  /// Whether only browsers read it. Other programs paint the outline of letters over their filling whatever `paint-order`
  /// says (QtSvg, LibreOffice), so that a halo is a text of its own beneath the letters; they set it wider than these
  /// unless both have a length (LibreOffice), and take a list of fonts for the name of one (QtSvg).
  public var isForBrowsers = false
  /// The usual options.
  public init() {}
  /// Those of a picture within a page.
  public static let forBrowsers = {
    var options = SVGOptions()
    options.isForBrowsers = true
    return options
  }()
}

extension Drawing {
  /// The picture as SVG 1.1: tenths of pixels, relative coordinates, texts escaped. O(size).
  public func svg(_ options: SVGOptions = SVGOptions()) -> OutputBuffer {
    var writer = SVGWriter(options: options)
    writer.write(self)
    return writer.buffer
  }
}

private struct SVGWriter {
  let options: SVGOptions
  var buffer = OutputBuffer()
  private var clips = 0
  /// Whether each open group has a stroke, which texts in it would inherit.
  private var strokes: [Bool] = []

  init(options: SVGOptions) { self.options = options }

  mutating func write(_ drawing: Drawing) {
    buffer.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
    number(drawing.width)
    buffer.append(" ")
    number(drawing.height)
    buffer.append("\" width=\"")
    number(drawing.width)
    buffer.append("\" height=\"")
    number(drawing.height)
    buffer.append(
      "\" role=\"img\" font-family=\"\(options.isForBrowsers ? FontMetrics.families : FontMetrics.family)\" ")
    // Shapes name the width of their strokes; this is that of halos.
    buffer.append("stroke-linejoin=\"round\" stroke-linecap=\"round\" stroke-width=\"")
    number(Drawing.haloWidth)
    // Rings within rings are holes; said once for all shapes.
    buffer.append("\" fill-rule=\"evenodd\">\n<title>")
    buffer.append(xml: drawing.title)
    buffer.append("</title>\n")
    if !drawing.description.isEmpty {
      buffer.append("<desc>")
      buffer.append(xml: drawing.description)
      buffer.append("</desc>\n")
    }
    if !drawing.credit.isEmpty {
      buffer.append("<metadata><dc:source xmlns:dc=\"http://purl.org/dc/elements/1.1/\">")
      buffer.append(xml: drawing.credit)
      buffer.append("</dc:source></metadata>\n")
    }
    for command in drawing.commands {
      switch command {
      case .begin(let group): begin(group)
      case .end:
        _ = strokes.popLast()
        buffer.append("</g>\n")
      case .path(let path): write(path)
      case .text(let text): write(text)
      }
    }
    buffer.append("</svg>\n")
  }

  private mutating func begin(_ group: Drawing.Group) {
    if let clip = group.clip {
      clips += 1
      buffer.append("<clipPath id=\"clip\(clips)\"><rect x=\"")
      number(clip.left)
      buffer.append("\" y=\"")
      number(clip.top)
      buffer.append("\" width=\"")
      number(clip.width)
      buffer.append("\" height=\"")
      number(clip.height)
      buffer.append("\"/></clipPath>\n")
    }
    buffer.append("<g class=\"")
    buffer.append(xml: group.name)
    buffer.append("\"")
    if group.clip != nil { buffer.append(" clip-path=\"url(#clip\(clips))\"") }
    strokes.append(group.paint.stroke != nil)
    attributes(group.paint)
    buffer.append(">\n")
  }

  private mutating func attributes(_ paint: Paint) {
    buffer.append(" fill=\"\(paint.fill?.hex ?? "none")\"")
    if let fill = paint.fill, fill.opacity < 1 { opacity("fill-opacity", fill.opacity) }
    guard let stroke = paint.stroke else { return buffer.append(" stroke=\"none\"") }
    buffer.append(" stroke=\"\(stroke.hex)\"")
    if stroke.opacity < 1 { opacity("stroke-opacity", stroke.opacity) }
    buffer.append(" stroke-width=\"")
    buffer.append(rounded: paint.width, decimals: 2)
    buffer.append("\"")
    guard !paint.dash.isEmpty else { return }
    buffer.append(" stroke-dasharray=\"")
    for (index, length) in paint.dash.enumerated() {
      if index > 0 { buffer.append(" ") }
      number(length)
    }
    buffer.append("\"")
  }

  private mutating func opacity(_ name: String, _ value: Double) {
    buffer.append(" \(name)=\"")
    buffer.append(rounded: value, decimals: 2)
    buffer.append("\"")
  }

  private mutating func write(_ path: Drawing.Path) {
    let name: String
    switch path.shape {
    case .circle(let centre, let radius):
      name = "circle"
      buffer.append("<circle cx=\"")
      number(centre.x)
      buffer.append("\" cy=\"")
      number(centre.y)
      buffer.append("\" r=\"")
      number(radius)
      buffer.append("\"")
    case .lines(let lines):
      name = "path"
      buffer.append("<path d=\"")
      for line in lines { points(line[...]) }
      buffer.append("\"")
    case .rings(let rings):
      name = "path"
      buffer.append("<path d=\"")
      for ring in rings {
        points(ring.first == ring.last ? ring.dropLast() : ring[...])
        buffer.append("z")
      }
      buffer.append("\"")
    }
    if let paint = path.paint { attributes(paint) }
    if options.hasKeys, let key = path.key {
      buffer.append(" data-\(key.kind)=\"")
      buffer.append(xml: key.id)
      buffer.append("\"")
    }
    guard options.hasTips, !path.tip.isEmpty else { return buffer.append("/>\n") }
    buffer.append("><title>")
    buffer.append(xml: path.tip)
    buffer.append("</title></\(name)>\n")
  }

  /// A move and relative steps in tenths of a pixel; steps of nothing are left out.
  private mutating func points(_ line: ArraySlice<PagePoint>) {
    guard let first = line.first else { return }
    var (x, y) = tenths(first)
    buffer.append("M")
    tenth(x, after: nil)
    tenth(y, after: x)
    // The number before; none stands before the first step, which has a letter.
    var last: Int?
    for point in line.dropFirst() {
      let (nextX, nextY) = tenths(point)
      let (dx, dy) = (nextX - x, nextY - y)
      guard dx != 0 || dy != 0 else { continue }
      if last == nil { buffer.append("l") }
      tenth(dx, after: last)
      tenth(dy, after: dx)
      last = dy
      (x, y) = (nextX, nextY)
    }
    // A lone place is seen by the ends of its line.
    if last == nil { buffer.append("h0") }
  }

  private func tenths(_ point: PagePoint) -> (Int, Int) {
    func whole(_ value: Double) -> Int { Int(max(-1e7, min(1e7, (value * 10).rounded()))) }
    return (whole(point.x), whole(point.y))
  }

  /// A number of tenths behind another: a minus, or a second point, begins it without a space.
  private mutating func tenth(_ value: Int, after last: Int?) {
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 10)
    let hasPointFirst = whole == 0 && rest > 0
    if value < 0 {
      buffer.append("-")
    } else if let last, !hasPointFirst || last % 10 == 0 {
      buffer.append(" ")
    }
    if !hasPointFirst { buffer.append(Int(whole)) }
    if rest > 0 {
      buffer.append(".")
      buffer.append(Int(rest))
    }
  }

  private mutating func write(_ text: Drawing.Text) {
    guard let halo = text.halo, !options.isForBrowsers else { return write(text, halo: text.halo) }
    var beneath = text
    beneath.colour = halo
    let length = FontMetrics.knownWidth(of: text.text, size: text.size, isBold: text.isBold)
    write(beneath, halo: halo, length: length)
    write(text, halo: nil, length: length)
  }

  private mutating func write(_ text: Drawing.Text, halo: Colour?, length: Double? = nil) {
    buffer.append("<text x=\"")
    number(text.place.x)
    buffer.append("\" y=\"")
    number(text.place.y)
    buffer.append("\" font-size=\"")
    number(text.size)
    buffer.append("\" fill=\"\(text.colour.hex)\"")
    if text.colour.opacity < 1 { opacity("fill-opacity", text.colour.opacity) }
    if text.isBold { buffer.append(" font-weight=\"700\"") }
    if text.isItalic { buffer.append(" font-style=\"italic\"") }
    if let length {
      buffer.append(" textLength=\"")
      number(length)
      buffer.append("\"")
    }
    if text.anchor != .start { buffer.append(" text-anchor=\"\(text.anchor.rawValue)\"") }
    let isInStroke = strokes.last ?? false
    if let halo {
      buffer.append(" stroke=\"\(halo.hex)\"")
      if isInStroke {
        buffer.append(" stroke-width=\"")
        number(Drawing.haloWidth)
        buffer.append("\"")
      }
      opacity("stroke-opacity", halo.opacity)
      if options.isForBrowsers { buffer.append(" paint-order=\"stroke\"") }
    } else if isInStroke {
      buffer.append(" stroke=\"none\"")
    }
    buffer.append(">")
    buffer.append(xml: text.text)
    buffer.append("</text>\n")
  }

  private mutating func number(_ value: Double) { buffer.append(rounded: value, decimals: 1) }
}

extension Drawing {
  /// How wide the halo around letters is drawn, in pixels; half of it is seen on each side.
  static let haloWidth = 2.6
}
