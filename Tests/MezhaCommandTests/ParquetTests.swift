import Foundation
import Testing

/// GeoParquet and Arrow: read and written where GDAL has the drivers, refused with the ways out where it has not.
@Suite struct ParquetTests {
  private static let three = RunMezha.fixture("reading/three.gpkg")
  /// What the driver of the library that the program loads can do; the formats are listed by `ogrinfo` of the same system.
  private static let hasParquet: Bool = {
    let run = try? RunMezha.mezha([
      "borders", RunMezha.fixture("reading/three.gpkg"), "--format", "parquet", "-o", "/dev/null",
    ])
    return run?.status == 0
  }()

  /// The beginning of a file is all that tells the format, whatever its name.
  @Test(
    .enabled(if: !hasParquet, "GDAL has the driver Parquet here"),
    arguments: [
      ("x.parquet", "PAR1....PAR1", "GeoParquet"), ("data.bin", "PAR1....PAR1", "GeoParquet"),
      ("x.feather", "ARROW1..", "Arrow"), ("x.arrows", "........", "Arrow"),
    ])
  func `a file that GDAL here cannot read names both ways out`(name: String, text: String, format: String)
    throws
  {
    try RunMezha.withFolder { folder in
      try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
      for (language, words) in [("en", "There are two ways"), ("ru", "Есть два пути")] {
        let run = try RunMezha.mezha(["borders", "\(folder)/\(name)", "--lang", language])
        #expect(run.status == 65 && run.output.isEmpty)
        for word in [words, format, name, "mezha.borders(", "MEZHA_GDAL"] {
          #expect(run.errors.contains(word), "\(word): \(run.errors)")
        }
      }
    }
  }

  @Test(.enabled(if: !hasParquet, "GDAL has the driver Parquet here"))
  func `a format that GDAL here cannot write is refused before the work`() throws {
    try RunMezha.withFolder { folder in
      for (language, words) in [("en", "There are two ways"), ("ru", "Есть два пути")] {
        let run = try RunMezha.mezha(
          ["borders", "\(folder)/none.gpkg", "-o", "\(folder)/x.parquet", "--lang", language])
        #expect(run.status == 64 && run.errors.contains(words), "\(run.errors)")
        #expect(run.errors.contains("mezha.write_parquet(") && run.errors.contains("gpkg"))
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test(.enabled(if: hasParquet, "GDAL here was built without the driver Parquet"))
  func `regions go to GeoParquet and come back bit by bit`() throws {
    try RunMezha.withFolder { folder in
      for call in [["regions", Self.three], ["borders", Self.three]] {
        let path = "\(folder)/\(call[0]).parquet"
        let run = try RunMezha.mezha(call + ["-o", path])
        #expect(run.status == 0, "\(run.errors)")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(bytes.starts(with: Data("PAR1".utf8)) && bytes.suffix(4) == Data("PAR1".utf8))
      }
      let own = try RunMezha.mezha(["borders", Self.three, "--id", "iso_3166_2", "--format", "csv"])
      let again = try RunMezha.mezha(
        ["borders", "\(folder)/regions.parquet", "--id", "id", "--format", "csv"])
      #expect(again.status == 0, "\(again.errors)")
      let lengths = [own, again].map { run in
        run.lines.map { $0.split(separator: ",").compactMap { Double($0) } }
      }
      #expect(lengths[0] == lengths[1])
    }
  }
}
