import Foundation
import Testing

/// `mezha map`.
@Suite struct MapTests {
  static let hasRSVG = RunMezha.canRun(["rsvg-convert", "--version"])

  @Test func `the embedded map: whole, labelled, the same bytes each time`() throws {
    let first = try RunMezha.mezha(["map", "-q"])
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.count < 1_000_000)
    #expect(try RunMezha.mezha(["map", "-q", "--threads", "1"]).output == first.output)
    #expect(isWellFormedXML(first.output) && first.text.hasPrefix("<svg "))
    for name in ["KAZAKHSTAN", "Murmansk", "Kaliningrad Oblast", "Jewish Autonomous Oblast", "Chukotka"] {
      #expect(first.text.contains(name), "\(name)")
    }
    let russian = try RunMezha.mezha(["map", "-q", "--lang", "ru", "--color", "length"])
    #expect(russian.text.contains("Калининградская область") && russian.text.contains("Длина границы"))
  }

  @Test func `no line of the map leaps over it, in any projection`() throws {
    for projection in ["+proj=eqearth", "+proj=robin +lon_0=150", "+proj=merc +lon_0=-100", "EPSG:3576"] {
      let result = try RunMezha.mezha(
        ["map", "-q", "--projection", projection, "--focus", "all", "--no-labels", "--width", "1000"])
      #expect(result.status == 0, "\(projection): \(result.errors)")
      // Relative steps within shapes of the map are short: vertices stand at most half a degree apart.
      let map = result.text.components(separatedBy: "<g class=\"legend\"")[0]
      for match in map.matches(of: /d="([^"]+)"/) {
        let steps = match.1.matches(of: /[lL ]?(-?\d*\.?\d+)/).compactMap { Double($0.1) }
        guard match.1.count > 60 else { continue }
        for path in match.1.split(whereSeparator: { $0 == "M" }) {
          let numbers = path.matches(of: /-?\d*\.?\d+/).compactMap { Double($0.0) }
          for index in stride(from: 2, to: numbers.count - 1, by: 2) {
            let (dx, dy) = (numbers[index], numbers[index + 1])
            // What is cut off runs along the frame: straight across, or straight down.
            guard dx != 0 && dy != 0, max(abs(dx), abs(dy)) > 400 else { continue }
            Issue.record("\(projection): a step of \(dx) \(dy) px")
          }
        }
        #expect(!steps.isEmpty)
      }
    }
  }

  @Test func `png and pdf; wrong options are told`() throws {
    try RunMezha.withFolder { folder in
      for (name, magic) in [("x.png", "\u{89}PNG"), ("x.pdf", "%PDF")] {
        let result = try RunMezha.mezha(["map", "-q", "-o", "\(folder)/\(name)"])
        #expect(result.status == 0, "\(result.errors)")
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
        #expect(data.count > 100_000)
        #expect(data.prefix(4) == Data(magic.unicodeScalars.map { UInt8($0.value) }))
      }
      for arguments in [
        ["-o", "\(folder)/x.bmp"], ["--projection", "+proj=nonsense"], ["--focus", "ZZ"],
        ["--classes", "abc"],
        ["--width", "5"], ["--class-count", "1"],
      ] {
        #expect(try RunMezha.mezha(["map", "-q"] + arguments).status == 64, "\(arguments)")
      }
    }
  }

  @Test func `hostile names stay text in every format`() throws {
    let evil = "<img src=x onerror=alert(1)>"
    let square = "[[0,0],[1,0],[1,1],[0,1],[0,0]]"
    let other = "[[1,0],[2,0],[2,1],[1,1],[1,0]]"
    func feature(_ id: String, _ name: String, _ country: String, _ ring: String) -> String {
      "{\"type\":\"Feature\",\"properties\":{\"id\":\"\(id)\",\"name\":\"\(name)\",\"country\":\"\(country)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
    }
    let text =
      "{\"type\":\"FeatureCollection\",\"features\":[\(feature("a", evil, "</script>", square)),\(feature("b", "=cmd|' /C calc'!A0", "B&", other))]}"
    try RunMezha.withFolder { folder in
      let input = folder + "/evil.geojson"
      try text.write(toFile: input, atomically: true, encoding: .utf8)
      let svg = try RunMezha.mezha(["map", "-q", input])
      #expect(svg.status == 0, "\(svg.errors)")
      #expect(isWellFormedXML(svg.output))
      #expect(!svg.text.contains("<img") && !svg.text.contains("</script"))
      #expect(svg.text.contains("&lt;img"))
      for ending in ["gpkg", "fgb", "topojson"] {
        let result = try RunMezha.mezha(["borders", "-q", input, "-o", "\(folder)/x.\(ending)"])
        #expect(result.status == 0, "\(ending): \(result.errors)")
      }
    }
  }

  @Test(.enabled(if: hasRSVG, "rsvg-convert is not installed"))
  func `another program draws the SVG`() throws {
    try RunMezha.withFolder { folder in
      _ = try RunMezha.mezha(["map", "-q", "-o", folder + "/x.svg"])
      let result = try RunMezha.run(["rsvg-convert", folder + "/x.svg", "-o", folder + "/x.png"])
      #expect(result.status == 0, "\(result.errors)")
    }
  }
}
