import Foundation
import Testing

/// PNG and PDF beside the SVG, each drawn by another program.
@Suite struct PictureTests {
  static let hasRSVG = RunMezha.canRun(["rsvg-convert", "--version"])
  static let hasPoppler = RunMezha.canRun(["pdftoppm", "-v"]) && RunMezha.canRun(["pdftotext", "-v"])

  /// Compares pictures in squares of 8 pixels, so that programs may smooth edges and hint letters as they like: prints
  /// the mean and the greatest difference of two pictures, of 255.
  private static let compare = """
    import sys, zlib, struct
    def read(name):
        data = open(name, 'rb').read(); assert data[:8] == b'\\x89PNG\\r\\n\\x1a\\n'; at, body = 8, b''
        while at < len(data):
            size, kind = struct.unpack('>I4s', data[at:at + 8]); chunk = data[at + 8:at + 8 + size]; at += 12 + size
            if kind == b'IHDR': width, height, depth, colour, _, _, lace = struct.unpack('>IIBBBBB', chunk)
            if kind == b'IDAT': body += chunk
        assert depth == 8 and lace == 0 and colour in (2, 6), (depth, lace, colour)
        step, raw = (3 if colour == 2 else 4), zlib.decompress(body); stride, rows, last = step * width, [], None
        for y in range(height):
            kind, line = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
            last = last or bytearray(stride)
            for i in range(stride):
                a, b, c = (line[i - step] if i >= step else 0), last[i], (last[i - step] if i >= step else 0)
                if kind == 1: line[i] = line[i] + a & 255
                elif kind == 2: line[i] = line[i] + b & 255
                elif kind == 3: line[i] = line[i] + (a + b) // 2 & 255
                elif kind == 4:
                    p = a + b - c; pa, pb, pc = abs(p - a), abs(p - b), abs(p - c)
                    line[i] = line[i] + (a if pa <= pb and pa <= pc else b if pb <= pc else c) & 255
            rows.append(line); last = line
        squares = []
        for y in range(0, height - 7, 8):
            for x in range(0, width - 7, 8):
                for k in range(3): squares.append(sum(rows[y + j][(x + i) * step + k] for j in range(8) for i in range(8)) / 64)
        return width, height, squares
    a, b = read(sys.argv[1]), read(sys.argv[2])
    assert abs(a[0] - b[0]) <= 1 and abs(a[1] - b[1]) <= 1, (a[:2], b[:2])
    differences = [abs(x - y) for x, y in zip(a[2], b[2])]
    print(sum(differences) / len(differences), max(differences))
    """

  private static func difference(_ a: String, _ b: String) throws -> (mean: Double, most: Double) {
    let result = try RunMezha.run(["python3", "-c", compare, a, b])
    let numbers = result.text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    try #require(numbers.count == 2, "\(result.errors)")
    return (numbers[0], numbers[1])
  }

  private static func draw(_ folder: String, _ name: String, _ arguments: [String] = []) throws {
    let scale = name.hasSuffix(".png") ? ["--pixel-scale", "1"] : []
    let result = try RunMezha.mezha(
      ["map", "-q", "--width", "720", "-o", "\(folder)/\(name)"] + scale + arguments)
    try #require(result.status == 0, "\(result.errors)")
  }

  @Test(
    .enabled(
      if: hasRSVG && RunMezha.canRun(["python3", "--version"]), "rsvg-convert or python3 is not installed"))
  func `the PNG shows what the SVG shows`() throws {
    try RunMezha.withFolder { folder in
      try Self.draw(folder, "a.svg")
      try Self.draw(folder, "a.png")
      try Self.draw(folder, "other.png", ["--classes", "quantiles"])
      _ = try RunMezha.run(["rsvg-convert", "\(folder)/a.svg", "-o", "\(folder)/svg.png"])
      let same = try Self.difference("\(folder)/svg.png", "\(folder)/a.png")
      #expect(same.mean < 2 && same.most < 60, "\(same)")
      // Another colouring of the same borders is distinguished.
      let other = try Self.difference("\(folder)/svg.png", "\(folder)/other.png")
      #expect(other.mean > same.mean && other.most > 1.5 * same.most, "\(other) beside \(same)")
    }
  }

  @Test(
    .enabled(
      if: hasPoppler && RunMezha.canRun(["python3", "--version"]), "poppler-utils or python3 is not installed"
    ))
  func `the PDF shows what the PNG shows, and its words are words`() throws {
    try RunMezha.withFolder { folder in
      try Self.draw(folder, "a.png")
      try Self.draw(folder, "a.pdf")
      _ = try RunMezha.run([
        "pdftoppm", "-r", "96", "-png", "-singlefile", "\(folder)/a.pdf", "\(folder)/pdf",
      ])
      let same = try Self.difference("\(folder)/a.png", "\(folder)/pdf.png")
      #expect(same.mean < 2 && same.most < 60, "\(same)")
      let words = try RunMezha.run(["pdftotext", "\(folder)/a.pdf", "-"]).text
      for name in ["KAZAKHSTAN", "Krasnoyarsk", "Crossings per 100 km of border"] {
        #expect(words.contains(name), "\(name)")
      }
      #expect(try RunMezha.run(["pdfinfo", "\(folder)/a.pdf"]).text.contains("Pages:           1"))
    }
  }
}
