import BorderCore
import BorderIO
import BorderTables
import Testing

@testable import Mezha

/// Verdicts by worldview, and the papers of claims, without a report around them.
struct ClaimViewsTests {
  private func row(_ statement: String, _ key: String, claim: String? = nil) -> ReportClaim {
    ReportClaim(
      list: .adjacency, claim: claim, statement: Phrase(same: statement), key: key,
      verdict: Phrase(same: key),
      computed: .integer(statement.count))
  }

  @Test func `only what differs stands beside each other; equal claims are told by their order`() throws {
    let a = [row("A – B", "confirmed", claim: "1"), row("A – C", "confirmed"), row("A – C", "near")]
    let b = [row("A – B", "refuted", claim: "1"), row("A – C", "confirmed"), row("A – C", "refuted")]
    let views = ClaimViews([("x", a), ("y", b), ("z", Array(b.prefix(2)))])
    #expect(views.count == 3)
    #expect(
      views.differing.map { $0.verdicts.map { $0?.key } }
        == [["confirmed", "refuted", "refuted"], ["near", "refuted", nil]])
    let table = views.table
    #expect(table.columns.map(\.key).suffix(3) == ["verdict_z", "verdict_z_key", "computed_z"])
    #expect(table.rows.count == 2 && table.rows.allSatisfy { $0.count == table.columns.count })
    #expect(table.rows[1].suffix(3) == [.missing, .missing, .missing])
    #expect(
      table.notes.map(\.english) == [
        "2 of 3 verdicts are not the same under the worldviews x, y, z; all others are."
      ])
    let all = ReportClaim.table(a, views: views)
    let column = try #require(all.columns.firstIndex { $0.key == "verdict_y" })
    #expect(all.rows.map { $0[column] } == [.text("refuted"), .missing, .text("refuted")])
    let same = ClaimViews([("x", a), ("y", a)])
    #expect(same.differing.isEmpty && same.table.rows.isEmpty)
    #expect(same.table.notes.map(\.english) == ["All 3 verdicts are the same under the worldviews x, y."])
    #expect(ReportClaim.table(a, views: nil).columns.contains { $0.key.hasPrefix("verdict_x") } == false)
  }

  @Test(arguments: [
    (["A01", "A02", "A03", "A05", "A06", "F01"], "A01–A03, A05, A06, F01"), (["7"], "7"),
    (["A9", "A10", "A11", "x", "x"], "A9–A11, x, x"),
    (["A99999999999999999999", "A1"], "A99999999999999999999, A1"),
  ])
  func `ids that count on are joined`(claims: [String], text: String) {
    #expect(ClaimPaper(key: "p", citation: "", claims: claims).claimText == text)
  }

  /// Every claim of the embedded lists that names a paper is in the list of that paper, once.
  @Test func `the papers of the embedded claims`() throws {
    let lists = try ClaimLists(folder: EmbeddedData.located().path("claims"))
    #expect(lists.papers.count == 5 && lists.papers.allSatisfy { !$0.citation.isEmpty })
    let ids = lists.papers.flatMap(\.claims)
    let claims = try #require(lists.adjacency).claims.map(\.id) + (lists.figures ?? []).map(\.id)
    #expect(ids.sorted() == claims.sorted())
  }
}
