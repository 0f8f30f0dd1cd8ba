package import ArgumentParser
package import Mezha

/// How exactly GeoJSON writes coordinates.
package struct DecimalOption: ParsableArguments {
  package init() {}

  @Option(help: "GeoJSON: how many decimals coordinates keep, at most; 7 if not given.")
  package var decimals: Int?

  package mutating func validate() throws { try Self.check(decimals) }

  /// Refuses a number of decimals that no coordinate has.
  package static func check(_ decimals: Int?) throws {
    guard (0...15).contains(decimals ?? 7) else {
      throw ValidationError("--decimals must be from 0 to 15.", "У --decimals значение от 0 до 15.")
    }
  }

  /// Refuses it where the format is another one.
  package func check(_ format: FileFormat) throws { try Self.check(decimals, for: format) }

  /// Refuses a number of decimals for a format that has no use for it.
  package static func check(_ decimals: Int?, for format: FileFormat) throws {
    try VainOption.refuse(
      [("--decimals", decimals != nil)], unless: format.isGeoJSON,
      "applies to GeoJSON, and the format is \(format.name)", "относится к GeoJSON, а формат — \(format.name)"
    )
  }
}
