import ArgumentParser

struct Report: ParsableCommand {
  mutating func run() throws {}
}
