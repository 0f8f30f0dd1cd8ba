import Testing

@testable import BorderMaps

/// The files that the page is made of.
struct PageTemplateTests {
  @Test func `the markup has each place once, and no other`() {
    let places = HTMLResource.page.split(separator: "{{").dropFirst().map { part in
      String(part[..<(part.firstIndex(of: "}") ?? part.endIndex)])
    }
    #expect(places.sorted() == HTMLResource.Place.allCases.map(\.rawValue).sorted())
  }

  /// `scoped` puts a condition before each line.
  @Test func `each line of the night's rules is one rule`() {
    let lines = HTMLResource.night.split(separator: "\n")
    #expect(lines.count > 10)
    for line in lines {
      #expect(
        line.hasSuffix("}") && line.count { $0 == "{" } == 1 && line.count { $0 == "}" } == 1, "\(line)")
    }
  }

  @Test func `every colour that the rules name is defined`() {
    let rules = HTMLStyle.text
    let used = rules.matches(of: #/var\((--[a-z-]+)/#).map { String($0.1) }
    #expect(used.count > 50)
    for name in Set(used) where name != "--shape" && name != "--panel" && name != "--part" {
      #expect(rules.contains("\(name):"), "\(name)")
    }
  }
}
