import BorderTestSupport
import Foundation
import Glibc

/// Runs the program on malformed files for some time.
///
///     fuzz PROGRAM LIBRARY PACKAGE SECONDS [PROCESSES [FIRST_SEED [CASES]]]
///
/// `LIBRARY` is the compiled `fork_server.c`. Cases go in batches of one command and one kind of file; a case depends on
/// its seed alone, so `PROCESSES` 1, the seed and 1 case run it again. Files of a case that fails stay in
/// `.build/fuzz/SEED`. Exit code 1 when a case failed.
@main
struct Fuzz {
  static let batch: UInt64 = 40

  static func main() throws {
    let given = CommandLine.arguments
    guard given.count >= 5, let seconds = Double(given[4]) else {
      print("usage: fuzz PROGRAM LIBRARY PACKAGE SECONDS [PROCESSES [FIRST_SEED [CASES]]]")
      exit(64)
    }
    let processes = given.count > 5 ? Int(given[5]) ?? 1 : 1
    let first = given.count > 6 ? UInt64(given[6]) ?? 1 : 1
    let cases = given.count > 7 ? UInt64(given[7]) ?? .max : .max
    // A program that is gone is an answer, not the end of this one.
    signal(SIGPIPE, SIG_IGN)
    setenv("MEZHA_DATA", given[3] + "/GeoData", 1)
    let geodata = ProcessInfo.processInfo.environment["MEZHA_GEODATA"] ?? given[3] + "/../shared/geodata"
    let run = FuzzRun(
      program: given[1], library: given[2], package: given[3],
      corpus: FuzzCorpus(package: given[3], geodata: geodata))
    let end = Date().addingTimeInterval(seconds)
    let limit = cases == .max ? UInt64.max : first + cases
    DispatchQueue.concurrentPerform(iterations: processes) { worker in
      var number = first / batch + UInt64(worker)
      while Date() < end, number * batch < limit {
        run.batch(number, seeds: max(first, number * batch)..<min(limit, (number + 1) * batch), until: end)
        number += UInt64(processes)
      }
    }
    run.report()
    exit(run.isClean ? 0 : 1)
  }
}

/// What all workers share.
final class FuzzRun: @unchecked Sendable {
  private let program: String
  private let library: String
  private let package: String
  private let corpus: FuzzCorpus
  private let lock = NSLock()
  // Under the lock.
  private var codes: [Int32: Int] = [:]
  private var faults: [String: Int] = [:]
  private var slowest = 0.0
  private var largest = 0
  private let began = Date()

  init(program: String, library: String, package: String, corpus: FuzzCorpus) {
    self.program = program
    self.library = library
    self.package = package
    self.corpus = corpus
  }

  var isClean: Bool { lock.withLock { faults.isEmpty } }

  /// Runs the cases of a batch: one command on one kind of file.
  func batch(_ number: UInt64, seeds: Range<UInt64>, until end: Date) {
    var generator = SplitMix64(seed: number &* 0x9E37_79B9)
    guard let task = FuzzTask.all.randomElement(using: &generator),
      let origin = corpus.origins.filter({ $0.content == task.content }).randomElement(using: &generator)
    else { return }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "mezha-fuzz-\(UUID().uuidString)"
    ).path
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      try FileManager.default.copyItem(
        atPath: package + "/Tests/Fixtures/reading/three.geojson", toPath: folder + "/sound.geojson")
      var server: ForkServer?
      for seed in seeds where Date() < end {
        let running =
          try server
          ?? ForkServer(
            program: program, library: library, arguments: FuzzCase.arguments(task, origin), folder: folder)
        server = running
        let one = FuzzCase(task, origin, seed: seed)
        let (fault, ending) = one.run(on: running, sound: FuzzCase.soundNames)
        note(ending)
        if let fault { keep(fault, one, origin, seed) }
        if ending == nil { server = nil }
      }
    } catch {
      lock.withLock { faults["the fuzzer itself: \(error)", default: 0] += 1 }
    }
  }

  private func note(_ ending: ForkServer.Ending?) {
    guard let ending else { return }
    lock.withLock {
      codes[ending.code ?? -ending.signal, default: 0] += 1
      slowest = max(slowest, ending.seconds)
      largest = max(largest, ending.peak)
    }
  }

  /// Keeps the files of a failure, and says how to run it again.
  private func keep(_ fault: FuzzCase.Fault, _ one: FuzzCase, _ origin: FuzzCorpus.Origin, _ seed: UInt64) {
    let line = FuzzCase.arguments(one.task, origin).joined(separator: " ")
    lock.withLock {
      faults[fault.what + " · mezha " + (one.task.arguments.first ?? ""), default: 0] += 1
      let folder = package + "/.build/fuzz/\(seed)"
      try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      FuzzCase.write(one.files, to: folder)
      print("seed \(seed): \(fault.what): mezha \(line)\n  files in \(folder)\n  \(fault.errors.prefix(300))")
      fflush(nil)
    }
  }

  /// Says what was run.
  func report() {
    lock.withLock {
      let total = codes.values.reduce(0, +)
      let seconds = Date().timeIntervalSince(began)
      let list = codes.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
      print(
        "fuzz: \(total) cases in \(Int(seconds)) s; exit codes \(list); slowest \(Int(slowest * 1000)) ms, greatest memory \(largest / 1_000_000) MB"
      )
      for (what, count) in faults.sorted(by: { $0.key < $1.key }) { print("fuzz: \(count) times \(what)") }
    }
  }
}
