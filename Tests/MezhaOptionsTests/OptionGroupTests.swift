import ArgumentParser
import Mezha
import Testing

@testable import MezhaOptions

/// Option groups make requests of what was given, and refuse what fits nothing, without a process.
@Suite struct OptionGroupTests {
  @Test func `belts are asked for in metres from narrow to wide`() throws {
    let request = try BeltOptions.parse(["--km", "50, 5,5", "--of", "LV,EE", "--from", "edge"]).request()
    #expect(request.widths == [5000, 50_000])
    #expect(request.countries == ["LV", "EE"])
    #expect(request.origin == .edge)
    #expect(try BeltOptions.parse([]).request().widths == [5000, 25_000])
  }

  @Test(arguments: [
    ["--km", "0"], ["--km", "5,,6"], ["--km", "501"], ["--km", "1", "--by", "rule"], ["--towns-over", "-1"],
    ["--raster-holds", "density"], ["--from", "all", "--by", "rule"],
    ["--population", "@regions", "--population-field", "n"],
  ])
  func `belts that fit nothing are refused`(_ arguments: [String]) {
    #expect(throws: (any Error).self) { try BeltOptions.parse(arguments) }
  }

  @Test(arguments: ["--reference", "--hold"])
  func `the reference has two names`(_ name: String) throws {
    let request = try ToleranceOptions.parse(["--tolerance-m", "5", name, "a.gpkg"]).request
    #expect(request.reference == "a.gpkg")
    do {
      _ = try ToleranceOptions.parse([name, "a.gpkg"])
      Issue.record("it was taken without a tolerance")
    } catch { #expect("\(error)".contains("--reference needs --tolerance-m")) }
  }

  @Test func `the reference is named once`() {
    #expect(throws: (any Error).self) {
      try ToleranceOptions.parse(["--tolerance-m", "5", "--reference", "a.gpkg", "--hold", "a.gpkg"])
    }
  }

  @Test(arguments: ["--tolerance-m", "--border-tolerance-m"])
  func `the tolerance has an older name`(_ name: String) throws {
    #expect(try ToleranceOptions.parse([name, "5", "--match", "all"]).request.tolerance == 5)
    #expect(try ToleranceOptions.parse([name, "auto"]).request.takesProposal)
    #expect(throws: (any Error).self) { try ToleranceOptions.parse([name, "-1"]) }
    #expect(throws: (any Error).self) {
      try ToleranceOptions.parse(["--tolerance-m", "5", "--border-tolerance-m", "5"])
    }
  }

  @Test func `a tolerance of points is none of borders`() throws {
    let points = try CrossingOptions.parse(["--points", "p.csv", "--point-tolerance-m", "100"])
    try points.check()
    #expect(points.request.pointTolerance == 100 && points.matching.isEmpty)
    let borders = try CrossingOptions.parse(["--points", "p.csv", "--tolerance-m", "100"])
    try borders.check()
    #expect(borders.request.pointTolerance == nil && borders.matching.tolerance == 100)
    let lines = try CrossingOptions.parse(["--lines", "l.gpkg", "--point-tolerance-m", "100"])
    #expect(throws: ValidationError.self) { try lines.check() }
  }

  @Test func `rulers are metres`() throws {
    let request = try RulerOptions.parse(["--rulers", "100, 1000", "--at-m", "5000", "--by", "land"]).request
    #expect(request.rulers == [100, 1000])
    #expect(request.at == [5000])
    #expect(request.kind == .land)
  }

  @Test(arguments: [
    ["--rulers", "0"], ["--at-m", "far"], ["--group", "name"], ["--by", "land", "--international"],
    ["--by", "coast", "--published", "x.csv"],
  ])
  func `rulers that fit nothing are refused`(_ arguments: [String]) {
    #expect(throws: (any Error).self) { try RulerOptions.parse(arguments) }
  }

  @Test func `lines in place of borders take no regions`() throws {
    let lines = try RulerOptions.parse(["--lines", "coast.gpkg"])
    let regions = try InputOptions.parse(["regions.gpkg"])
    #expect(throws: ValidationError.self) { try lines.check(regions, ToleranceOptions.parse([])) }
    #expect(throws: Never.self) { try lines.check(InputOptions.parse([]), ToleranceOptions.parse([])) }
  }

  @Test func `weights are asked for by any of their options`() throws {
    #expect(try WeightOptions.parse([]).request == nil)
    let bridge = try #require(try WeightOptions.parse(["--bridge-km", "2"]).request)
    #expect(bridge.bridge == 2000 && bridge.kind == .binary && !bridge.isStandardised)
    let share = try #require(try WeightOptions.parse(["--weights", "share", "--standardize"]).request)
    #expect(share.kind == .share && share.isStandardised)
    #expect(throws: ValidationError.self) { try WeightOptions.parse(["--standardise"]).check(.gal) }
    #expect(throws: Never.self) { try WeightOptions.parse(["--standardise"]).check(.gwt) }
  }

  @Test(arguments: [
    [], ["--list", "a", "--figures", "b"], ["--figures", "b", "--columns", "a,b"],
    ["--list", "a", "--columns", "a"], ["--list", "a", "--list-format", "gal", "--columns", "a,b"],
    ["--groups", "g", "--near-m", "5"], ["--list", "a", "--near-m", "-1"],
    ["--list", "a", "--explain", "1", "--write-corrected", "c"],
  ])
  func `claims that fit nothing are refused`(_ arguments: [String]) {
    #expect(throws: (any Error).self) { try ClaimOptions.parse(arguments) }
  }

  @Test func `a claim is judged as asked`() throws {
    let claims = try ClaimOptions.parse(["--list", "a.csv", "--rule", "queen", "--columns", "from,to"])
    let request = try claims.request(FigureOptions.parse([]), overwrite: false)
    #expect(request.judging.rule == .queen && request.judging.nearLimit == 1000)
    #expect(request.columns?.0 == "from" && request.columns?.1 == "to")
    #expect(claims.isList && !claims.writesCorrected)
    #expect(throws: ValidationError.self) {
      try claims.check(FigureOptions.parse(["--places", "towns.gpkg"]))
    }
  }

  @Test(arguments: [
    ([], FileFormat.svg), (["-o", "a.pdf"], .pdf), (["-o", "a.svg", "--format", "png"], .png),
    (["-o", "-"], .svg),
  ])
  func `a map takes its format from the file`(_ arguments: [String], _ format: FileFormat) throws {
    #expect(try DrawingOptions.parse(arguments).pickFormat() == format)
  }

  @Test func `classes of a map are a rule or limits`() throws {
    let limits = try DrawingOptions.parse(["--color", "length", "--classes", "100,500"]).request().classes
    guard case .limits([100, 500]) = limits else {
      Issue.record("limits of 100 and 500, and not \(limits)")
      return
    }
    #expect(throws: (any Error).self) { try DrawingOptions.parse(["--classes", "many"]) }
    #expect(throws: (any Error).self) { try DrawingOptions.parse(["--color", "none", "--class-count", "3"]) }
  }

  @Test func `a distance is of one thing`() throws {
    #expect(throws: (any Error).self) { try DistanceOptions.parse(["--regions", "--sea", "--of", "RU"]) }
    #expect(throws: (any Error).self) { try DistanceOptions.parse(["--regions"]) }
    let request = try DistanceOptions.parse(["--regions", "--to", "CN"]).request
    #expect(request.to == "CN" && request.within == 50)
  }

  @Test func `vintages are compared as asked`() throws {
    let options = try VintageOptions.parse(["--within-m", "50", "--no-shift", "--rows", "region"])
    #expect(options.request.options.tolerance == 50 && !options.request.options.findsShifts)
    #expect(throws: ValidationError.self) { try options.check(.geoPackage) }
    #expect(throws: ValidationError.self) { try VintageOptions.parse(["--at", "10"]).check(.svg) }
  }
}
