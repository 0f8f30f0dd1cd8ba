import Foundation

/// The server of `Tests/Fixtures/data/server.py`, until this is given back or the process ends.
public final class LoopbackServer: Sendable {
  /// Where it listens, on 127.0.0.1.
  public let port: Int
  // Its standard input: the server ends when it is closed.
  private let input: FileHandle

  /// Starts it.
  ///
  /// - Parameter arguments: The files of a certificate and of its key, for a server that speaks TLS.
  /// - Throws: Python that does not start.
  public init(_ arguments: [String] = []) throws {
    // What goes to this machine itself goes through no proxy.
    let environment = ProcessInfo.processInfo.environment
    if ["http_proxy", "all_proxy", "ALL_PROXY"].contains(where: { environment[$0] != nil }) {
      setenv("no_proxy", "127.0.0.1", 1)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "\(Project.folder)/Tests/Fixtures/data/server.py"] + arguments
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    self.input = input.fileHandleForWriting
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      let byte = output.fileHandleForReading.readData(ofLength: 1)
      if byte.isEmpty { break }
      line.append(byte)
    }
    port = Int(String(decoding: line.dropLast(), as: UTF8.self)) ?? 0
  }
}
