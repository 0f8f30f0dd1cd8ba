public import BorderCore

extension BorderTopology {
  /// The regions as TopoJSON: each arc once, rings as lists of arcs, in absolute coordinates without quantization.
  ///
  /// One object, `regions`, with the attributes as properties. Arcs along the cut of the map are among them, so that
  /// rings close; where one stands for both edges of the sheet, a second one for the other edge follows the rest. Rings wind as in the data. Format: the TopoJSON specification, version 1.
  ///
  /// - Parameters:
  ///   - decimals: Digits after the point at most; arcs keep their vertices.
  ///   - language: Of the names.
  /// - Returns: The bytes of the file. O(*n*).
  public func topoJSON(decimals: Int = 7, language: Language = .english) -> OutputBuffer {
    var buffer = OutputBuffer()
    buffer.append("{\"type\":\"Topology\",")
    if let box = regions.boundingBox {
      buffer.append("\"bbox\":[")
      for (index, value) in [box.west, box.south, box.east, box.north].enumerated() {
        if index > 0 { buffer.append(",") }
        buffer.append(rounded: value, decimals: decimals)
      }
      buffer.append("],")
    }
    buffer.append("\"objects\":{\"regions\":{\"type\":\"GeometryCollection\",\"geometries\":[")
    var parts = [[Int]](repeating: [], count: regions.regionCount)
    for part in 0..<regions.partCount { parts[regions.partRegions[part].index].append(part) }
    let mirrors = mirroredArcs
    for region in regions.regionIDs {
      buffer.append(region.index == 0 ? "\n" : ",\n")
      buffer.append(json: geometry(region, parts: parts[region.index], mirrors, language))
    }
    buffer.append("]}},\n\"arcs\":[")
    let all = arcIDs.map { ($0, false) } + mirrors.keys.sorted().map { ($0, true) }
    for (count, (arc, isMirrored)) in all.enumerated() {
      buffer.append(count == 0 ? "\n[" : ",\n[")
      for (index, position) in positions(of: arc).enumerated() {
        buffer.append(index == 0 ? "[" : ",[")
        buffer.append(rounded: isMirrored ? -position.longitude : position.longitude, decimals: decimals)
        buffer.append(",")
        buffer.append(rounded: position.latitude, decimals: decimals)
        buffer.append("]")
      }
      buffer.append("]")
    }
    buffer.append("]}\n")
    return buffer
  }

  /// Arcs along ±180° that rings on both edges share, with the numbers of their copies for the other edge.
  private var mirroredArcs: [ArcID: Int] {
    var mirrors: [ArcID: Int] = [:]
    for arc in arcIDs where kind(of: arc) == .cut && sides(of: arc).count > 1 {
      guard abs(ends(of: arc).start.longitude) == 180 else { continue }
      mirrors[arc] = arcCount + mirrors.count
    }
    return mirrors
  }

  private func number(_ step: DirectedArc, isEast: Bool, _ mirrors: [ArcID: Int]) -> JSONValue {
    var index = step.arc.index
    if let mirror = mirrors[step.arc], (ends(of: step.arc).start.longitude > 0) != isEast { index = mirror }
    return .integer(step.isBackward ? ~index : index)
  }

  private func geometry(
    _ id: RegionID, parts: [Int], _ mirrors: [ArcID: Int], _ language: Language
  ) -> JSONObject {
    let region = regions[id]
    let polygons = parts.map { part -> JSONValue in
      .array(
        regions.rings(ofPart: part).map { ring in
          let isEast =
            !mirrors.isEmpty
            && regions.positions[regions.range(ofRing: ring)].reduce(0) { $0 + $1.longitude } > 0
          return .array(arcs(ofRing: ring).map { number($0, isEast: isEast, mirrors) })
        })
    }
    var object: JSONObject = [
      "type": .string(parts.isEmpty ? "null" : parts.count == 1 ? "Polygon" : "MultiPolygon")
    ]
    if parts.isEmpty { object["type"] = .null }
    object["id"] = .string(region.id)
    if let first = polygons.first { object["arcs"] = polygons.count == 1 ? first : .array(polygons) }
    object["properties"] = .object([
      "name": .string(region.name),
      "name_ru": region.russianName.isEmpty ? .null : .string(region.russianName),
      "country": .string(region.country), "status": .string(region.status),
    ])
    return object
  }
}
