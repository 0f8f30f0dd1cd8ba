import ArgumentParser

struct Adjacency: ParsableCommand {
  mutating func run() throws {}
}
