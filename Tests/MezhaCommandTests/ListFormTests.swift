import BorderIO
import Foundation
import Testing

/// Lists as people really have them, each with the verdicts that reading it by eye gives (`expected.csv`).
@Suite struct ListFormTests {
  private static let folder = RunMezha.fixture("lists")

  private struct Expectation {
    var file: String
    var status: String
    var verdicts: String
    var lengths: String
  }

  private static let expectations: [Expectation] = {
    let text = (try? String(contentsOfFile: folder + "/expected.csv", encoding: .utf8)) ?? ""
    let table = CSVFile(text)
    return table.rows.map {
      Expectation(
        file: $0["file"] ?? "", status: $0["status"] ?? "", verdicts: $0["verdicts"] ?? "",
        lengths: $0["claimed_km"] ?? "")
    }
  }()

  private func text(_ table: CSVFile) -> String {
    table.rows.indices.map { row in
      let verdict = table["verdict_key"][row]
      func code(_ column: String) -> String {
        let code = table[column][row]
        return code.isEmpty ? "?" : code
      }
      return "\(code("a_id"))>\(code("b_id"))" + (verdict == "confirmed" ? "" : ":" + verdict)
    }.joined(separator: " ")
  }

  /// Regions A and B are recognised in small letters, too; a list without a header may begin with them all the same.
  @Test(arguments: [
    ("a,b\nA,B\nB,C\n", ["A>B", "B>C"]), ("i;j\nA;B\n", ["A>B"]), ("A,B\nB,C\n", ["A>B", "B>C"]),
    ("from,to\nA,B\n", ["A>B"]), ("b,c\na,b\n", ["B>C", "A>B"]),
  ])
  func `the names of columns are no claim`(list: String, pairs: [String]) throws {
    try RunMezha.withFolder { folder in
      let squares = ["A", "B", "C", "I", "J"].enumerated().map { x, id in
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"\(id)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[\(x),0],[\(x + 1),0],[\(x + 1),1],[\(x),1],[\(x),0]]]}}"
      }
      let text = "{\"type\":\"FeatureCollection\",\"features\":[\(squares.joined(separator: ","))]}"
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/five.geojson"))
      try Data(list.utf8).write(to: URL(fileURLWithPath: folder + "/list.csv"))
      let run = try RunMezha.mezha(
        ["validate", folder + "/five.geojson", "--list", folder + "/list.csv", "--format", "csv"])
      let table = CSVFile(run.text)
      let claims = table.rows.indices.filter { table["verdict_key"][$0] != "omitted" }
      #expect(claims.map { "\(table["a_id"][$0])>\(table["b_id"][$0])" } == pairs, "\(run.errors)")
    }
  }

  @Test(arguments: ["un", "ru"]) func `every form is read`(view: String) throws {
    #expect(Self.expectations.count >= 20)
    for expected in Self.expectations {
      let run = try RunMezha.mezha([
        "validate", "--list", "\(Self.folder)/\(expected.file)", "--worldview", view, "--format", "csv", "-q",
      ])
      let table = CSVFile(run.text)
      #expect(String(run.status) == expected.status, "\(expected.file): \(run.errors)")
      #expect(text(table) == expected.verdicts, "\(expected.file)")
      let lengths = table["claimed_km"].filter { !$0.isEmpty }.joined(separator: " ")
      #expect(lengths == expected.lengths, "\(expected.file)")
    }
  }

  @Test func `a list is to be complete for a place`() throws {
    let list = Self.folder + "/14.tsv"
    let run = try RunMezha.mezha(
      ["validate", "--list", list, "--complete-for", "Псковская область", "--format", "csv", "-q"])
    #expect(run.status == 1)
    // By the shared lines of the embedded regions; the list names Estonia and Latvia.
    let table = CSVFile(run.text)
    let omitted = table.rows.indices.filter { table["verdict_key"][$0] == "omitted" }
    #expect(omitted.map { table["b_id"][$0] } == ["BY"])
  }

  static let hasOGR = (try? RunMezha.run(["ogrinfo", "--version"]))?.status == 0

  @Test(
    .enabled(if: hasOGR, "GDAL's ogrinfo is not installed"), arguments: ["04md.md", "05par.txt", "12.gal"])
  func `verdicts come in every format, and GDAL opens the map`(file: String) throws {
    let list = "\(Self.folder)/\(file)"
    for format in ["table", "csv", "md", "json"] {
      for language in ["en", "ru"] {
        let run = try RunMezha.mezha([
          "validate", "--list", list, "--format", format, "--lang", language, "-q",
        ])
        #expect([0, 1].contains(run.status) && !run.text.isEmpty, "\(format) \(language): \(run.errors)")
      }
    }
    try RunMezha.withFolder { folder in
      let map = folder + "/verdicts.geojson"
      let run = try RunMezha.mezha(["validate", "--list", list, "-o", map, "-q"])
      #expect([0, 1].contains(run.status))
      let ogr = try RunMezha.run(["ogrinfo", "-al", "-so", map])
      let csv = try RunMezha.mezha(["validate", "--list", list, "--format", "csv", "-q"])
      #expect(ogr.text.contains("Feature Count: \(CSVFile(csv.text).rows.count)"), "\(ogr.text.prefix(400))")
    }
  }
}
