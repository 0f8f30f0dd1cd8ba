import Foundation
import Testing

/// Memory with a known budget: what does not fit is refused with a message, and the program never ends by a signal.
@Suite struct MemoryTests {
  /// Squares in a grid.
  private func grid(_ side: Int) -> Data {
    var text = "{\"type\":\"FeatureCollection\",\"features\":["
    for column in 0..<side {
      for row in 0..<side {
        if column + row > 0 { text += ",\n" }
        text +=
          "{\"type\":\"Feature\",\"properties\":{\"id\":\"\(column)-\(row)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[\(column),\(row)],[\(column + 1),\(row)],[\(column + 1),\(row + 1)],[\(column),\(row + 1)],[\(column),\(row)]]]}}"
      }
    }
    return Data((text + "]}").utf8)
  }

  @Test func `an input beyond the budget is refused with what it needs, what there is and what to do`() throws
  {
    try RunMezha.withFolder { folder in
      let file = folder + "/grid.geojson"
      try grid(190).write(to: URL(fileURLWithPath: file))
      let refused = try RunMezha.mezha(["borders", file], environment: ["MEZHA_MEMORY_MB": "1"])
      #expect(refused.status == 65, "\(refused.errors)")
      #expect(
        refused.errors.contains("grid.geojson: needs about")
          && refused.errors.contains("MB are left (MEZHA_MEMORY_MB)")
          && refused.errors.contains("Raise the limit"), "\(refused.errors)")
      let fits = try RunMezha.mezha(["borders", file], environment: ["MEZHA_MEMORY_MB": "4000"])
      #expect(fits.status == 0, "\(fits.errors)")
    }
  }

  /// From limits in which the program can hardly start to those in which all fits.
  @Test func `no limit of addresses ends the program by a signal`() throws {
    try RunMezha.withFolder { folder in
      let file = folder + "/grid.geojson"
      try grid(60).write(to: URL(fileURLWithPath: file))
      var codes: Set<Int32> = []
      for kilobytes in stride(from: 240_000, through: 400_000, by: 20_000) {
        let result = try RunMezha.run([
          "bash", "-c", "ulimit -v \(kilobytes); exec \"$@\"", "bash", RunMezha.program, "borders", file,
          "--threads", "1",
        ])
        codes.insert(result.status)
        #expect(
          [0, 65, 70, 127].contains(result.status),
          "\(kilobytes) KB: \(result.status) \(result.errors.prefix(300))")
        #expect(result.status == 0 || !result.errors.isEmpty, "\(kilobytes) KB")
      }
      #expect(codes.contains(0))
    }
  }

  /// On standard input as in a file: what gzip packed, and an archive.
  @Test(.enabled(if: HostileSources.hasPython, "needs python3"), arguments: ["gz", "zip"])
  func `standard input that unpacks to a thousand times its size is refused`(packing: String) throws {
    let script = """
      import gzip, io, sys, zipfile
      text = b'{"type":"FeatureCollection","features":[' + b' ' * 100_000_000 + b']}'
      out = io.BytesIO()
      if sys.argv[1] == "gz": out.write(gzip.compress(text))
      else:
          with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive: archive.writestr("a.geojson", text)
      sys.stdout.buffer.write(out.getvalue())
      """
    let packed = try RunMezha.run(["python3", "-c", script, packing]).output
    for command in [
      ["borders", "-"], ["inspect", "-"], ["crossings", CommandTests.three, "--lines", "-"],
      ["distance", CommandTests.three, "--points", "-", "--to", "XB"],
    ] {
      let result = try RunMezha.mezha(command, input: packed)
      #expect(result.status == 65, "\(command): \(result.status) \(result.errors)")
      #expect(result.errors.contains("stdin: unpacks to"), "\(command): \(result.errors)")
    }
  }

  @Test func `a file that unpacks to a thousand times its size is refused`() throws {
    try RunMezha.withFolder { folder in
      let bomb = folder + "/bomb.geojson.gz"
      let made = try RunMezha.run([
        "bash", "-c", "head -c 100000000 /dev/zero | tr '\\0' ' ' | gzip > \"$1\"", "bash", bomb,
      ])
      #expect(made.status == 0)
      for command in [["borders", bomb], ["validate", "--list", bomb]] {
        let result = try RunMezha.mezha(command)
        #expect(result.status == 65, "\(command): \(result.errors)")
        #expect(
          result.errors.contains("bomb.geojson.gz") && result.errors.contains("times its size")
            && result.errors.contains("gunzip -k"), "\(command): \(result.errors)")
      }
      // Honest files of any size are read as before.
      let sound = folder + "/sound.geojson.gz"
      _ = try RunMezha.run([
        "bash", "-c", "gzip -c \"$1\" > \"$2\"", "bash", RunMezha.fixture("reading/three.geojson"), sound,
      ])
      #expect(try RunMezha.mezha(["borders", sound]).status == 0)
    }
  }
}

/// Places where very many regions meet: rook is answered, queen is refused with what it would be.
@Suite struct CrowdedPlaceTests {
  @Test func `a fan is answered by rook and refused by queen`() throws {
    let count = 2200
    let features = (0..<count).map { index -> String in
      func corner(_ index: Int) -> String {
        let angle = 2 * Double.pi * Double(index % count) / Double(count)
        return "[\(50 + cos(angle)),\(50 + sin(angle))]"
      }
      return
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"\(index)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[50,50],\(corner(index)),\(corner(index + 1)),[50,50]]]}}"
    }
    let file = Data("{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}".utf8)
    let rook = try RunMezha.mezha(["borders", "-", "--format", "csv"], input: file)
    #expect(rook.status == 0 && rook.lines.count == count + 1, "\(rook.errors)")
    let queen = try RunMezha.mezha(["borders", "-", "--rule", "queen", "--format", "csv"], input: file)
    #expect(queen.status == 65 && queen.output.isEmpty, "\(queen.errors)")
    #expect(
      queen.errors.contains("\(count) regions meet at one point, 50.0 50.0: \(count * (count - 3) / 2) pairs")
        && queen.errors.contains("--rule rook"), "\(queen.errors)")
  }

  /// A ring that passes a vertex 17 times filled the table of arcs, and the search in it never ended.
  @Test func `a ring that passes a vertex seventeen times is read`() throws {
    let result = try RunMezha.mezha(["borders", RunMezha.fixture("hostile/flower17.geojson")])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("touches itself"), "\(result.errors)")
  }
}
