import BorderCore
import BorderIO
import Testing

/// Lists of neighbours in every form that is read.
@Suite struct ListFormatTests {
  private func pairs(_ text: String, _ name: String = "list.txt") throws -> [String] {
    var options = ClaimListReader.Options()
    options.rules = try Embedded.data.nameRules()
    return try ClaimListReader.parse(text, name: name, options: options).claims.map { "\($0.a)|\($0.b)" }
  }

  @Test func edges() throws {
    #expect(try pairs("from,to,km,what\nA,B,12.5,x\nA,C,,y\n", "e.csv") == ["A|B", "A|C"])
    #expect(try pairs("region;neighbours\nA;B, C\nD;E\n", "e.csv") == ["A|B", "A|C", "D|E"])
    let list = try ClaimListReader.parse(
      "a,b,length_km,note\nA,B,12.5,x\n", name: "e.csv", options: ClaimListReader.Options())
    #expect(list.claims[0].kilometres == 12.5)
    #expect(list.extraColumns == ["note"] && list.claims[0].extra == ["x"] && list.claims[0].line == 2)
  }

  @Test func lines() throws {
    #expect(try pairs("# neighbours\nA: B, C\nD – E; F\nG:\n") == ["A|B", "A|C", "D|E", "D|F"])
  }

  @Test func matrix() throws {
    #expect(try pairs("id,A,B,C\nA,0,1,0\nB,1,0,2.5\nC,0,2.5,0\n", "m.csv") == ["A|B", "B|A", "B|C", "C|B"])
  }

  @Test func weights() throws {
    #expect(try pairs("0 3 layer id\nA 2\nB C\nB 1\nA\nC 1\nA\n", "w.gal") == ["A|B", "A|C", "B|A", "C|A"])
    #expect(try pairs("0 2 layer id\nA B 12.5\nB A 12.5\n", "w.gwt") == ["A|B", "B|A"])
    #expect(throws: InputError.self) { try pairs("0 2 l id\nA 2\nB\n", "w.gal") }
  }

  @Test func json() throws {
    #expect(try pairs(#"{"A": ["B", "C"], "D": []}"#) == ["A|B", "A|C"])
    #expect(try pairs(#"[["A","B"],{"source":"C","target":"D"}]"#) == ["A|B", "C|D"])
    #expect(try pairs(#"[{"cca3":"ARM","borders":["AZE","GEO"]}]"#) == ["ARM|AZE", "ARM|GEO"])
    #expect(throws: InputError.self) { try pairs("{", "x.json") }
  }

  @Test func markup() throws {
    #expect(try pairs("Text\n\n| region | neighbours |\n|---|---|\n| A | B, C |\n") == ["A|B", "A|C"])
    let html =
      "<p>x</p><table><tr><th>Region</th><th>Neighbours</th></tr><tr><td>A&nbsp;b</td><td>B<br>C</td></tr></table>"
    #expect(try pairs(html) == ["A b|B", "A b|C"])
  }

  @Test func sentences() throws {
    #expect(
      try pairs("Псковская область граничит на западе с Эстонией и Латвией, на юге — с Белоруссией.")
        == ["Псковская область|Эстонией", "Псковская область|Латвией", "Псковская область|Белоруссией"])
    #expect(
      try pairs("Витебская обл. граничит со Смоленской и Псковской областями. Это всё.")
        == ["Витебская обл.|Смоленской", "Витебская обл.|Псковской областями"])
    #expect(
      try pairs("Kazakhstan borders Russia in the north, China and Uzbekistan.")
        == ["Kazakhstan|Russia", "Kazakhstan|China", "Kazakhstan|Uzbekistan"])
  }

  @Test func nothingIsAnError() {
    #expect(throws: InputError.self) { try pairs("just a word\n") }
    #expect(throws: InputError.self) { try pairs("x,y,z\n1,2,3\n", "e.csv") }
  }
}
