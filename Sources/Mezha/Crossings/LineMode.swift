package import BorderCore
import BorderIO

/// Whether a file of lines holds roads or railways.
package enum LineMode {
  /// What a file of lines holds, by what is said or by its name.
  package static func of(_ text: String) -> (mode: CrossingMode?, file: String) {
    for mode in CrossingMode.named where text.hasPrefix(mode.rawValue + "=") {
      return (mode, String(text.dropFirst(mode.rawValue.count + 1)))
    }
    // The layer says more than the file: a file of both is often called after both.
    let spec = InputSpec(parsing: text)
    let file = spec.file.split(separator: "/").last.map { $0.lowercased() } ?? ""
    for name in [spec.layer?.lowercased() ?? "", file] {
      let isRail = name.contains("rail") || name.contains("желез")
      let isRoad =
        name.replacing("railroad", with: "").contains("road") || name.contains("highway")
        || name.contains("автодор")
      if isRail != isRoad { return (isRail ? .rail : .road, text) }
    }
    return (nil, text)
  }
}
