import BorderCore
import BorderGeodesy
import BorderMeasures
import BorderTables

extension WeightRequest {
  /// The weights of a list of regions that were joined cell by cell. There are no bridges: these are looked for between lines.
  func weights(
    _ list: AdjacencyList, of joined: Job.Joined, measure: GeodesicMeasure
  ) -> SpatialWeights {
    SpatialWeights(
      list, of: joined.workspace.regions, kind: kind, orders: orders ?? 1, isStandardised: isStandardised,
      measure: measure
    ) { joined.borders.boundary(of: $0) }
  }
}

/// Weights for spatial statistics.
package enum WeightStudy {
  /// The weights of a list of the regions of an analysis.
  package static func weights(
    _ request: WeightRequest, _ list: AdjacencyList, of analysis: BorderAnalysis, measure: GeodesicMeasure,
    reporter: Reporter
  ) -> SpatialWeights {
    let bridges = request.bridge.map { limit in
      self.bridges(
        list, analysis.regions.regionsByID, RegionDistance(analysis.topology), limit: limit,
        analysis.regions, reporter)
    }
    return SpatialWeights(
      list, of: analysis, kind: request.kind, orders: request.orders ?? 1, bridges: bridges ?? [],
      isStandardised: request.isStandardised, measure: measure)
  }

  /// The nearest region of each one without neighbours, where it is near enough; says which.
  private static func bridges(
    _ list: AdjacencyList, _ order: [RegionID], _ distances: RegionDistance, limit: Double, _ set: RegionSet,
    _ reporter: Reporter
  ) -> [SpatialWeights.Bridge] {
    let boxes = boxes(of: set)
    var bridges: [SpatialWeights.Bridge] = []
    var alone: [String] = []
    for island in list.isolates {
      guard let own = boxes[order[island].index] else { continue }
      // What is farther north or south is farther away.
      let candidates = order.indices.filter { $0 != island }.compactMap { other in
        boxes[order[other].index].map {
          (other: other, bound: MetresPerDegree.least * max(0, $0.south - own.north, own.south - $0.north))
        }
      }.sorted { ($0.bound, $0.other) < ($1.bound, $1.other) }
      var best: (node: Int, metres: Double)?
      for candidate in candidates {
        if candidate.bound > min(limit, best?.metres ?? .infinity) { break }
        guard let found = distances.approach([order[island]], [order[candidate.other]])?.distance else {
          continue
        }
        if found < best?.metres ?? .infinity { best = (candidate.other, found) }
      }
      if let best, best.metres <= limit {
        bridges.append(
          SpatialWeights.Bridge(island: island, nearest: best.node, kilometres: best.metres / 1000))
      } else {
        alone.append(list.nodes[island].id)
      }
    }
    tell(bridges, list, alone, reporter)
    return bridges
  }

  private static func tell(
    _ bridges: [SpatialWeights.Bridge], _ list: AdjacencyList, _ alone: [String], _ reporter: Reporter
  ) {
    if !bridges.isEmpty {
      let text = Phrase(
        joining: bridges.prefix(10).map { bridge in
          let pair = "\(list.nodes[bridge.island].id)-\(list.nodes[bridge.nearest].id)"
          let kilometres = Phrase(number: bridge.kilometres, places: 1)
          return Phrase("\(pair) \(kilometres.english)", "\(pair) \(kilometres.russian)")
        })
      let more = bridges.count > 10 ? "; …" : ""
      reporter.note(
        Phrase(
          "regions without neighbours joined with the nearest one over water, km: \(text.english)\(more) (\(bridges.count))",
          "регионы без соседей соединены с ближайшим через воду, км: \(text.russian)\(more) (всего \(bridges.count))"
        )
      )
    }
    if let first = alone.first {
      reporter.note(
        Phrase(
          "regions without neighbours that have none near enough: \(alone.count), the first \(first)",
          "регионов без соседей, у которых и рядом никого нет: \(alone.count), первый \(first)"))
    }
  }

  private static func boxes(of set: RegionSet) -> [BoundingBox?] {
    var boxes = [BoundingBox?](repeating: nil, count: set.regionCount)
    for ring in 0..<set.ringCount {
      guard let own = BoundingBox(of: set.positions[set.range(ofRing: ring)]) else { continue }
      let region = set.region(ofRing: ring).index
      if boxes[region] == nil { boxes[region] = own } else { boxes[region]?.include(own) }
    }
    return boxes
  }
}
