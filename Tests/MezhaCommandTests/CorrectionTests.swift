import Foundation
import Testing

/// Lists explained and corrected, and codes that mean one country, as a user asks for them.
@Suite struct CorrectionTests {
  @Test func `a corrected list validates clean, and nothing is overwritten`() throws {
    try RunMezha.withFolder { folder in
      let list = folder + "/list.md"
      let text =
        "| region | neighbours |\n|---|---|\n| Mongolia | China, Kazakhstan |\n| Lithuania | Poland |\n"
      try text.write(toFile: list, atomically: true, encoding: .utf8)
      let corrected = folder + "/corrected.md"
      let run = try RunMezha.mezha([
        "validate", "--list", list, "--write-corrected", corrected, "-q", "--format", "csv",
      ])
      #expect(run.status == 1, "\(run.errors)")
      let written = try String(contentsOfFile: corrected, encoding: .utf8)
      #expect(written.contains("China, ~~Kazakhstan~~"), "\(written)")
      let again = try RunMezha.mezha(["validate", "--list", corrected, "-q", "--format", "csv"])
      #expect(again.status == 0, "\(again.text)")
      let refused = try RunMezha.mezha(["validate", "--list", list, "--write-corrected", corrected, "-q"])
      #expect(refused.status == 73, "\(refused.errors)")
      #expect(try String(contentsOfFile: corrected, encoding: .utf8) == written)
      let replaced = try RunMezha.mezha([
        "validate", "--list", list, "--write-corrected", corrected, "--overwrite", "-q",
      ])
      #expect(replaced.status == 1, "\(replaced.errors)")
      #expect(try String(contentsOfFile: list, encoding: .utf8) == text)
    }
  }

  @Test func `a claim is explained by its number or as a text`() throws {
    let run = try RunMezha.mezha([
      "validate", "--explain", "Mongolia borders Kazakhstan", "-q", "--format", "csv",
    ])
    #expect(run.status == 1, "\(run.errors)")
    for part in ["Mongolia | borders | Kazakhstan", "taken, by name", "shared line,", "near"] {
      #expect(run.text.contains(part), "\(part) is not in \(run.text)")
    }
    try RunMezha.withFolder { folder in
      let list = folder + "/list.txt"
      try "Poland: Lithuania, Belarus\n".write(toFile: list, atomically: true, encoding: .utf8)
      let second = try RunMezha.mezha(["validate", "--list", list, "--explain", "2", "-q", "--format", "csv"])
      #expect(
        second.text.contains("Belarus [BY]") && !second.text.contains("Lithuania [LT]"), "\(second.text)")
      let none = try RunMezha.mezha(["validate", "--list", list, "--explain", "9", "-q"])
      #expect(none.status == 64 && none.errors.contains("1, 2"), "\(none.errors)")
    }
  }

  @Test func `a country is one by each of its codes and names, and superseded codes are known`() throws {
    try RunMezha.withFolder { folder in
      let points = folder + "/points.csv"
      let rows = [
        ("KZ-15", "KZ"), ("KZ-AKT", "KAZ"), ("KZ-15", "kz"), ("KZ-AKT", "Kazakhstan"), ("KZ-15", "Казахстан"),
      ]
      let text = rows.enumerated().map { "\($0.offset),,,RU-ORE,\($0.element.0),\($0.element.1)\n" }.joined()
      try ("id,lon,lat,region,region_opposite,neighbour\n" + text)
        .write(toFile: points, atomically: true, encoding: .utf8)
      let run = try RunMezha.mezha(["crossings", "--points", points, "--format", "csv", "-q"])
      let table = CSVFile(run.text)
      #expect(table.rows.count == rows.count, "\(run.errors)")
      #expect(Set(table["a_id"] + table["b_id"]) == ["KZ-15", "RU-ORE"], "\(run.text)")
      let remarks = table["remark"].filter { !$0.isEmpty }
      #expect(remarks.isEmpty, "\(run.text)")
    }
  }
}
