import BorderCore
import BorderGeodesy
import BorderIO

/// What was found in the inputs.
struct Inspection {
  /// One kind of fault, or one single fault.
  struct Finding {
    /// Whether it would spoil a result.
    var isFault: Bool
    /// A short stable code, such as `invalid_polygon`.
    var kind: String
    /// The region or regions.
    var regions: [String]
    /// What it is.
    var text: Phrase
    /// How much border is concerned.
    var length: ExactLength?
    /// Where to look.
    var place: Position?
  }

  let workspace: Workspace
  let topology: BorderTopology
  let lengths: ArcLengths
  let measure: GeodesicMeasure
  let findings: [Finding]
  let graph: ContiguityGraph

  init(_ workspace: Workspace, measure: GeodesicMeasure, threads: Int) {
    self.workspace = workspace
    self.measure = measure
    topology = BorderTopology(workspace.regions, threads: threads)
    lengths = ArcLengths(topology, measure: measure, threads: threads)
    let borders = BorderSet(topology, lengths: lengths).borders
    graph = ContiguityGraph(borders, regionCount: workspace.regions.regionCount, rule: .rook)
    findings =
      Self.rings(workspace.regions) + Self.invalid(workspace.regions, threads)
      + Self.coverage(topology, lengths) + Self.gaps(topology, lengths)
  }

  /// The number of faults that would spoil a result.
  var faultCount: Int { findings.filter(\.isFault).count }

  private static func rings(_ set: RegionSet) -> [Finding] {
    set.problems.map { problem in
      let vertex = problem.vertex.map { ", vertex \($0)" } ?? ""
      let vertexRussian = problem.vertex.map { ", вершина \($0)" } ?? ""
      return Finding(
        isFault: problem.kind != .unclosedRing, kind: problem.kind.rawValue, regions: [problem.regionID],
        text: Phrase(
          "\(problem.kind.explanation.english): part \(problem.part), ring \(problem.ring)\(vertex)",
          "\(problem.kind.explanation.russian): часть \(problem.part), кольцо \(problem.ring)\(vertexRussian)"
        ),
        place: problem.position)
    }
  }

  private static func invalid(_ set: RegionSet, _ threads: Int) -> [Finding] {
    RegionValidity.check(set, threads: threads).map { fault in
      Finding(
        isFault: true, kind: "invalid_polygon", regions: [set[fault.region].id],
        text: Phrase("invalid polygon: \(fault.reason)", "недопустимый полигон: \(fault.reason)"),
        place: fault.place)
    }
  }

  private static func coverage(_ topology: BorderTopology, _ lengths: ArcLengths) -> [Finding] {
    topology.problems().map { problem in
      let text =
        switch problem.kind {
        case .thirdSide: Phrase("more than two polygons along one line", "вдоль линии больше двух полигонов")
        case .overlap:
          Phrase(
            "polygons on the same side of a line: an overlap",
            "полигоны с одной стороны линии: наложение")
        case .seam: Phrase("one region on both sides of a line", "один регион с обеих сторон линии")
        }
      return Finding(
        isFault: problem.kind != .seam, kind: problem.kind.rawValue,
        regions: problem.regions.map { topology.regions[$0].id }, text: text, length: lengths[problem.arc],
        place: topology.ends(of: problem.arc).start)
    }
  }

  private static func gaps(_ topology: BorderTopology, _ lengths: ArcLengths) -> [Finding] {
    topology.gaps().map { gap in
      let isBetween = gap.regions.count > 1
      return Finding(
        isFault: false, kind: isBetween ? "gap" : "hole",
        regions: gap.regions.map { topology.regions[$0].id },
        text: isBetween
          ? Phrase("land of nobody between regions", "ничья земля между регионами")
          : Phrase("hole in a region that nothing fills", "незаполненная дыра в регионе"),
        length: gap.arcs.map { lengths[$0] }.sum(), place: gap.place)
    }
  }
}

extension RegionProblem.Kind {
  /// What it is, in words.
  var explanation: Phrase {
    switch self {
    case .notFinite:
      Phrase(
        "a coordinate is no number; the ring is left out",
        "координата не число; кольцо пропущено")
    case .outOfRange:
      Phrase(
        "a coordinate out of range; the ring is left out",
        "координата вне пределов; кольцо пропущено")
    case .unclosedRing:
      Phrase(
        "the ring was not closed; it is closed now",
        "кольцо не было замкнуто; замкнуто")
    case .degenerateRing:
      Phrase(
        "a ring of less than three places; it is left out",
        "в кольце меньше трёх точек; пропущено")
    case .holeWithoutExterior: Phrase("a hole of a part that was left out", "дыра пропущенной части")
    case .emptyGeometry: Phrase("no geometry", "нет геометрии")
    }
  }
}
