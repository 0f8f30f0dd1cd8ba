public import ArgumentParser
public import Mezha

extension ColourChoice: ExpressibleByArgument {}

/// Whether tables have colour.
package struct ColourOptions: ParsableArguments {
  package init() {}

  @Option(
    name: .customLong("color"),
    help: ArgumentHelp(
      "Tables: bold headings and dim rules: auto (on a terminal, unless NO_COLOR is set; if not given), always, never.",
      valueName: "when"))
  package var colour: ColourChoice?

  /// What was chosen.
  package var choice: ColourChoice { colour ?? .auto }

  /// Refuses a choice where no table for people is shown.
  package func check(showsTables: Bool, _ format: String) throws {
    try VainOption.refuse(
      [("--color", colour != nil)], unless: showsTables,
      "applies to tables that people read, and the format is \(format): remove it",
      "относится к таблицам для чтения, а формат — \(format): уберите ключ")
  }
}
