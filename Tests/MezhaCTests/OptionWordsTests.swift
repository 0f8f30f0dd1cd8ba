import Testing

@testable import MezhaC

/// Notes name options as calls have them.
@Suite struct OptionWordsTests {
  @Test(arguments: [
    ("try --tolerance-m 0.001, or see: mezha sweep", "try tolerance_m = 0.001, or see: mezha sweep"),
    (
      "(for the 2 pairs within one input add --match all)",
      "(for the 2 pairs within one input add match = all)"
    ),
    ("taken as that one (--tolerance-m 0 leaves them)", "taken as that one (tolerance_m = 0 leaves them)"),
    ("--rule queen with a --tolerance-m of as much", "rule = queen with a tolerance_m of as much"),
    ("choose one level with --where", "choose one level with the command's --where"),
    (
      "looked for: mezha sweep --steps 2000,5000; try --where",
      "looked for: mezha sweep --steps 2000,5000; try the command's --where"
    ),
    ("… and 3 more: --verbose", "… and 3 more: the command's --verbose"),
    ("a -- b --5 x--y --", "a -- b --5 x--y --"), ("", ""), ("--id", "id"),
  ])
  func renamed(_ sentence: String, _ expected: String) {
    #expect(OptionWords.renamed(sentence) == expected)
  }
}
