import Foundation
import Testing

/// `borders --memory`: the bytes of a run in one piece, or a refusal.
@Suite struct CellByCellTests {
  private static let formats = ["csv", "tsv", "json", "table", "md"]

  @Test(arguments: formats)
  func `the embedded regions have the same borders cell by cell`(format: String) throws {
    for options in [["--rule", "queen"], ["--international", "--threads", "1"]] {
      let arguments = ["borders", "@russia", "--format", format] + options
      let whole = try RunMezha.mezha(arguments)
      let cells = try RunMezha.mezha(arguments + ["--memory", "64M"])
      #expect(whole.status == 0 && cells.status == 0, "\(cells.errors)")
      #expect(whole.output == cells.output && whole.output.count > 1000, "\(arguments)")
      #expect(cells.errors.contains("not looked for are borders that vertices hide"))
    }
  }

  @Test func `the same provenance, and nothing left in the folder for temporary files`() throws {
    try RunMezha.withFolder { folder in
      for (name, options) in [("whole", [String]()), ("cells", ["--memory", "1G"])] {
        let result = try RunMezha.mezha(
          ["borders", "-o", "\(folder)/\(name).csv"] + options, environment: ["TMPDIR": folder])
        #expect(result.status == 0, "\(result.errors)")
      }
      let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      #expect(files == ["cells.csv", "cells.csv.meta.json", "whole.csv", "whole.csv.meta.json"])
      for end in ["csv", "csv.meta.json"] {
        #expect(
          FileManager.default.contentsEqual(
            atPath: "\(folder)/whole.\(end)", andPath: "\(folder)/cells.\(end)"))
      }
    }
  }

  @Test(arguments: [
    ["--format", "geojson"], ["--tolerance-m", "100"], ["--tolerance-m", "auto"], ["--repair"],
    ["--methods"], ["--by", "country"], ["--format", "csv", "--keep", "all"], ["--format", "topojson"],
  ])
  func `what needs all regions in one piece is refused`(options: [String]) throws {
    let refused = try RunMezha.mezha(["borders", "--memory", "1G"] + options)
    #expect(refused.status == 64, "\(options): \(refused.errors)")
    #expect(refused.errors.contains("--memory joins borders cell by cell"), "\(refused.errors)")
  }

  @Test(arguments: ["0", "-1G", "1X", "G", "", "nan", "99999T"])
  func `a size that is none is refused`(size: String) throws {
    #expect(try RunMezha.mezha(["borders", "--memory=\(size)"]).status == 64)
  }

  @Test func `a folder for temporary files that is not there is named`() throws {
    let failed = try RunMezha.mezha(
      ["borders", "--memory", "1G"], environment: ["TMPDIR": "/nowhere/at/all"])
    #expect(failed.status == 73 && failed.errors.contains("/nowhere/at/all"), "\(failed.errors)")
  }

  @Test(
    .enabled(if: RunMezha.geodata != nil, "no folder of real data: set MEZHA_GEODATA"),
    .enabled(
      if: RunMezha.named != nil, "a debug build is too slow for this: set MEZHA_BINARY to a release build"),
    arguments: [
      "osm-adm1-eurasia.gpkg#adm1_crimea_ru", "osm-raions-ru.fgb", "fr-communes.fgb",
      "ne10-admin1/ne10-admin1.shp",
    ])
  func `real regions have the same borders cell by cell`(input: String) throws {
    let folder = try #require(RunMezha.geodata)
    let file = "\(folder)/\(input)"
    guard FileManager.default.isReadableFile(atPath: String(file.split(separator: "#")[0])) else { return }
    let arguments = ["borders", file, "--rule", "queen", "--format", "csv"]
    let whole = try RunMezha.mezha(arguments)
    for options in [["--memory", "64M"], ["--memory", "1G", "--threads", "1"]] {
      let cells = try RunMezha.mezha(arguments + options)
      #expect(whole.output == cells.output && whole.output.count > 10_000, "\(options): \(cells.errors)")
    }
  }
}
