import BorderTestSupport
import Foundation
import Testing

@testable import Mezha

/// The lead of a report, against its tables.
struct LeadTests {
  private func files(_ request: RegionRequest, home: String? = nil) throws -> ReportFiles {
    let workspace = try Workspace(request, needsProvenance: true, reporter: .silent)
    let study = try HomeStudy(
      StudyRequest(home: home, measure: GeodesicMeasure(), threads: 2), workspace: workspace)
    return try ReportFiles(
      ReportParts(study, workspace, language: .english), workspace: workspace, claims: nil, options: [])
  }

  @Test func `the lead of a country says what its table says`() throws {
    let files = try files(RegionRequest(inputs: ["@coarse"]))
    let lead = files.lead
    try #require(lead.count == 3)
    let countries = files.study.neighbours.sorted { $0.length > $1.length }
    let names = countries.prefix(3).map { files.study.names[$0.neighbour] }
    for (name, country) in zip(names, countries) {
      let kilometres = String(Int(country.length.kilometres.rounded()))
      #expect(lead[0].english.contains("\(name.english) (\(kilometres)\u{A0}km)"), "\(lead[0].english)")
      #expect(lead[0].russian.contains("\(name.russian) (\(kilometres)\u{A0}км)"), "\(lead[0].russian)")
    }
    #expect(lead[0].english.contains("with \(countries.count) neighbours"))
    let tally = try #require(files.head.tally)
    #expect(
      lead[1].english.hasPrefix("\(tally.existing) listed crossings lie on it, \(tally.open) of them open: "))
    let length = files.head.length.kilometres
    let density = String(format: "%.2f", Double(tally.existing) / length * 100)
    #expect(lead[1].english.contains("\(density) per 100 km"), "\(lead[1].english)")
    #expect(lead[1].russian.contains("\(density.replacing(".", with: ",")) на 100 км"))
    // The region with the longest part of the border: its pairs, one by one.
    let (analysis, home) = (files.study.analysis, files.study.home)
    var sums: [String: Double] = [:]
    for index in files.study.pairs {
      let border = analysis.borders[index]
      for region in [border.a, border.b].map({ analysis.regions[$0] }) where region.country == home {
        sums[region.name, default: 0] += border.length.kilometres
      }
    }
    let longest = try #require(sums.max { $0.value < $1.value })
    #expect(lead[2].english.contains(longest.key), "\(lead[2].english)")
  }

  @Test func `the title says whose borders of what they are`() throws {
    let brazil = try files(RegionRequest(inputs: ["@world"]), home: "BR").head.title
    #expect(brazil.english == "Brazil: land borders" && brazil.russian == "Бразилия: сухопутные границы")
    let kazakhstan = try files(RegionRequest(inputs: ["@coarse"]), home: "KZ").head.title
    #expect(kazakhstan.english == "Kazakhstan: borders of regions")
    #expect(kazakhstan.russian == "Казахстан: границы регионов")
  }

  @Test func `regions without countries have a lead without states and crossings`() throws {
    // Squares of a degree in a row, the first and the second with the longer border, which is nearer the equator.
    let features = [("A", 0, 10), ("B", 1, 10), ("C", 1, 11)].map { name, x, y in
      """
      {"type":"Feature","properties":{"code":"\(name)","name":"\(name)land"},"geometry":{"type":"Polygon","coordinates":
      [[[\(x),\(y)],[\(x + 1),\(y)],[\(x + 1),\(y + 1)],[\(x),\(y + 1)],[\(x),\(y)]]]}}
      """
    }
    let file = NSTemporaryDirectory() + "mezha-lead-\(UUID().uuidString).geojson"
    defer { try? FileManager.default.removeItem(atPath: file) }
    try "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
      .write(toFile: file, atomically: true, encoding: .utf8)
    let lead = try files(RegionRequest(inputs: [file], id: "code")).lead
    // A meridian from 10 to 11 degrees and the parallel of 11 degrees, by Karney.
    #expect(
      lead.map(\.english) == [
        "The borders in these data are 220\u{A0}km long: Aland – Bland (111\u{A0}km), Bland – Cland (109\u{A0}km).",
        "Bland has the most border with other regions, 220\u{A0}km.",
      ])
    #expect(
      lead.map(\.russian) == [
        "Длина границ в этих данных — 220\u{A0}км: Aland – Bland (111\u{A0}км), Bland – Cland (109\u{A0}км).",
        "Больше всего границ с другими регионами — Bland: 220\u{A0}км.",
      ])
  }
}
