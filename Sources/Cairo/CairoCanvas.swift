internal import CCairo

/// A page that cairo draws on: a picture of pixels or a PDF.
///
/// Cannot be copied; destroys its context before its surface. Failures are kept by cairo and reported by `finish`.
@safe
public struct CairoCanvas: ~Copyable {
  /// What the page becomes.
  public enum Format: Hashable, Sendable {
    /// A PNG with so many pixels per unit.
    case png(scale: Double)
    /// A PDF of one page; the time of its making, as ISO 8601 writes it.
    case pdf(created: String)
  }

  private let format: Format
  private let surface: OpaquePointer
  private let context: OpaquePointer
  private let sink = ByteSink()

  /// Makes a page.
  ///
  /// - Parameters:
  ///   - width: Units, each a pixel of a PNG or three quarters of a point of a PDF.
  ///   - height: Units.
  ///   - title: What the page shows, for the description of a PDF.
  ///   - subject: More of it for that description; empty for none.
  ///   - format: What the page becomes.
  /// - Throws: `CairoError` when cairo refuses the size.
  ///
  /// C functions: `cairo_image_surface_create`, `cairo_pdf_surface_create_for_stream`, `cairo_create`.
  public init(width: Double, height: Double, title: String, subject: String = "", format: Format)
    throws(CairoError)
  {
    self.format = format
    let made: OpaquePointer?
    let scale: Double
    switch format {
    case .png(let factor):
      guard width * factor < 32_000, height * factor < 32_000, width * factor >= 1, height * factor >= 1
      else {
        throw CairoError(
          function: "cairo_image_surface_create", message: "pictures have up to 32000 pixels a side")
      }
      scale = factor
      unsafe made = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, Int32((width * factor).rounded(.up)), Int32((height * factor).rounded(.up)))
    case .pdf(let created):
      scale = 0.75
      unsafe made = cairo_pdf_surface_create_for_stream(
        ByteSink.write, sink.pointer, width * scale, height * scale)
      unsafe cairo_pdf_surface_set_metadata(made, CAIRO_PDF_METADATA_TITLE, title)
      if !subject.isEmpty {
        unsafe cairo_pdf_surface_set_metadata(made, CAIRO_PDF_METADATA_SUBJECT, subject)
      }
      unsafe cairo_pdf_surface_set_metadata(made, CAIRO_PDF_METADATA_CREATE_DATE, created)
    }
    guard let made = unsafe made, let context = unsafe cairo_create(made) else {
      throw CairoError(function: "cairo_create", message: "out of memory")
    }
    unsafe surface = unsafe made
    unsafe self.context = unsafe context
    unsafe cairo_scale(context, scale, scale)
    unsafe cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
    unsafe cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    unsafe cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD)
    // Letters as wide as the font says, not as whole pixels make them: labels have the room that was kept for them.
    let options = unsafe cairo_font_options_create()
    unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    unsafe cairo_set_font_options(context, options)
    unsafe cairo_font_options_destroy(options)
  }

  /// C functions: `cairo_destroy`, `cairo_surface_destroy`.
  deinit {
    unsafe cairo_destroy(context)
    unsafe cairo_surface_destroy(surface)
  }

  /// Ends the page. C functions: `cairo_surface_finish`, `cairo_surface_write_to_png_stream`.
  ///
  /// - Returns: The bytes of the file.
  /// - Throws: `CairoError` for the first failure since the page was made.
  public consuming func finish() throws(CairoError) -> [UInt8] {
    try check(unsafe cairo_status(context), "drawing")
    if case .png = format {
      unsafe cairo_surface_flush(surface)
      try check(
        unsafe cairo_surface_write_to_png_stream(surface, ByteSink.write, sink.pointer),
        "cairo_surface_write_to_png_stream")
    } else {
      unsafe cairo_show_page(context)
      unsafe cairo_surface_finish(surface)
      try check(unsafe cairo_surface_status(surface), "cairo_surface_finish")
    }
    return sink.bytes
  }

  private func check(_ status: cairo_status_t, _ function: String) throws(CairoError) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    let text = unsafe cairo_status_to_string(status).map { unsafe String(cString: $0) }
    throw CairoError(function: function, message: text ?? "failed")
  }
}

extension CairoCanvas {
  /// Keeps the state. C function: `cairo_save`.
  public func save() { unsafe cairo_save(context) }
  /// Brings the state back. C function: `cairo_restore`.
  public func restore() { unsafe cairo_restore(context) }

  /// Cuts what follows at a box. C function: `cairo_clip`.
  public func clip(x: Double, y: Double, width: Double, height: Double) {
    unsafe cairo_new_path(context)
    unsafe cairo_rectangle(context, x, y, width, height)
    unsafe cairo_clip(context)
  }

  /// Begins an outline. C function: `cairo_new_path`.
  public func newPath() { unsafe cairo_new_path(context) }
  /// Begins a part of the outline. C function: `cairo_move_to`.
  public func move(_ x: Double, _ y: Double) { unsafe cairo_move_to(context, x, y) }
  /// Goes on with a straight line. C function: `cairo_line_to`.
  public func line(_ x: Double, _ y: Double) { unsafe cairo_line_to(context, x, y) }
  /// Closes the part. C function: `cairo_close_path`.
  public func close() { unsafe cairo_close_path(context) }
  /// A circle. C function: `cairo_arc`.
  public func circle(_ x: Double, _ y: Double, radius: Double) {
    unsafe cairo_new_sub_path(context)
    unsafe cairo_arc(context, x, y, radius, 0, 2 * .pi)
    unsafe cairo_close_path(context)
  }

  /// The colour of what follows, from 0 to 1. C function: `cairo_set_source_rgba`.
  public func setColour(red: Double, green: Double, blue: Double, opacity: Double) {
    unsafe cairo_set_source_rgba(context, red, green, blue, opacity)
  }

  /// Fills the outline and keeps it. C function: `cairo_fill_preserve`.
  public func fill() { unsafe cairo_fill_preserve(context) }

  /// Draws the outline and keeps it. C functions: `cairo_set_line_width`, `cairo_set_dash`, `cairo_stroke_preserve`.
  public func stroke(width: Double, dash: [Double] = []) {
    unsafe cairo_set_line_width(context, width)
    unsafe cairo_set_dash(context, dash, Int32(dash.count), 0)
    unsafe cairo_stroke_preserve(context)
  }

  /// Chooses a font. C functions: `cairo_select_font_face`, `cairo_set_font_size`.
  public func setFont(_ family: String, _ look: FontLook) {
    unsafe cairo_select_font_face(
      context, family, look.isItalic ? CAIRO_FONT_SLANT_ITALIC : CAIRO_FONT_SLANT_NORMAL,
      look.isBold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
    unsafe cairo_set_font_size(context, look.size)
  }

  /// Whether the chosen font has a letter of its own for each of a text, and no box in its place.
  ///
  /// C functions: `cairo_get_scaled_font`, `cairo_scaled_font_text_to_glyphs`, `cairo_glyph_free`.
  public func hasLetters(of text: String) -> Bool {
    var glyphs: UnsafeMutablePointer<cairo_glyph_t>?
    var count: Int32 = 0
    let status = unsafe cairo_scaled_font_text_to_glyphs(
      cairo_get_scaled_font(context), 0, 0, text, Int32(text.utf8.count), &glyphs, &count, nil, nil, nil)
    defer { unsafe cairo_glyph_free(glyphs) }
    guard status == CAIRO_STATUS_SUCCESS, let glyphs = unsafe glyphs else { return text.isEmpty }
    for index in 0..<Int(count) where unsafe glyphs[index].index == 0 { return false }
    return true
  }

  /// How far a text goes on. C function: `cairo_text_extents`.
  public func advance(of text: String) -> Double {
    var extents = cairo_text_extents_t()
    unsafe cairo_text_extents(context, text, &extents)
    return extents.x_advance
  }

  /// The outline of a text from a place on its baseline. C function: `cairo_text_path`.
  public func textPath(_ text: String, _ x: Double, _ y: Double) {
    unsafe cairo_new_path(context)
    unsafe cairo_move_to(context, x, y)
    unsafe cairo_text_path(context, text)
  }

  /// A text that readers of a PDF can find. C function: `cairo_show_text`.
  public func show(_ text: String, _ x: Double, _ y: Double) {
    unsafe cairo_new_path(context)
    unsafe cairo_move_to(context, x, y)
    unsafe cairo_show_text(context, text)
  }
}

/// Takes the bytes that cairo writes. The canvas keeps it alive as long as cairo may write.
private final class ByteSink {
  var bytes: [UInt8] = []

  var pointer: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }

  static let write: cairo_write_func_t = { closure, data, count in
    guard let closure = unsafe closure, let data = unsafe data else { return CAIRO_STATUS_WRITE_ERROR }
    let sink = unsafe Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
    unsafe sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
  }
}

/// How the letters of a font are set.
public struct FontLook: Hashable, Sendable {
  /// Their size.
  public var size: Double
  /// Whether they are bold.
  public var isBold: Bool
  /// Whether they slant.
  public var isItalic: Bool

  /// How letters are set.
  public init(size: Double, isBold: Bool = false, isItalic: Bool = false) {
    self.size = size
    self.isBold = isBold
    self.isItalic = isItalic
  }
}
