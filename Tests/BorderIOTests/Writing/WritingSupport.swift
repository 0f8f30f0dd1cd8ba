import BorderCore
import BorderTables
import Foundation
import Testing

@testable import BorderIO

/// What the tests of writers share.
enum Writing {
  /// Names that have broken writers before.
  static let hostileNames = [
    "<img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0", #"say "Ё", 'so'"#, "two\nlines", "cr\ralone",
    "\u{202E}right to left\u{200F}", "😀👨‍👩‍👧 emoji", "nul\u{0}inside", "tab\there", "back\\slash|pipe",
    " blanks ",
    "", "\u{1B}[31mred", "@sum", "-1+1", "+7", "007", "é e\u{301} 東京 Ελλάδα", "]]>&amp;",
    "*bold* _em_ `code` [a](b)",
    "${HOME} $(id) %s %n", "\u{FEFF}bom", "\u{2028}separator",
  ]

  /// The folder of the golden files.
  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures/writing")

  /// Compares with a golden file, or writes it where `RECORD_SNAPSHOTS=1`.
  static func expectGolden(
    _ bytes: [UInt8], _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = fixtures.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(at: fixtures, withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    let golden = [UInt8](try Data(contentsOf: file))
    #expect(
      golden == bytes,
      """
      \(name) differs; RECORD_SNAPSHOTS=1 renews it. Got:
      \(String(decoding: bytes, as: UTF8.self))
      """, sourceLocation: sourceLocation)
  }

  /// Runs something with a folder that is gone afterwards.
  static func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("writing-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }

  /// Parses JSON with another parser than ours.
  static func parse(_ bytes: [UInt8]) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
  }
}

/// A position, for short.
func at(_ longitude: Double, _ latitude: Double) -> Position {
  Position(longitude: longitude, latitude: latitude)
}
