package import BorderCore
import BorderIO
package import BorderTables

/// Crossings per 100 km of several borders, each with the interval that a count of this size leaves open.
public struct DensityBars: Sendable {
  /// One border that has a length.
  private struct Bar: Sendable {
    let name: Phrase
    let border: CountedBorder
    let density: (low: Double, value: Double, high: Double)
  }

  private let title: Phrase
  private let bars: [Bar]
  /// Whether the list says which crossings are open.
  private let hasStatuses: Bool

  /// The bars of some borders in their order.
  ///
  /// - Parameters:
  ///   - title: What the borders are.
  ///   - borders: Whose border each is, and its crossings. Those without a length are left out.
  ///   - hasStatuses: Whether the list of crossings says which are open.
  package init(title: Phrase, _ borders: [(name: Phrase, border: CountedBorder?)], hasStatuses: Bool) {
    self.title = title
    self.hasStatuses = hasStatuses
    bars = borders.compactMap { name, border in
      guard let border, let density = border.density else { return nil }
      return Bar(name: name, border: border, density: density)
    }
  }

  /// For the script of a page: name, count, open, kilometres, density, lower and upper end.
  var json: JSONValue {
    .object([
      "title": JSONValue(title),
      "rows": .array(
        bars.map { bar in
          let (low, density, high) = bar.density
          let tally = bar.border.tally
          return .array(
            [
              JSONValue(shown: .phrase(bar.name)), .integer(tally.existing),
              hasStatuses ? .integer(tally.open) : .null,
            ] + [bar.border.length.kilometres, density, low, high].map { .decimal($0, places: 4) })
        }),
    ])
  }
}
