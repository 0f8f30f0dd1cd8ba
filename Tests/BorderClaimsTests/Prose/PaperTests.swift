import BorderClaims
import BorderCore
import BorderIO
import Foundation
import Mezha
import Testing

/// The text of five papers as it came out of their PDFs, read whole.
@Suite struct PaperTests {
  private static let shared = "\(Embedded.package)/../shared"
  static let isThere = FileManager.default.fileExists(atPath: shared + "/papers/observer-2024.txt")

  @Test(
    .enabled(if: isThere, "the papers are not there"),
    arguments: ["observer-2024", "belarus-2025", "gomel-2023", "kazakhstan-2025"])
  func `every adjacency that a paper claims is found`(paper: String) throws {
    let resolver = try Embedded.data.resolver(of: try Embedded.regions())
    var options = ClaimListReader.Options()
    (options.rules, options.resolver, options.format) = (try Embedded.data.nameRules(), resolver, .text)
    let list = try ClaimListReader.read("\(Self.shared)/papers/\(paper).txt", options: options)
    func code(_ name: String, _ reading: String?, _ context: String) -> String {
      for text in [reading, name].compactMap({ $0 }) {
        if case .matched(let place, _) = resolver.resolve(text, within: context.isEmpty ? nil : context) {
          return resolver.places[place].code
        }
      }
      return "?\(name)"
    }
    let found = Set(
      list.claims.filter { !$0.isNegated }.map { claim in
        Set([
          code(claim.a, claim.aReading, claim.aContext), code(claim.b, claim.bReading, claim.bContext),
        ])
      })
    let expected = try CSVTable(
      String(contentsOfFile: Self.shared + "/claims/adjacency.csv", encoding: .utf8), name: "adjacency.csv")
    let rows = expected.rows.filter { $0[1] == paper }
    #expect(!rows.isEmpty)
    for row in rows { #expect(found.contains([row[3], row[4]]), "\(row[0]): \(row[3]) and \(row[4])") }
    // What was passed over stands in the notes by its lines.
    #expect(list.notes.contains { $0.english.contains("do not say who borders whom") }, "\(list.notes)")
    #expect(list.claims.allSatisfy { $0.line != nil && $0.column != nil })
  }
}
