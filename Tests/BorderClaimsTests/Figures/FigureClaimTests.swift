import BorderCore
import Testing

@testable import BorderClaims

/// The values of figures as people write them.
struct FigureClaimTests {
  private func claim(_ value: String, _ unit: String, measure: String = "border_length") -> FigureClaim {
    FigureClaim(
      id: "F1", paper: "", measure: measure, subject: "A|B", relation: .about, value: value, unit: unit,
      note: "")
  }

  @Test(arguments: [
    ("147", "mi", 236.573568), ("236500", "m", 236.5), ("237,5", "км", 237.5), ("1 237", "km", 1237),
    ("1,237", "km", 1237), ("100", "nmi", 185.2), ("12", "", 12),
  ])
  func `a length is read in its unit`(_ value: String, _ unit: String, _ kilometres: Double) throws {
    let claim = claim(value, unit)
    #expect(claim.unread == nil)
    #expect(abs(try #require(claim.inKilometres.number) - kilometres) < 1e-9)
  }

  @Test(arguments: [("", "km"), ("many", "km"), ("-5", "km"), ("5", "furlongs"), ("5", "km²")])
  func `what cannot be read says so`(_ value: String, _ unit: String) throws {
    let reason = try #require(claim(value, unit).unread)
    #expect(!reason.english.contains("does not name places"))
    #expect(reason.english.contains(unit == "km" ? value : unit))
  }

  @Test func `numbers of things have units of their own, and lists are no numbers`() {
    #expect(claim("16", "crossings", measure: "rail_crossings").unread == nil)
    #expect(claim("RU-1 RU-2", "", measure: "densest_crossings").unread == nil)
    #expect(claim("x", "", measure: "unheard_of").unread == nil)
  }
}
