public import BorderCore

/// Lines of one kind, such as roads, with the places where they cross the borders of two countries.
public struct LineEvidence: Sendable {
  /// `road` or `rail`.
  public let mode: CrossingMode
  /// What the lines are called in remarks: their file.
  public let name: String
  /// The lines.
  public let lines: LineSet
  /// Up to how many metres apart along a border crossings of one class were joined.
  public let mergeDistance: Double
  /// The classes that count as trunk roads.
  public let trunkClasses: Set<String>
  /// The class of each line; empty where the data has none.
  let classes: [String]
  /// Crossings of borders of two countries, joined.
  let merged: LineCrossings

  /// Finds the crossings.
  ///
  /// - Parameters:
  ///   - lines: The lines.
  ///   - mode: `road` or `rail`.
  ///   - name: Their file.
  ///   - classColumn: The column of `lines` with their class; `nil` for none.
  ///   - trunkClasses: The classes that count as trunk roads, in small letters.
  ///   - analysis: The borders.
  ///   - geometry: Measures along them.
  ///   - mergeDistance: Joins crossings of one class on one border up to so many metres apart along it.
  ///   - threads: How many threads may work.
  public init(
    _ lines: LineSet, mode: CrossingMode, name: String, classColumn: Int?, trunkClasses: Set<String>,
    across analysis: BorderAnalysis, geometry: any LineGeometry, mergeDistance: Double, threads: Int = 1
  ) {
    self.mode = mode
    self.name = name
    self.lines = lines
    self.mergeDistance = mergeDistance
    self.trunkClasses = trunkClasses
    let classes = (0..<lines.lineCount).map { lines.value(ofLine: $0, classColumn) }
    self.classes = classes
    merged = LineCrossings(
      of: lines, across: analysis, geometry: geometry, classes: classes, threads: threads
    )
    .filtered { $0.kind == .crossing && analysis.isInternational(analysis.borders[$0.border]) }
    .merged(within: mergeDistance, classes: classes, analysis: analysis, geometry: geometry)
  }

  /// Whether any line has a class.
  var hasClasses: Bool { classes.contains { !$0.isEmpty } }

  /// What of the crossings lies on some borders.
  struct Count {
    /// After joining.
    var merged = 0
    /// Before joining.
    var raw = 0
    /// After joining, by class.
    var byClass: [String: Int] = [:]

    static func += (a: inout Count, b: Count) {
      a.merged += b.merged
      a.raw += b.raw
      a.byClass.merge(b.byClass, uniquingKeysWith: +)
    }
  }

  /// Counts the crossings on some borders; of trunk roads only where that is asked for.
  func count(on borders: Set<Int>, onlyTrunk: Bool = false) -> Count {
    var count = Count()
    for crossing in merged.crossings where borders.contains(crossing.border) {
      let name = classes[crossing.line]
      guard !onlyTrunk || trunkClasses.contains(name.lowercased()) else { continue }
      count.merged += 1
      count.raw += crossing.count
      count.byClass[name, default: 0] += 1
    }
    return count
  }
}
