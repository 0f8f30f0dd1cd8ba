import Foundation
import Testing

/// `--memory`: the bytes of a run in one piece, or a refusal.
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

  /// What a list of neighbours can be, and weights of every kind.
  private static let lists = [
    ["--format", "csv", "--rule", "queen"], ["--format", "table", "--international"], ["--format", "gal"],
    ["--format", "gwt", "--no-check"], ["--format", "matrix"], ["--format", "json", "--threads", "1"],
    ["--format", "dot"], ["--format", "graphml", "--rule", "queen"],
    ["--format", "csv", "--weights", "length"],
    ["--format", "csv", "--weights", "share", "--standardise"], ["--format", "gwt", "--weights", "inverse"],
    ["--format", "gal", "--order", "3", "--rule", "queen"],
  ]

  @Test(arguments: lists)
  func `the embedded regions have the same neighbours cell by cell`(options: [String]) throws {
    for input in ["@russia", "@world"] {
      let arguments = ["adjacency", input] + options
      let whole = try RunMezha.mezha(arguments)
      let cells = try RunMezha.mezha(arguments + ["--memory", "64M"])
      #expect(whole.status == 0 && cells.status == 0, "\(cells.errors)")
      #expect(whole.output == cells.output && whole.output.count > 1000, "\(arguments)")
      let graph = try #require(whole.errors.split(separator: "\n").first { $0.contains("adjacent pair") })
      #expect(cells.errors.contains(graph), "\(cells.errors)")
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

  @Test(arguments: [["--tolerance-m", "100"], ["--repair"], ["--bridge-km", "100"]])
  func `so are neighbours that are looked for along all lines`(options: [String]) throws {
    let refused = try RunMezha.mezha(["adjacency", "--memory", "1G"] + options)
    #expect(refused.status == 64, "\(options): \(refused.errors)")
    #expect(refused.errors.contains("and \(options[0]) needs all of them at once"), "\(refused.errors)")
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
    for command in [
      ["borders"], ["adjacency", "--weights", "share"], ["adjacency", "--weights", "inverse"],
    ] {
      let arguments = command + [file, "--rule", "queen", "--format", "csv"]
      let whole = try RunMezha.mezha(arguments)
      for options in [["--memory", "64M"], ["--memory", "1G", "--threads", "1"]] {
        let cells = try RunMezha.mezha(arguments + options)
        #expect(whole.output == cells.output && whole.output.count > 10_000, "\(options): \(cells.errors)")
      }
    }
  }

  /// Memory is so little that the lines are not read at once.
  @Test(
    .enabled(if: RunMezha.geodata != nil, "no folder of real data: set MEZHA_GEODATA"),
    arguments: [
      ["--class", "type", "--kind", "all"], ["--merge-m", "2000", "--international"],
      ["--class", "type", "--mode", "Ferry Route"], ["--class", "type", "--by", "country,class"],
      ["--class", "type", "--mode", "Ferrry"],
    ])
  func `lines that are read batch by batch have the same crossings`(options: [String]) throws {
    let folder = try #require(RunMezha.geodata)
    let file = "\(folder)/ne10-roads-rail.gpkg"
    guard FileManager.default.isReadableFile(atPath: file) else { return }
    let arguments =
      [
        "crossings", "@coarse", "--lines", file + "#road", "--format",
        options.contains("--by") ? "csv" : "geojson",
      ]
      + options
    let whole = try RunMezha.mezha(arguments)
    let batches = try RunMezha.mezha(arguments, environment: ["MEZHA_MEMORY_MB": "\(Self.little)"])
    #expect(batches.errors.contains("read batch by batch"), "\(batches.errors)")
    #expect(whole.status == batches.status && whole.output == batches.output, "\(options): \(batches.errors)")
    #expect(whole.output.count > 500 || whole.status == 64)
    if whole.status != 0 {
      let said = try #require(whole.errors.split(separator: "\n").first { $0.contains("no crossing has") })
      #expect(batches.errors.contains(said), "\(batches.errors)")
    }
  }

  /// So many MB that too few are left, beside the program itself, for lines of 7 MB.
  private static let little = 60
}
