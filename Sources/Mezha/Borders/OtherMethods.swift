package import BorderCore
import BorderGeodesy
import BorderIO

/// Lengths of borders by the methods of other programs.
package struct OtherMethods: Sendable {
  private let measures: [(method: LengthMethod, measure: any LineMeasure)]
  /// What the plane of the data is; `nil` where the inputs have several.
  private let plane: PlaneMeasure?

  /// The methods for the inputs of a workspace. Where they are in several reference systems there is no planar length.
  package init(_ workspace: Workspace) {
    let planes = Set(workspace.sources.map(\.wkt)).sorted().map { PlaneMeasure(ofSystem: $0) }
    let isOfDegrees = planes.allSatisfy { if case .degrees = $0?.plane { true } else { false } }
    plane = planes.count == 1 || isOfDegrees ? planes.first ?? nil : nil
    measures =
      [(LengthMethod.sphere, SphereMeasure() as any LineMeasure)] + (plane.map { [(.planar, $0)] } ?? [])
      + [(.webMercator, PlaneMeasure(.webMercator))]
  }

  /// The lengths of all arcs by each method.
  ///
  /// - Complexity: O(*n*) for *n* vertices and each method.
  package func lengths(_ topology: BorderTopology, threads: Int) -> [MethodLengths] {
    measures.map { MethodLengths($0.method, ArcLengths(topology, measure: $0.measure, threads: threads)) }
  }

  /// The lengths of some arcs together by each method, in kilometres.
  package func kilometres(of arcs: [ArcID], _ topology: BorderTopology) -> [LengthMethod: Double] {
    var lengths: [LengthMethod: Double] = [:]
    for (method, measure) in measures {
      var total = ExactLength.zero
      for arc in arcs { topology.withRuns(of: arc) { total += measure.length(of: $0) } }
      lengths[method] = total.kilometres
    }
    return lengths
  }

  /// What must stand under a table of lengths by methods.
  package var notes: [Phrase] {
    let own =
      switch plane?.plane {
      case .degrees?:
        Phrase(
          "planar: degrees of longitude and latitude as plane coordinates, each 111.319 km",
          "плоскость: градусы долготы и широты как плоские координаты, каждый 111,319 км")
      case .system?, .webMercator?:
        Phrase(
          "planar: straight lines in the reference system of the data",
          "плоскость: прямые в системе координат данных")
      case nil:
        Phrase(
          "planar: not given, the inputs are in several reference systems or in one that PROJ cannot project to",
          "плоскость: нет, входные данные в разных системах координат или в такой, в которую PROJ не проецирует"
        )
      }
    return [
      Phrase(
        "Other methods: sphere: great circles, radius 6371.0088 km; \(own.english); Web Mercator: straight lines in EPSG:3857. Errors are against the geodesic length.",
        "Другие методы: сфера: большие круги, радиус 6371,0088 км; \(own.russian); Web Mercator: прямые в EPSG:3857. Ошибки — относительно геодезической длины."
      )
    ]
  }
}
