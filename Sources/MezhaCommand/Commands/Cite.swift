import ArgumentParser
import Mezha
import MezhaOptions

/// How to name the program and its data.
struct Cite: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows how to cite Mezha and its data in a publication.",
    discussion: """
      The program with a BibTeX entry, the attribution that the licence of each embedded data set asks for, and \
      what to say of your own data.

      EXAMPLES
        mezha cite
        mezha cite --lang ru > citation.txt
      """)

  @OptionGroup var talk: TalkOptions

  func run() throws {
    talk.apply()
    print(try Citation(EmbeddedData.located()).text(talk.lang))
  }
}
