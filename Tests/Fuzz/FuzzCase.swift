import BorderTestSupport
import Foundation

/// One run of a command on a fuzzed file, and what must hold of it.
struct FuzzCase {
  /// What a run did that it must not do.
  struct Fault {
    let what: String
    /// What the run said.
    let errors: String
  }

  let task: FuzzTask
  let files: [String: [UInt8]]

  /// A file is fuzzed only so far.
  static let greatestSize = 1_000_000

  /// - Parameters:
  ///   - task: What to run.
  ///   - origin: Where the fuzzed files come from.
  ///   - seed: Decides everything else.
  init(_ task: FuzzTask, _ origin: FuzzCorpus.Origin, seed: UInt64) {
    self.task = task
    var generator = SplitMix64(seed: seed)
    var files: [String: [UInt8]] = [:]
    for name in ["in", "in2"] where name == "in" || task.arguments.contains("IN2") {
      var pieces = origin.pieces(&generator)
      if Int.random(in: 0..<100, using: &generator) < origin.spoiling, !pieces.isEmpty {
        let index = Int.random(in: 0..<pieces.count, using: &generator)
        var mutator = Mutator(seed: generator.next())
        mutator.spoil(&pieces[index].bytes)
      }
      for piece in pieces { files["\(name).\(piece.ending)"] = Array(piece.bytes.prefix(Self.greatestSize)) }
    }
    self.files = files
  }

  /// The arguments of a run.
  static func arguments(_ task: FuzzTask, _ origin: FuzzCorpus.Origin) -> [String] {
    task.arguments.map { $0 == "IN" ? "in.\(origin.ending)" : $0 == "IN2" ? "in2.\(origin.ending)" : $0 }
      + (task.output == nil ? [] : ["--overwrite"])
  }

  /// Puts files into a folder. One that is not there afterwards fails the run, as it should.
  static func write(_ files: [String: [UInt8]], to folder: String) {
    for (name, bytes) in files {
      _ = FileManager.default.createFile(atPath: folder + "/" + name, contents: Data(bytes))
    }
  }

  /// Runs it and looks at what it left.
  func run(on server: ForkServer, sound: Set<String>) -> (Fault?, ForkServer.Ending?) {
    let folder = server.folder
    let manager = FileManager.default
    for name in (try? manager.contentsOfDirectory(atPath: folder)) ?? [] where !sound.contains(name) {
      try? manager.removeItem(atPath: folder + "/" + name)
    }
    Self.write(files, to: folder)
    if task.arguments.contains("-"), let bytes = files.first?.value {
      Self.write(["input": bytes], to: folder)
    }
    // Computing ends after 30 s of the processor; the clock runs faster on a machine that does other work.
    let ending = server.run(limit: 900)
    let errors = String(decoding: manager.contents(atPath: folder + "/errors") ?? Data(), as: UTF8.self)
    let left = Set((try? manager.contentsOfDirectory(atPath: folder)) ?? [])
    return (fault(ending, errors, left, folder).map { Fault(what: $0, errors: errors) }, ending)
  }

  private func fault(
    _ ending: ForkServer.Ending?, _ errors: String, _ left: Set<String>, _ folder: String
  ) -> String? {
    guard let ending else { return "the program does not answer" }
    if ending.isOverdue { return "hangs" }
    guard let code = ending.code else {
      // 30 s of the processor end by signal 9 too (see fork_server.c), and so may whoever else uses the machine.
      return "ended by signal \(ending.signal) after \(ending.seconds) s at \(ending.peak / 1_000_000) MB"
    }
    if ending.seconds > 10 { return "takes \(ending.seconds) s" }
    let size = files.values.reduce(0) { $0 + $1.count }
    if ending.peak > 400_000_000 + 200 * size { return "takes \(ending.peak / 1_000_000) MB" }
    let known: [Int32] = task.mayFindProblems ? [0, 1, 64, 65, 66, 73] : [0, 64, 65, 66, 73]
    if !known.contains(code) { return "exit code \(code)" }
    let expected = Set(files.keys).union(FuzzCase.own)
    let more = left.subtracting(expected).subtracting(FuzzCase.soundNames)
    let isDone = code <= 1
    guard let output = task.output else { return more.isEmpty ? nil : "leaves \(more.sorted())" }
    if isDone {
      if !left.contains(output) { return "exit code \(code) and no output" }
      let rest = more.subtracting([output, output + ".meta.json"])
      if !rest.isEmpty { return "leaves \(rest.sorted())" }
      return broken(folder + "/" + output)
    }
    if errors.isEmpty { return "exit code \(code) and not a word" }
    return more.isEmpty ? nil : "fails and leaves \(more.sorted())"
  }

  /// What is wrong with an output; JSON is read, others must not be empty.
  private func broken(_ path: String) -> String? {
    guard let data = FileManager.default.contents(atPath: path) else { return "output cannot be read" }
    if path.hasSuffix(".json") || path.hasSuffix(".geojson") || path.hasSuffix(".topojson") {
      return (try? JSONSerialization.jsonObject(with: data)) == nil ? "output is not JSON" : nil
    }
    // A list of no features, one a line, has no line.
    return data.isEmpty && !path.hasSuffix(".geojsonl") ? "output is empty" : nil
  }

  private static let own: Set<String> = ["input", "output", "errors"]
  /// Files without fault that lie beside the fuzzed ones.
  static let soundNames: Set<String> = ["sound.geojson"]
}
