import BorderIO
import Foundation
import Testing

/// Published lists of neighbours against polygons, and neighbours through the tools that others use.
@Suite(.enabled(if: RunMezha.geodata != nil, "no folder of real data: set MEZHA_GEODATA"))
struct PublishedListTests {
  private func validate(_ input: [String], _ list: String) throws -> [[String: String]] {
    let run = try RunMezha.mezha(
      ["validate"] + input + ["--list", RunMezha.fixture("published/\(list)"), "--format", "csv", "-q"])
    #expect([0, 1].contains(run.status), "\(run.errors)")
    return CSVFile(run.text).rows
  }

  private func path(_ file: String) throws -> String { try #require(RunMezha.geodata) + "/" + file }

  @Test func `states of the United States`() throws {
    let rows = try validate(
      [path("ne10-admin1/ne10-admin1.shp"), "--where", "adm0_a3 = 'USA'"], "us-states.csv")
    func verdicts(_ kind: String) -> [String] {
      rows.filter { $0["list_kind"] == kind }.compactMap { $0["verdict_key"] }
    }
    #expect(verdicts("corner") == ["point_contact", "point_contact"], "Four Corners")
    #expect(verdicts("far").allSatisfy { $0 == "refuted" })
    // Delaware and New Jersey meet on land in two places that Natural Earth does not draw.
    let land = rows.filter { $0["list_kind"] == "land" && $0["verdict_key"] != "confirmed" }
    #expect(land.map { $0["a_id"] } == ["US-DE"] && land.map { $0["verdict_key"] } == ["near"])
    // Natural Earth draws state borders through the Great Lakes; across the open sea they are near.
    #expect(verdicts("water") == ["confirmed", "confirmed", "near"])
    #expect(rows.allSatisfy { $0["verdict_key"] != "omitted" }, "the list is complete")
  }

  @Test func `counties of Estonia`() throws {
    let rows = try validate(
      [path("adm2-est.gpkg#ehak_counties"), "--name", "MNIMI", "--id", "MKOOD"], "estonia.txt")
    #expect(rows.count == 28)
    for row in rows {
      let isAcrossWater = row["a"] == "Saare"
      #expect(row["verdict_key"] == (isAcrossWater ? "near" : "confirmed"), "\(row)")
      if isAcrossWater { #expect(row["across"]?.hasPrefix("water") == true) }
    }
  }

  @Test func `states of Germany`() throws {
    let rows = try validate(
      [path("ne10-admin1/ne10-admin1.shp"), "--where", "adm0_a3 = 'DEU'"], "germany.txt")
    #expect(rows.count == 29 && rows.allSatisfy { $0["verdict_key"] == "confirmed" })
  }

  @Test func `countries with published lengths`() throws {
    let rows = try validate([path("osm-adm1-eurasia.gpkg#adm1_crimea_ua")], "countries.csv")
    let claims = rows.filter { $0["claim"] != "" }
    #expect(claims.count > 80 && claims.allSatisfy { $0["verdict_key"] == "confirmed" })
    for row in claims {
      let length = Double(row["length_km"] ?? "") ?? 0
      let claimed = Double(row["claimed_km"] ?? "") ?? 0
      let differs = abs(length / claimed - 1) > 0.05
      #expect((row["remark"]?.contains("of the length in the list") ?? false) == differs, "\(row)")
    }
  }

  static let hasLibpysal =
    (try? RunMezha.run(["python3", "-c", "import libpysal, geopandas"]))?.status == 0
  static let hasSpdep = (try? RunMezha.run(["Rscript", "-e", "library(spdep); library(sf)"]))?.status == 0

  /// A GAL and a GWT with the same neighbours as Mezha's own, back through another program.
  private func roundTrip(_ program: [String], _ arguments: [String]) throws {
    let input = [try path("ne10-admin1/ne10-admin1.shp"), "--where", "adm0_a3 = 'DEU'"]
    try RunMezha.withFolder { folder in
      let own = folder + "/own.gal"
      let back = folder + "/back.gal"
      #expect(try RunMezha.mezha(["adjacency"] + input + ["-o", own, "-q"]).status == 0)
      let run = try RunMezha.run(program + arguments + [own, back])
      #expect(run.status == 0, "\(run.errors)")
      func pairs(_ file: String) throws -> Set<String> {
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").dropFirst()
          .map { $0.split(separator: " ").map(String.init) }
        var pairs: Set<String> = []
        var head = ""
        for (number, line) in lines.enumerated() {
          if number % 2 == 0 {
            head = line[0]
          } else {
            for other in line { pairs.insert("\(head) \(other)") }
          }
        }
        return pairs
      }
      #expect(try pairs(own) == pairs(back))
      let check = try RunMezha.mezha(["validate"] + input + ["--list", back, "-q"])
      #expect(check.status == 0 && check.text.contains("precision 1.000, recall 1.000"), "\(check.text)")
    }
  }

  @Test(.enabled(if: hasSpdep, "Rscript with spdep is not installed"))
  func `spdep reads our GAL and writes it back`() throws {
    let script = """
      suppressMessages(library(spdep)); a <- commandArgs(TRUE)
      nb <- read.gal(a[1], override.id=TRUE)
      write.nb.gal(nb, a[2], oldstyle=FALSE, shpfile='x', ind='id')
      """
    try RunMezha.withFolder { folder in
      let file = folder + "/trip.R"
      try script.write(toFile: file, atomically: true, encoding: .utf8)
      try roundTrip(["Rscript", file], [])
    }
  }

  /// Both of our weights files through a program that fails when their neighbours differ.
  private func readsBoth(_ ending: String, _ program: [String], _ script: String) throws {
    let input = [try path("ne10-admin1/ne10-admin1.shp"), "--where", "adm0_a3 = 'DEU'"]
    try RunMezha.withFolder { folder in
      let file = "\(folder)/both.\(ending)"
      try script.write(toFile: file, atomically: true, encoding: .utf8)
      for name in ["own.gal", "own.gwt"] {
        #expect(try RunMezha.mezha(["adjacency"] + input + ["-o", "\(folder)/\(name)", "-q"]).status == 0)
      }
      let run = try RunMezha.run(program + [file, folder + "/own.gal", folder + "/own.gwt"])
      #expect(run.status == 0 && run.text.contains("same 16"), "\(run.text) \(run.errors)")
    }
  }

  @Test(.enabled(if: hasSpdep, "Rscript with spdep is not installed"))
  func `spdep reads the same neighbours from our GAL and GWT`() throws {
    let script = """
      suppressMessages(library(spdep)); a <- commandArgs(TRUE)
      g <- read.gal(a[1], override.id=TRUE); w <- read.gwt2nb(a[2], region.id=attr(g, 'region.id'))
      stopifnot(all(sapply(seq_along(g), function(i) setequal(g[[i]], w[[i]]))))
      cat('same', length(w))
      """
    try readsBoth("R", ["Rscript"], script)
  }

  @Test(.enabled(if: hasLibpysal, "python3 with libpysal and geopandas is not installed"))
  func `libpysal reads the same neighbours from our GAL and GWT`() throws {
    let script = """
      import sys, libpysal
      g = libpysal.io.open(sys.argv[1], 'r').read()
      w = libpysal.io.open(sys.argv[2], 'r').read()
      assert all(set(w.neighbors[i]) == set(g.neighbors[i]) for i in g.neighbors)
      print('same', w.n)
      """
    try readsBoth("py", ["python3", "-W", "ignore"], script)
  }

  @Test(.enabled(if: hasSpdep, "Rscript with spdep is not installed"))
  func `spdep's own neighbours of the same polygons validate at 100 per cent`() throws {
    let script = """
      suppressMessages({library(spdep); library(sf)}); sf_use_s2(FALSE); a <- commandArgs(TRUE)
      x <- st_read(a[1], quiet=TRUE); x <- x[which(x$adm0_a3 == 'DEU'),]
      row.names(x) <- x$iso_3166_2
      nb <- poly2nb(x, queen=FALSE, snap=1e-9)
      write.nb.gal(nb, a[2], oldstyle=FALSE, shpfile='x', ind='id')
      """
    try peerNeighbours("R", ["Rscript"], script)
  }

  @Test(.enabled(if: hasLibpysal, "python3 with libpysal and geopandas is not installed"))
  func `libpysal's own neighbours of the same polygons validate at 100 per cent`() throws {
    let script = """
      import sys, geopandas, libpysal
      x = geopandas.read_file(sys.argv[1])
      x = x[x.adm0_a3 == 'DEU'].reset_index(drop=True)
      w = libpysal.weights.Rook.from_dataframe(x, ids=list(x.iso_3166_2), use_index=False)
      out = libpysal.io.open(sys.argv[2], 'w')
      out.write(w)
      out.close()
      """
    try peerNeighbours("py", ["python3", "-W", "ignore"], script)
  }

  private func peerNeighbours(_ ending: String, _ program: [String], _ script: String) throws {
    let shapes = try path("ne10-admin1/ne10-admin1.shp")
    try RunMezha.withFolder { folder in
      let file = "\(folder)/peer.\(ending)"
      try script.write(toFile: file, atomically: true, encoding: .utf8)
      let gal = folder + "/peer.gal"
      let run = try RunMezha.run(program + [file, shapes, gal])
      #expect(run.status == 0, "\(run.errors)")
      let check = try RunMezha.mezha([
        "validate", shapes, "--where", "adm0_a3 = 'DEU'", "--list", gal, "-q",
      ])
      #expect(check.status == 0 && check.text.contains("precision 1.000, recall 1.000"), "\(check.text)")
    }
  }
}
