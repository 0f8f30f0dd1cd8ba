import ArgumentParser
import BorderCore

/// What is shown of crossings: the list, densities, spacing, or a profile along the border.
struct CrossingViewOptions: ParsableArguments {
  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "A table of densities: pair, region, country or all, and class, mode, status or concept. With --spacing: pair or country, and class, mode or status.",
      valueName: "keys"))
  var by: DensityKeys?

  @Option(
    name: .customLong("min-length-km"),
    help: ArgumentHelp("Densities: mark borders shorter than this.", valueName: "km"))
  var minimumLength: Double = 0

  @Option(
    name: .customLong("length-reference"),
    help: ArgumentHelp(
      "Densities: take lengths from a CSV file with the columns a, b (codes, in any order) and length_km.",
      valueName: "file"))
  var lengthReference: String?

  @Flag(
    help:
      "How far apart crossings stand along each border: gaps, the longest stretch without one, a test of the pattern. GeoJSON shows the longest stretches."
  )
  var spacing = false

  @Option(
    name: .customLong("profile-km"),
    help: ArgumentHelp(
      "The density along each border, smoothed by a kernel: a row every so many km.", valueName: "km"))
  var profile: Double?

  @Option(
    name: .customLong("bandwidth-km"),
    help: ArgumentHelp("Half the width of that kernel, and of the one in strip charts.", valueName: "km"))
  var bandwidth: Double = 100

  /// Checks what one option alone does not show.
  func check() throws {
    if !(minimumLength >= 0) { throw ValidationError("--min-length-km must not be negative.") }
    if let profile, !(profile >= 0.001 && profile <= 100_000) {
      throw ValidationError("--profile-km must be from 0.001 to 100000.")
    }
    if !(bandwidth > 0 && bandwidth <= 100_000) {
      throw ValidationError("--bandwidth-km must be above 0 and at most 100000.")
    }
    if spacing && profile != nil { throw ValidationError("Give --spacing or --profile-km, not both.") }
    if lengthReference != nil && (by?.area != .pair && by?.area != .country || isAlong) {
      throw ValidationError("--length-reference needs --by pair or --by country, without --spacing.")
    }
    if isAlong, let by {
      if by.area == .region { throw ValidationError("A region is no border: use --by pair or --by country.") }
      if by.category == "concept" || profile != nil && by.category != nil {
        throw ValidationError("Along borders, crossings are distinguished by class, mode or status only.")
      }
    }
  }

  /// Whether borders are looked at along their length.
  var isAlong: Bool { spacing || profile != nil }
}
