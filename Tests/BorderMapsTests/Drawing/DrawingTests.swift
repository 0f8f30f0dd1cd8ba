import BorderCore
import BorderIO
import BorderMaps
import Testing

@Suite struct DrawingTests {
  static var sample: Drawing {
    var drawing = Drawing(width: 100, height: 50, title: "a <b> & \"c\"")
    drawing.group(.init("land", paint: Paint(fill: Colour(0xFF0000)))) {
      $0.add(
        .init(
          .rings([
            [PagePoint(1, 1), PagePoint(20.04, 1), PagePoint(20.04, 1.01), PagePoint(1, 10), PagePoint(1, 1)]
          ]),
          key: .init("r", "<img src=x onerror=alert(1)>"), tip: "]]> & <script>"))
    }
    drawing.add(.init("=cmd|' /C calc'!A0 \u{0} \u{202E}", at: PagePoint(5, 5), size: 10, colour: Colour(0)))
    return drawing
  }

  @Test func `SVG is small and escaped`() {
    var options = SVGOptions()
    options.hasKeys = true
    let text = Self.sample.svg(options).text
    #expect(text.contains("d=\"M1 1l19 0l-19 9z\"") || text.contains("d=\"M1 1l19 0-19 9z\""))
    #expect(text.contains("data-r=\"&lt;img src=x onerror=alert(1)&gt;\""))
    #expect(text.contains("<title>]]&gt; &amp; &lt;script&gt;</title>"))
    #expect(!text.contains("<script>") && !text.contains("<img"))
    #expect(!text.unicodeScalars.contains { $0.value == 0 || $0.value == 0x202E })
  }

  /// Programs that know no `paint-order` would paint a halo over its letters: it is a text beneath.
  @Test func `a halo is a text beneath, but on a page the outline of the one text`() throws {
    var drawing = Drawing(width: 100, height: 50, title: "")
    drawing.add(
      .init(
        "name", at: PagePoint(5, 5), size: 10, colour: Colour(0x123456), halo: Colour(0xFFFFFF, opacity: 0.5))
    )
    drawing.add(.init("plain", at: PagePoint(5, 25), size: 10, colour: Colour(0)))
    let text = drawing.svg().text
    let names = text.split(separator: "\n").filter { $0.hasSuffix(">name</text>") }
    #expect(names.count == 2 && text.ranges(of: ">plain<").count == 1 && !text.contains("paint-order"))
    #expect(names[0].contains("stroke=\"#ffffff\"") && names[0].contains("fill=\"#ffffff\""))
    #expect(names[1].contains("fill=\"#123456\"") && !names[1].contains("stroke"))
    #expect(text.prefix { $0 != "\n" }.hasSuffix("stroke-width=\"2.6\" fill-rule=\"evenodd\">"))
    // Letters and halo are set to one length, where all letters are measured: n, a, m, e of 10 pixels.
    #expect(names.allSatisfy { $0.contains(" textLength=\"25\"") })
    #expect(!text.contains("Helvetica"))
    var georgian = Drawing(width: 100, height: 50, title: "")
    georgian.add(.init("თბილისი", at: PagePoint(5, 5), size: 10, colour: Colour(0), halo: Colour(0xFFFFFF)))
    #expect(!georgian.svg().text.contains("textLength"))
    // In a group with a stroke both say what they would inherit otherwise.
    var inside = Drawing(width: 100, height: 50, title: "")
    inside.group(.init("lines", paint: Paint(stroke: Colour(0x00FF00), width: 9))) {
      $0.add(.init("name", at: PagePoint(5, 5), size: 10, colour: Colour(0), halo: Colour(0xFFFFFF)))
    }
    let stroked = inside.svg().text.split(separator: "\n").filter { $0.hasSuffix(">name</text>") }
    #expect(stroked[0].contains("stroke-width=\"2.6\"") && stroked[1].contains("stroke=\"none\""))
    let page = drawing.svg(.forBrowsers).text
    #expect(page.ranges(of: ">name<").count == 1 && page.contains("paint-order=\"stroke\""))
    #expect(page.contains("Arial, Helvetica, ") && !page.contains("textLength"))
  }

  @Test func `numbers of a path stand as close as the grammar of SVG lets them`() {
    var drawing = Drawing(width: 100, height: 50, title: "")
    let steps: [(Double, Double)] = [
      (0.5, 0.5), (1, 0.8), (1.5, 0.5), (3.5, 0.8), (3.8, 2.8), (3.8, 2.3), (3.8, 2.3),
    ]
    drawing.add(.init(.lines([steps.map { PagePoint($0.0, $0.1) }])))
    #expect(drawing.svg().text.contains(" d=\"M.5.5l.5.3.5-.3 2 .3.3 2 0-.5\""))
  }

  @Test func `PNG and PDF come from the same commands, with the same bytes each time`() throws {
    let png = try Self.sample.png(scale: 2)
    #expect(png.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    // The header says the size in pixels.
    #expect(png.bytes[16..<24].elementsEqual([0, 0, 0, 200, 0, 0, 0, 100]))
    let pdf = try Self.sample.pdf(created: 0)
    #expect(pdf.bytes.starts(with: Array("%PDF-".utf8)))
    #expect(try Self.sample.png(scale: 2) == png)
    #expect(try Self.sample.pdf(created: 0) == pdf)
  }

  @Test func `a picture that is too large is refused`() {
    let drawing = Drawing(width: 1e6, height: 1e6, title: "")
    #expect(throws: DrawingError.self) { try drawing.png(scale: 1) }
  }
}
