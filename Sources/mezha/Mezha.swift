import ArgumentParser

@main
struct Mezha: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "mezha")
}
