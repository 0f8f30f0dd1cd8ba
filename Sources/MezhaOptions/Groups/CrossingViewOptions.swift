package import ArgumentParser
package import Mezha

/// What is shown of crossings: the list, densities, spacing, or a profile along the border.
package struct CrossingViewOptions: ParsableArguments {
  package init() {}

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "A table of densities: pair, region, country or all, and class, mode, status or concept. With --spacing: pair or country, and class, mode or status.",
      valueName: "keys"))
  package var by: DensityKeys?

  @Option(
    name: .customLong("min-length-km"),
    help: ArgumentHelp("Densities: mark borders shorter than this.", valueName: "km"))
  var givenMinimumLength: Double?

  @Option(
    name: .customLong("length-reference"),
    help: ArgumentHelp(
      "Densities: take lengths from a CSV file with the columns a, b (codes, in any order) and length_km.",
      valueName: "file"), completion: .file())
  var lengthReference: String?

  @Flag(
    help:
      "How far apart crossings stand along each border: gaps, the longest stretch without one, a test of the pattern. GeoJSON shows the longest stretches."
  )
  package var spacing = false

  @Option(
    name: .customLong("profile-km"),
    help: ArgumentHelp(
      "The density along each border, smoothed by a kernel: a row every so many km.", valueName: "km"))
  var profile: Double?

  @Option(
    name: .customLong("bandwidth-km"),
    help: ArgumentHelp(
      "Half the width of that kernel, and of the one in strip charts; 100 if not given.", valueName: "km"))
  var givenBandwidth: Double?

  /// Shorter borders are marked, in kilometres.
  package var minimumLength: Double { givenMinimumLength ?? 0 }

  /// Half the width of the kernel, in kilometres.
  package var bandwidth: Double { givenBandwidth ?? 100 }

  /// Checks what one option alone does not show.
  package func check() throws {
    if !(minimumLength >= 0) {
      throw ValidationError(
        "--min-length-km must not be negative.", "Значение --min-length-km не может быть отрицательным.")
    }
    if let profile, !(profile >= 0.001 && profile <= 100_000) {
      throw ValidationError(
        "--profile-km must be from 0.001 to 100000.", "У --profile-km значение от 0,001 до 100000.")
    }
    if !(bandwidth > 0 && bandwidth <= 100_000) {
      throw ValidationError(
        "--bandwidth-km must be above 0 and at most 100000.",
        "Значение --bandwidth-km должно быть больше 0 и не больше 100000.")
    }
    if spacing && profile != nil {
      throw ValidationError(
        "Give --spacing or --profile-km, not both.", "Укажите --spacing или --profile-km, но не оба ключа.")
    }
    if lengthReference != nil && (by?.area != .pair && by?.area != .country || isAlong) {
      throw ValidationError(
        "--length-reference needs --by pair or --by country, without --spacing.",
        "Для --length-reference нужен ключ --by pair или --by country, без --spacing.")
    }
    if isAlong, let by {
      if by.area == .region {
        throw ValidationError(
          "A region is no border: use --by pair or --by country.",
          "Регион — не граница: укажите --by pair или --by country.")
      }
      if by.category == .concept || profile != nil && by.category != nil {
        throw ValidationError(
          "Along borders, crossings are distinguished by class, mode or status only.",
          "Вдоль границ переходы различаются только по class, mode или status.")
      }
    }
  }

  /// Refuses what no table of a format would show.
  ///
  /// - Parameters:
  ///   - format: The format.
  ///   - isFolder: Whether all tables are written at once.
  ///   - crossing: The options of what crosses.
  /// - Throws: `ValidationError` that names the option.
  package func check(format: FileFormat, isFolder: Bool, _ crossing: CrossingOptions) throws {
    try VainOption.refuse(
      [("--min-length-km", givenMinimumLength != nil)], unless: isFolder || by != nil && !isAlong,
      "applies to densities: add --by", "относится к плотности: добавьте --by")
    try VainOption.refuse(
      [("--bandwidth-km", givenBandwidth != nil)], unless: isFolder || profile != nil || format == .svg,
      "applies to profiles and strips: add --profile-km, or -o FILE.svg",
      "относится к профилям и полосам: добавьте --profile-km или -o ФАЙЛ.svg")
    try VainOption.refuse(
      [("--by", by != nil && by?.area != .pair && by?.area != .country), ("--spacing", spacing)],
      unless: format != .svg, "has no strips: take --by pair or --by country, or another format",
      "не даёт полос: укажите --by pair, --by country или другой формат")
    try VainOption.refuse(
      [("--profile-km", profile != nil)], unless: isFolder || format != .svg,
      "is a table: take another format than svg", "даёт таблицу: выберите формат, кроме svg")
    try VainOption.refuseKeep(crossing.keep != nil, for: format)
    try VainOption.refuse(
      [("--keep", crossing.keep != nil)], unless: isFolder || by == nil && !isAlong && format != .svg,
      "applies to the list: remove --by and --spacing", "относится к списку: уберите --by и --spacing")
    // Names say which crossings are one place, and what a gap begins and ends at.
    try VainOption.refuse(
      [("--name-field", crossing.nameField != nil)],
      unless: isFolder || by == nil || isAlong || format == .svg,
      "applies to the list and for --spacing: a density shows no names",
      "относится к списку и к --spacing: в плотности названий нет")
    guard let category = by?.category, crossing.lines != nil else { return }
    guard category == .ofLine || category == .mode else {
      throw ValidationError(
        "Lines have no \(category.rawValue): --by takes class with --lines.",
        "У линий нет признака \(category.rawValue): при --lines в --by указывают class.")
    }
    try VainOption.refuse(
      [("--by \(by?.text ?? category.rawValue)", true)], unless: crossing.classField != nil,
      "needs the field of classes: --class FIELD", "требует поля классов: --class ПОЛЕ")
  }

  /// Whether borders are looked at along their length.
  package var isAlong: Bool { spacing || profile != nil }

  /// What they ask for.
  package var request: CrossingViewRequest {
    CrossingViewRequest(
      by: by, minimumLength: minimumLength, lengthReference: lengthReference, spacing: spacing,
      profile: profile, bandwidth: bandwidth)
  }
}
