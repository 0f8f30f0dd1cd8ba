import Mezha
import Testing

@testable import MezhaOptions

/// What a call says before its options are understood, and what is said of one that cannot be understood.
@Suite struct CallTests {
  @Test(arguments: [
    (["--lang=ru"], Language.russian), (["borders", "--lang", "en"], .english),
    (["--lang", "ru", "--lang", "en"], .russian),
  ])
  func `the language of a call`(_ arguments: [String], _ language: Language) {
    #expect(Language.wanted(by: arguments) == language)
  }

  @Test func `help is asked for in words alone`() {
    #expect(Language.withoutOption(["help", "--lang", "ru", "borders", "--lang=en"]) == ["help", "borders"])
  }

  @Test(arguments: [
    (["why", "-12", "-7"], ["why", "\u{2212}12", "\u{2212}7"]),
    (["chainage", "--locate", "-5,3"], ["chainage", "--locate=-5,3"]),
    (["borders", "-o", "-"], ["borders", "-o", "-"]),
    (["zones", "--km", "-.5"], ["zones", "--km=-.5"]),
  ])
  func `numbers below zero are no options`(_ arguments: [String], _ shielded: [String]) {
    #expect(NegativeNumber.shielded(arguments) == shielded)
  }

  @Test func `an id below zero is written as it was`() {
    #expect(NegativeNumber.plain("\u{2212}12") == "-12")
    #expect(NegativeNumber.plain("\u{2212}") == "\u{2212}")
  }

  @Test(arguments: [
    ("8G", 8 << 30), ("1k", 1024), ("1.5M", 3 << 19), ("7", 7), ("0", nil), ("-1G", nil), ("G", nil),
    ("1e300T", nil),
  ])
  func `amounts of memory`(_ text: String, _ bytes: Int?) {
    #expect(MemorySize(argument: text)?.bytes == bytes)
  }

  @Test func `an unknown option is said in both languages`() {
    let phrase = UsageMessage.phrase(
      "Unknown option '--tolerance'. Did you mean '--tolerance-m'?", of: ["borders"], commands: ["borders"])
    #expect(
      phrase.russian == "ключа --tolerance нет. Возможно, --tolerance-m? Подробнее: mezha borders --help")
    #expect(phrase.english.hasSuffix("'--tolerance-m'? See: mezha borders --help"))
  }

  @Test func `a command that is none gets the nearest one`() {
    let phrase = UsageMessage.phrase(
      "Unexpected argument 'boders'", of: ["boders"], commands: ["borders", "map"])
    #expect(phrase.english == "there is no command 'boders'. Did you mean 'borders'? See: mezha --help")
    #expect(phrase.russian == "команды «boders» нет. Возможно, «borders»? Подробнее: mezha --help")
  }
}
