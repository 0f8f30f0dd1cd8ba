import Foundation
import Glibc

/// A program that waits before its `main`, and runs once for each order. See `fork_server.c`.
final class ForkServer {
  /// How a run ended.
  struct Ending {
    /// The exit code; `nil` when a signal ended the run.
    var code: Int32?
    /// The signal; 0 when there was none.
    var signal: Int32
    /// The greatest memory in bytes.
    var peak: Int
    /// The time of the processor in seconds, of all threads.
    var seconds: Double
    /// Whether it was ended from here because it did not end by itself.
    var isOverdue = false
  }

  /// What the library answers, as in `fork_server.c`.
  private struct Answer {
    var status: Int32 = 0
    var peakKilobytes: Int32 = 0
    var microseconds: Int64 = 0
  }

  /// Where the runs find their files and leave their own.
  let folder: String
  private let process = Process()
  private let orders = Pipe()
  private let answers = Pipe()

  /// - Parameters:
  ///   - program: The program's path.
  ///   - library: The compiled `fork_server.c`.
  ///   - arguments: The arguments of every run.
  ///   - folder: The folder of every run.
  /// - Throws: What the system says when the program cannot be started.
  init(program: String, library: String, arguments: [String], folder: String) throws {
    self.folder = folder
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(["LD_PRELOAD": library]) { $1 }
    process.standardInput = orders
    process.standardOutput = answers
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  deinit {
    try? orders.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// Runs the program once.
  ///
  /// - Parameter limit: After so many seconds of the clock the run is ended.
  /// - Returns: How it ended; `nil` when the waiting program itself is gone.
  func run(limit: Int32) -> Ending? {
    var order: UInt8 = 1
    var number: Int32 = 0
    var answer = Answer()
    guard write(orders.fileHandleForWriting.fileDescriptor, &order, 1) == 1,
      read(&number, MemoryLayout<Int32>.size, within: limit)
    else { return nil }
    let isInTime = read(&answer, MemoryLayout<Answer>.size, within: limit)
    if !isInTime {
      kill(number, SIGKILL)
      guard read(&answer, MemoryLayout<Answer>.size, within: limit) else { return nil }
    }
    let signal = answer.status & 0x7F
    return Ending(
      code: signal == 0 ? (answer.status >> 8) & 0xFF : nil, signal: signal,
      peak: Int(answer.peakKilobytes) * 1024, seconds: Double(answer.microseconds) / 1e6,
      isOverdue: !isInTime)
  }

  private func read(_ target: UnsafeMutableRawPointer, _ count: Int, within seconds: Int32) -> Bool {
    let file = answers.fileHandleForReading.fileDescriptor
    var waiting = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, seconds * 1000) == 1 else { return false }
    return Glibc.read(file, target, count) == count
  }
}
