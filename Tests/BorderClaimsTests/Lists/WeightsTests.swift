import BorderClaims
import BorderCore
import BorderIO
import BorderTestSupport
import Foundation
import Testing

/// Weights files as other programs write them.
@Suite struct WeightsTests {
  private func read(_ text: String, _ name: String) throws -> ClaimList {
    try ClaimListReader.parse(text, name: name, options: ClaimListReader.Options())
  }

  @Test func `the header's field and quoted ids`() throws {
    let list = try read("0 2 sids2 FIPSNO\n37009 1\n37189\n37189 1\n37009\n", "w.gal")
    #expect(list.idField == "FIPSNO")
    let quoted = try read("0 2 x id\n\"A b\" 1\n\"C d\"\n\"C d\" 1\n\"A b\"\n", "w.gal")
    #expect(quoted.claims.map(\.a) == ["A b", "C d"] && quoted.claims.map(\.b) == ["C d", "A b"])
    let arcgis = try read("MYID\n1 2 0.5\n2 1 0.5\n1 1 1\n", "w.gwt")
    #expect(arcgis.idField == "MYID" && arcgis.claims.count == 2)
    let text = try read("MYID\n1 2 0.5\n2 1 0.5\n1 1 1\n", "w.txt")
    #expect(text.format == "gwt" && text.idField == "MYID" && text.claims.count == 2)
  }

  @Test func `whole numbers with a fraction of zeros, and several ids in a cell`() throws {
    let ids = ["10", "20", "30"]
    let list = try read("id,neighbours\n10.0,20.0\n20.0,10.0|30.0\n30,20 10\n", "w.csv")
    #expect(pairs(list) == ["10.0-20.0", "20.0-10.0", "20.0-30.0", "30-20", "30-10"])
    #expect(list.isOfNumbers)
    let known = list.readingNumbers(
      named: nil, others: [.wholeNumbers(ids), .positions(of: ids, from: 1)], isKnown: ids.contains)
    #expect(
      known.claims.map { "\($0.aReading ?? "")-\($0.bReading ?? "")" } == [
        "10-20", "20-10", "20-30", "30-20", "30-10",
      ])
    #expect(known.notes.contains { $0.english.contains("whole numbers") })
    let other = try read("a,b\n1.5,2\n", "w.csv")
    #expect(!other.isOfNumbers)
  }

  @Test func `a matrix of numbers alone is numbered from 1`() throws {
    let list = try read("0,1,0\n1,0,1\n0,1,0\n", "m.csv")
    #expect(list.claims.map { "\($0.a)|\($0.b)" } == ["1|2", "2|1", "2|3", "3|2"])
  }

  private func pairs(_ list: ClaimList) -> [String] { list.claims.map { "\($0.a)-\($0.b)" } }

  /// Three regions in a row.
  private let row = ["1-2", "2-1", "2-3", "3-2"]

  @Test func `matrices with blanks between their cells`() throws {
    #expect(pairs(try read("0 1 0\n1 0 1\n0 1 0\n", "m.txt")) == row)
    let named = "\"A\" \"B\" \"C d\"\n\"A\" 0 1 0\n\"B\" 1 0 0.5\n\"C d\" 0 0.5 0\n"
    let list = try read(named, "m.txt")
    #expect(pairs(list) == ["A-B", "B-A", "B-C d", "C d-B"])
    #expect(list.claims.map(\.kilometres) == [nil, nil, 0.5, 0.5])
  }

  @Test func `Matrix Market, sparse and dense`() throws {
    let symmetric = "%%MatrixMarket matrix coordinate real symmetric\n% x\n3 3 2\n2 1 1\n3 2 1.0e+00\n"
    #expect(pairs(try read(symmetric, "w.mtx")).sorted() == row)
    let pattern = "%%MatrixMarket matrix coordinate pattern general\n3 3 4\n1 2\n2 1\n2 3\n3 2\n"
    #expect(pairs(try read(pattern, "w.mtx")) == row)
    let dense = "%%MatrixMarket matrix array real general\n3 3\n0\n1\n0\n1\n0\n1\n0\n1\n0\n"
    #expect(pairs(try read(dense, "w.mtx")).sorted() == row)
    let half = "%%MatrixMarket matrix array real symmetric\n3 3\n0\n1\n0\n0\n1\n0\n"
    #expect(pairs(try read(half, "w.mtx")).sorted() == row)
    for wrong in ["3 2 1\n1 2 1\n", "3 3 1\n4 1 1\n", "3 3 1\n0 1 1\n", "x\n"] {
      #expect(throws: InputError.self, "\(wrong)") {
        try read("%%MatrixMarket matrix coordinate real general\n" + wrong, "w.mtx")
      }
    }
  }

  @Test func `triples without a header, the first of them from region 0`() throws {
    #expect(pairs(try read("0 1 1\n1 0 1\n1 2 1\n2 1 1\n", "w.dat")) == ["0-1", "1-0", "1-2", "2-1"])
  }

  /// Written by libpysal (`.dat`), by `write.sn2dat` and by `write.table` of R, which puts the names of the rows first.
  @Test func `tables with blanks between their columns`() throws {
    for (name, text) in [
      ("w.dat", "11 12 1\n12 11 1\n12 13 0.5\n"), ("w.txt", "  11  12  1.0\n  12  11  1.0\n  12  13  0.5\n"),
      ("w.txt", "from to weights\n11 12 1\n12 11 1\n12 13 0.5\n"),
      ("w.txt", "\"from\" \"to\" \"weights\"\n\"1\" 11 12 1\n\"2\" 12 11 1\n\"3\" 12 13 0.5\n"),
      ("w.txt", "\"from\" \"to\"\n\"1\" 11 12\n\"2\" 12 11\n\"3\" 12 13\n"),
      ("w.txt", "focal neighbor weight\n11 12 1\n12 11 1\n12 13 0.5\n"),
    ] {
      #expect(pairs(try read(text, name)) == ["11-12", "12-11", "12-13"], "\(name): \(text)")
    }
    #expect(pairs(try read("\"A\" \"B\"\n\"A\" 0 1\n\"B\" 1 0\n", "m.txt")) == ["A-B", "B-A"])
    let links = #"[{"focal":11,"neighbor":12,"weight":1}]"#
    #expect(pairs(try read(links, "w.json")) == ["11-12"])
  }

  @Test func `ids of neighbours stand behind the field of ids`() throws {
    let list = try read("OBJECTID,FIPS,NID,WEIGHT\n1,11,12,1\n2,12,11,1\n", "w.csv")
    #expect(pairs(list) == ["11-12", "12-11"] && list.idField == "FIPS")
  }

  @Test func `what is no text is not to be converted`() {
    let sheet: [UInt8] = [0, 0, 2, 0, 6, 4, 6, 0, 8, 0, 0xFF, 0x80]
    let error = #expect(throws: InputError.self) {
      try ClaimListReader.read(sheet, name: "w.wk1", options: ClaimListReader.Options())
    }
    #expect(error?.problem.english == "the file holds no text")
  }

  @Test func `Latin letters of one byte are read, those of two are named`() throws {
    let latin = Array("nom,voisins\n".utf8) + [0xC9] + Array("vreux,".utf8) + [0xC2] + Array("ge\n".utf8)
    let list = try ClaimListReader.read(latin, name: "w.csv", options: ClaimListReader.Options())
    #expect(list.claims.map(\.a) == ["Évreux"] && list.claims.map(\.b) == ["Âge"])
    #expect(list.notes.contains { $0.english.contains("was read as ISO-8859-1") })
    let chinese = #expect(throws: InputError.self) {
      try ClaimListReader.read(
        Array("a,b\n".utf8) + [0xB1, 0xB1, 0xBE, 0xA9, 0xCA, 0xD0, 0x2C, 0xCC, 0xEC, 0xBD, 0xF2, 0x0A],
        name: "w.csv", options: ClaimListReader.Options())
    }
    #expect(chinese?.hint?.english.contains("iconv -f GBK") == true)
  }

  @Test func `the field of a header may be called id`() throws {
    #expect(try read("0 2 six id\nX1 1\nX2\nX2 1\nX1\n", "w.gal").idField == "id")
    #expect(try read("0 2 unknown Unknown\nX1 1\nX2\nX2 1\nX1\n", "w.gal").idField == nil)
  }

  /// The forms of spdep, from the source of its functions: three regions in a row and an island.
  @Test func `lists as R writes them`() throws {
    let oldGAL = "4\n1 1\n2\n2 2\n1 3\n3 1\n2\n4 0\n\n"  // write.nb.gal(nb, file)
    let newGAL = "0 4 unknown unknown\n1 1\n2\n2 2\n1 3\n3 1\n2\n4 0\n\n"  // oldstyle = FALSE
    let inla = "4\n1 1 2\n2 2 1 3\n3 1 2\n4 0\n"  // nb2INLA(file, nb)
    let gwt = "0 4 unknown unknown\n1 2 1\n2 1 0.5\n2 3 0.5\n3 2 1\n"  // write.sn2gwt(sn, file)
    let legacy = "4\n1 2 1\n2 1 0.5\n2 3 0.5\n3 2 1\n"  // legacy = TRUE
    let dat = "2 1 0.5\n1 2 1\n3 2 1\n2 3 0.5\n"  // write.sn2dat(sn, file), by the second column
    let arc = "FIPS\n1 2 1\n2 1 0.5\n2 3 0.5\n3 2 1\n"  // write.sn2Arc(sn, file, "FIPS")
    for (name, text) in [
      ("old.gal", oldGAL), ("new.gal", newGAL), ("map.graph", inla), ("x.gwt", gwt), ("legacy.gwt", legacy),
      ("w.gwt", dat), ("arc.gwt", arc), ("gwt.txt", gwt), ("gal.txt", newGAL), ("legacy.txt", legacy),
    ] {
      let list = try read(text, name)
      #expect(pairs(list).sorted() == row, "\(name): \(pairs(list))")
      #expect(list.isolates == (text.contains("4 0") ? ["4"] : []), "\(name)")
      if name == "arc.gwt" { #expect(list.idField == "FIPS") }
    }
  }

  @Test func `ids with blanks in a GAL of R`() throws {
    let text =
      "0 3 x name\nAda County 2\nBoise County St. Louis city\nBoise County 1\nAda County\nSt. Louis city 1\nAda County\n"
    let expected = [
      "Ada County-Boise County", "Ada County-St. Louis city", "Boise County-Ada County",
      "St. Louis city-Ada County",
    ]
    #expect(pairs(try read(text, "w.gal")) == expected)
    #expect(throws: InputError.self) { try read("0 2 x id\nA b 2\nA b D\nC 0\n", "w.gal") }
  }

  @Test func `a neighbours list that R printed with dput`() throws {
    let numbered = """
      structure(list(2L, c(1L, 3L), 2L, 0L), class = "nb", region.id = c("1", 
      "2", "3", "4"), call = poly2nb(pl = nc$geometry, queen = x[1]), type = "queen", sym = TRUE)

      """
    let list = try read(numbered, "nb.txt")
    #expect(pairs(list) == row && list.isolates == ["4"])
    let named =
      "structure(list(2:3, 1L, 1L), class = c(\"nb\"), region.id = c(\"Ada County\", 'O\\'Brien, ID', \"Do\\u00f1a\"), ncomp = structure(list(nc = 1L, comp.id = c(1, 1)), class = \"x\"))"
    #expect(
      pairs(try read(named, "nb.R")) == [
        "Ada County-O'Brien, ID", "Ada County-Doña", "O'Brien, ID-Ada County", "Doña-Ada County",
      ])
    let texts = "list(A = c(\"B\", \"C d\"), `C d` = \"A\", E = character(0))"
    let found = try read(texts, "list.txt")
    #expect(pairs(found) == ["A-B", "A-C d", "C d-A"] && found.isolates == ["E"])
    for wrong in [
      "structure(list(2L, 5L), class = \"nb\")", "structure(list(c(1L 2L)), class = \"nb\")",
      "list(c(1L, 2L)",
      "structure(list(2L, 1L), class = \"nb\", region.id = \"A\")", "list(\"a",
      "list(" + String(repeating: "c(", count: 200),
    ] {
      #expect(throws: InputError.self, "\(wrong.prefix(40))") { try read(wrong, "nb.R") }
    }
  }

  private static let script = """
    import libpysal, sys
    w = libpysal.weights.W({i: n for i, n in {0: [1], 1: [0, 2], 2: [1]}.items()})
    one = libpysal.weights.W({i + 1: [j + 1 for j in n] for i, n in w.neighbors.items()})
    text = libpysal.weights.W({'0%d' % i: ['0%d' % j for j in n] for i, n in w.neighbors.items()})
    for name, weights, endings in (('zero', w, 'gal gwt swm mtx'), ('one', one, 'gal gwt swm mtx'), ('text', text, 'gal gwt')):
        for ending in endings.split():
            file = libpysal.io.open(sys.argv[1] + '/' + name + '.' + ending, 'w')
            file.write(weights)
            file.close()
    """

  @Test(.enabled(if: OtherProgram.hasLibpysal, "libpysal is not installed"))
  func `files that libpysal writes`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("weights-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try OtherProgram.run(["python3", "-c", Self.script, folder.path]).status == 0)
    for (name, first) in [("zero", 0), ("one", 1), ("text", 0)] {
      for ending in name == "text" ? ["gal", "gwt"] : ["gal", "gwt", "swm", "mtx"] {
        let list = try ClaimListReader.read(
          "\(folder.path)/\(name).\(ending)", options: ClaimListReader.Options())
        // Matrix Market has no ids: it numbers from 1.
        let start = ending == "mtx" ? 1 : first
        let expected = [(0, 1), (1, 0), (1, 2), (2, 1)].map { pair in
          [pair.0, pair.1].map { name == "text" ? "0\($0)" : "\($0 + start)" }.joined(separator: "-")
        }
        #expect(pairs(list).sorted() == expected.sorted(), "\(name).\(ending)")
      }
    }
  }

  private let ids = ["P", "Q", "R", "S"]

  private func reading(
    _ pairs: [(String, String)], named: RegionNumbering? = nil, more: [RegionNumbering] = []
  )
    -> [String?]
  {
    var list = ClaimList(format: "gal")
    list.claims = pairs.map { Claim(id: "", a: $0.0, b: $0.1) }
    let ids = ids
    return list.readingNumbers(
      named: named, others: [.positions(of: ids, from: 1), .positions(of: ids, from: 0)] + more,
      isKnown: { ids.contains($0) }
    ).claims.map(\.bReading)
  }

  @Test func `numbers from 0 and from 1`() {
    #expect(reading([("0", "1"), ("2", "3")]) == ["Q", "S"])
    #expect(reading([("1", "2"), ("3", "4")]) == ["Q", "S"])
    // Both would fit, or none.
    #expect(reading([("1", "2")]) == [nil])
    #expect(reading([("1", "9")]) == [nil])
    #expect(reading([("P", "Q")]) == [nil])
  }

  @Test func `another field, when it alone fits; the field of the header first`() {
    let field = RegionNumbering(label: Phrase(same: "F"), ids: ["11": "P", "12": "Q", "1": "R", "2": "S"])
    #expect(reading([("11", "12")], more: [field]) == ["Q"])
    #expect(reading([("1", "2")], named: field) == ["S"])
  }

  @Test func `zeros that a spreadsheet took`() throws {
    let plain = try #require(RegionNumbering.withoutZeros(["01001", "01003", "11003"]))
    #expect(plain.ids == ["1001": "01001", "1003": "01003", "11003": "11003"])
    #expect(RegionNumbering.withoutZeros(["1", "2"]) == nil)
    #expect(RegionNumbering.withoutZeros(["01", "1"])?.ids.isEmpty == true)
  }
}
