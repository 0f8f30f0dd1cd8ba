public import BorderIO
internal import Cairo

/// A picture that could not be drawn.
public struct DrawingError: Error, Hashable, Sendable {
  /// What went wrong.
  public let message: String
}

extension Drawing {
  /// The picture as PNG.
  ///
  /// - Parameter scale: Pixels of the file for each pixel of the page.
  /// - Returns: The bytes of the file.
  /// - Throws: `DrawingError` when the picture is too large.
  public func png(scale: Double = 2) throws(DrawingError) -> OutputBuffer { try render(.png(scale: scale)) }

  /// The picture as PDF of one page, 96 pixels an inch.
  ///
  /// - Parameter created: The time that the file states, in seconds since 1970.
  /// - Returns: The bytes of the file.
  /// - Throws: `DrawingError` when cairo refuses.
  public func pdf(created: Int = 0) throws(DrawingError) -> OutputBuffer {
    try render(.pdf(created: CalendarTime(secondsSince1970: created).text))
  }

  private func render(_ format: CairoCanvas.Format) throws(DrawingError) -> OutputBuffer {
    do throws(CairoError) {
      let canvas = try CairoCanvas(
        width: width, height: height, title: title, subject: credit, format: format)
      var paints: [Paint] = [Paint()]
      for command in commands {
        switch command {
        case .begin(let group):
          canvas.save()
          if let clip = group.clip {
            canvas.clip(x: clip.left, y: clip.top, width: clip.width, height: clip.height)
          }
          paints.append(group.paint)
        case .end:
          canvas.restore()
          if paints.count > 1 { paints.removeLast() }
        case .path(let path):
          Self.draw(path, path.paint ?? paints[paints.count - 1], on: canvas)
        case .text(let text): Self.draw(text, on: canvas)
        }
      }
      var buffer = OutputBuffer()
      buffer.bytes = try canvas.finish()
      if case .png = format, !credit.isEmpty { PNGText.add(credit, keyword: "Source", to: &buffer.bytes) }
      return buffer
    } catch {
      throw DrawingError(message: error.description)
    }
  }

  private static func draw(_ path: Path, _ paint: Paint, on canvas: borrowing CairoCanvas) {
    canvas.newPath()
    switch path.shape {
    case .circle(let centre, let radius): canvas.circle(centre.x, centre.y, radius: radius)
    case .lines(let lines): for line in lines { trace(line[...], on: canvas) }
    case .rings(let rings):
      for ring in rings {
        trace(ring.first == ring.last ? ring.dropLast() : ring[...], on: canvas)
        canvas.close()
      }
    }
    if let fill = paint.fill {
      set(fill, on: canvas)
      canvas.fill()
    }
    if let stroke = paint.stroke {
      set(stroke, on: canvas)
      canvas.stroke(width: paint.width, dash: paint.dash)
    }
  }

  private static func trace(_ line: ArraySlice<PagePoint>, on canvas: borrowing CairoCanvas) {
    guard let first = line.first else { return }
    canvas.move(first.x, first.y)
    for point in line.dropFirst() { canvas.line(point.x, point.y) }
    if line.count == 1 { canvas.line(first.x, first.y) }
  }

  private static func set(_ colour: Colour, on canvas: borrowing CairoCanvas) {
    canvas.setColour(red: colour.red, green: colour.green, blue: colour.blue, opacity: colour.opacity)
  }

  private static func draw(_ text: Text, on canvas: borrowing CairoCanvas) {
    let line = PrintableText.oneLine(text.text)
    let look = FontLook(size: text.size, isBold: text.isBold, isItalic: text.isItalic)
    let runs = FontRun.runs(of: line, as: look, on: canvas)
    var x = text.place.x
    if text.anchor != .start {
      x -= runs.reduce(0) { $0 + $1.advance } * (text.anchor == .end ? 1 : 0.5)
    }
    // The halo of each run lies beneath the letters of all.
    if let halo = text.halo {
      set(halo, on: canvas)
      var start = x
      for run in runs {
        canvas.setFont(run.family, look)
        canvas.textPath(run.text, start, text.place.y)
        canvas.stroke(width: haloWidth)
        start += run.advance
      }
    }
    set(text.colour, on: canvas)
    for run in runs {
      canvas.setFont(run.family, look)
      canvas.show(run.text, x, text.place.y)
      x += run.advance
    }
  }
}
