import BorderCore
import BorderTables
import BorderTestSupport
import Foundation
import Testing

@testable import BorderIO

@Suite struct OutputFileTests {
  private func contents(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func reason(_ body: () throws -> Void) -> OutputError.Reason? {
    do {
      try body()
      return nil
    } catch {
      return (error as? OutputError)?.reason
    }
  }

  @Test func `chunks are written one after the other and nothing is left beside`() throws {
    try Writing.withFolder { folder in
      let path = folder + "/a.txt"
      try OutputFile(path, synchronise: true).write([
        OutputBuffer("one "), OutputBuffer(), OutputBuffer("two"),
      ])
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "one two")
      #expect(try contents(folder) == ["a.txt"])
    }
  }

  @Test func `a file that is there is kept unless told otherwise`() throws {
    try Writing.withFolder { folder in
      let path = folder + "/a.txt"
      try OutputFile(path).write(OutputBuffer("old"))
      #expect(reason { try OutputFile(path).check() } == .exists)
      #expect(reason { try OutputFile(path).write(OutputBuffer("new")) } == .exists)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      try OutputFile(path, overwrite: true).write(OutputBuffer("new"))
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o640)
      #expect(try contents(folder) == ["a.txt"])
    }
  }

  @Test func `a link is followed and stays a link`() throws {
    try Writing.withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder + "/real", withIntermediateDirectories: false)
      try OutputFile(folder + "/real/a.txt").write(OutputBuffer("old"))
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: folder + "/real/a.txt")
      try OutputFile(folder + "/link", overwrite: true).write(OutputBuffer("new"))
      #expect(try String(contentsOfFile: folder + "/real/a.txt", encoding: .utf8) == "new")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link").hasSuffix("a.txt"))
    }
  }

  @Test func `folders, missing folders and impossible names are distinguished`() throws {
    try Writing.withFolder { folder in
      let buffer = OutputBuffer("x")
      #expect(reason { try OutputFile(folder, overwrite: true).write(buffer) } == .isFolder)
      #expect(reason { try OutputFile(folder + "/no/a.txt").write(buffer) } == .missingFolder)
      #expect(reason { try OutputFile(folder + "/new/").write(buffer) } == .missingFolder)
      let long = folder + "/" + String(repeating: "n", count: 300)
      #expect(reason { try OutputFile(long).write(buffer) } == .nameTooLong)
      #expect(reason { try OutputFile(folder + "/nul\u{0}.txt").write(buffer) } != nil)
      #expect(reason { try OutputFile("").write(buffer) } != nil)
      try OutputFile(folder + "/file").write(buffer)
      #expect(reason { try OutputFile(folder + "/file/a.txt").write(buffer) } == .missingFolder)
      #expect(try contents(folder) == ["file"])
    }
  }

  @Test func `a full disk is reported`() throws {
    let error = #expect(throws: OutputError.self) { try OutputFile("/dev/full").write(OutputBuffer("x")) }
    #expect(error?.reason == .diskFull)
    #expect(OutputError.exitStatus == 73)
  }

  @Test(
    .enabled(if: getuid() == 0 && FileManager.default.fileExists(atPath: "/dev/shm"), "needs root and tmpfs"))
  func `a disk that fills up leaves the old file and nothing else`() throws {
    try Writing.withFolder { folder in
      guard try OtherProgram.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder]).status == 0
      else {
        try Test.cancel("no tmpfs can be mounted here")
      }
      defer { _ = try? OtherProgram.run(["umount", folder]) }
      let path = folder + "/a.txt"
      try OutputFile(path).write(OutputBuffer("old"))
      var large = OutputBuffer()
      large.append(byte: Ascii.zero, count: 1 << 20)
      #expect(reason { try OutputFile(path, overwrite: true).write(large) } == .diskFull)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
      #expect(try contents(folder) == ["a.txt"])
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may write anywhere"))
  func `a folder without permission is reported`() throws {
    try Writing.withFolder { folder in
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
      defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
      #expect(reason { try OutputFile(folder + "/a.txt").write(OutputBuffer("x")) } == .noPermission)
    }
  }

  @Test func `devices are written in place`() throws {
    try OutputFile("/dev/null").write(OutputBuffer("x"))
    #expect(FileManager.default.fileExists(atPath: "/dev/null"))
  }

  @Test func `a reader that goes away ends the writing quietly`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    #expect(OutputDescriptor.write([OutputBuffer("x"), OutputBuffer("y")], to: ends[1]) == .readerGone)
    #expect(OutputDescriptor.write([OutputBuffer("x")], to: -1) == .failed(EBADF))
  }

  @Test func `messages name the file, the reason and what to do, in both languages`() {
    let error = OutputError(file: "out/a.csv", reason: .missingFolder)
    #expect(error.description == "cannot write out/a.csv: there is no folder out. Create it first.")
    #expect(error.message(.russian) == "не удалось записать out/a.csv: нет папки out. Сначала создайте её.")
    #expect(OutputError(file: "-", reason: .diskFull).description.hasPrefix("cannot write standard output: "))
  }
}
