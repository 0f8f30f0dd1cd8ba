import ArgumentParser

struct Inspect: ParsableCommand {
  mutating func run() throws {}
}
