import Testing

@testable import BorderCore

/// What the words of a list of crossings mean.
struct CrossingWordsTests {
  private func crossing(_ status: String, _ concept: String = "", mode: String = "") -> Crossing {
    Crossing(
      id: "1", name: Phrase(same: "x"), oppositeName: Phrase(same: ""), mode: CrossingMode(rawValue: mode),
      status: CrossingStatus(rawValue: status), concept: concept)
  }

  @Test(arguments: [
    ("Open", CrossingStatus.Meaning.open), ("OPEN", .open), ("открыт", .open), ("Действует", .open),
    ("in_operation", .open), ("Closed", .closed), ("suspended", .closed), ("закрыт", .closed),
    ("planned", .planned),
    ("Under construction", .planned), ("планируется", .planned), ("", .unknown), ("Unknown", .unknown),
    ("seasonal", .other), ("сезонный", .other),
  ])
  func `a status is read in any case and in both languages`(_ word: String, _ meaning: CrossingStatus.Meaning)
  {
    #expect(CrossingStatus(rawValue: word).meaning == meaning)
  }

  @Test func `what does not exist is told by a concept of the list or in words`() {
    let planned = PlannedCrossings(concepts: ["agreed"])
    #expect(planned.contains(crossing("open", "agreed")))
    #expect(planned.contains(crossing("Planned")) && planned.contains(crossing("", "planned")))
    #expect(!planned.contains(crossing("closed", "checkpoint")) && !planned.contains(crossing("seasonal")))
    #expect(!PlannedCrossings.none.contains(crossing("planned", "planned")))
  }

  @Test(
    arguments: [
      ("Road", CrossingMode.road), ("primary", .road), ("автомобильный", .road), ("Railway", .rail),
      ("ж/д", .rail),
      ("ferry", nil), ("", nil),
    ] as [(String, CrossingMode?)])
  func `roads and railways are known by any of their words`(_ word: String, _ mode: CrossingMode?) {
    #expect(CrossingMode(rawValue: word).general == mode)
  }

  @Test func `a tally counts what is open, by mode, without what is planned`() {
    var tally = CrossingTally()
    for each in [
      crossing("Open", mode: "Road"), crossing("открыт", mode: "road"), crossing("closed", mode: "rail"),
      crossing("planned", mode: "rail"),
    ] {
      tally.add(
        CrossingAssignment.Entry(crossing: each, placement: .stated(border: 0), contradiction: nil),
        planned: PlannedCrossings())
    }
    #expect(tally.existing == 3 && tally.open == 2 && tally.planned == 1)
    #expect(tally[.road] == 2 && tally[.rail] == 1 && tally.others(than: CrossingMode.named) == 0)
  }
}
