import Testing

@testable import Mezha

/// When tables have colour.
@Suite struct ColourChoiceTests {
  @Test(
    arguments: [
      (ColourChoice.auto, true, nil, true), (.auto, false, nil, false), (.auto, true, "1", false),
      (.auto, true, "", true), (.auto, false, "", false), (.always, false, nil, true),
      (.always, true, "1", true),
      (.never, true, nil, false), (.never, false, nil, false),
    ] as [(ColourChoice, Bool, String?, Bool)])
  func `a choice, a terminal and NO_COLOR`(
    choice: ColourChoice, isTerminal: Bool, noColour: String?, expected: Bool
  ) {
    #expect(choice.isOn(isTerminal: isTerminal, noColour: noColour) == expected)
  }
}
