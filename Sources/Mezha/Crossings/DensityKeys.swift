import BorderCore
import BorderTables

/// What the rows of a density table stand for, as `--by` gives it.
package struct DensityKeys: Sendable {
  package let text: String
  package let area: CrossingDensity.Area
  /// `class`, `mode`, `status` or `concept`.
  package let category: String?

  /// From keys with a comma between them; `nil` when one is not known.
  package init?(_ argument: String) {
    var area: CrossingDensity.Area?
    var category: String?
    for key in argument.split(separator: ",").map({ String($0).lowercased() }) {
      if let known = CrossingDensity.Area(rawValue: key), area == nil {
        area = known
      } else if ["class", "mode", "status", "concept"].contains(key), category == nil {
        category = key
      } else {
        return nil
      }
    }
    guard area != nil || category != nil else { return nil }
    text = argument
    self.area = area ?? .all
    self.category = category
  }

  /// What a table of a folder counts by.
  package init(_ area: CrossingDensity.Area, category: String? = nil) {
    self.area = area
    self.category = category
    text = area.rawValue + (category.map { "," + $0 } ?? "")
  }

  /// The heading of the category.
  package var categoryName: Phrase {
    switch category {
    case "mode": Phrase("mode", "вид")
    case "status": Phrase("status", "состояние")
    case "concept": Phrase("concept", "понятие")
    default: Phrase("class", "класс")
    }
  }
}
