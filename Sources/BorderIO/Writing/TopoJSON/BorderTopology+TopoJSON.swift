public import BorderCore

extension BorderTopology {
  /// The regions as TopoJSON: each arc once, rings as lists of arcs, in absolute coordinates without quantization.
  ///
  /// One object, `regions`, with the attributes as properties. Arcs along the cut of the map are among them, so that
  /// rings close (see `SheetEdges`); where one stands for both edges of the sheet, a second one for the other edge follows
  /// the rest. Rings wind as in the data. Format: the TopoJSON specification, version 1.
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
    let parts = regions.partsByRegion
    var edges = SheetEdges(self)
    for region in regions.regionIDs {
      buffer.append(region.index == 0 ? "\n" : ",\n")
      buffer.append(json: geometry(region, parts: parts[region.index], &edges, language))
    }
    buffer.append("]}},\n\"arcs\":[")
    var isFirst = true
    func append(_ line: [Position]) {
      buffer.append(isFirst ? "\n[" : ",\n[")
      isFirst = false
      for (index, position) in line.enumerated() {
        buffer.append(index == 0 ? "[" : ",[")
        buffer.append(rounded: position.longitude, decimals: decimals)
        buffer.append(",")
        buffer.append(rounded: position.latitude, decimals: decimals)
        buffer.append("]")
      }
      buffer.append("]")
    }
    for arc in arcIDs { append(edges.line(arc)) }
    for (arc, _) in edges.mirrors.sorted(by: { $0.value < $1.value }) {
      append(edges.line(arc, isMirrored: true))
    }
    for joint in edges.joints { append(joint) }
    buffer.append("]}\n")
    return buffer
  }

  private func geometry(
    _ id: RegionID, parts: [Int], _ edges: inout SheetEdges, _ language: Language
  ) -> JSONObject {
    let region = regions[id]
    let polygons = parts.map { part -> JSONValue in
      .array(
        regions.rings(ofPart: part).map { ring in
          .array(edges.numbers(ofRing: ring).map { .integer($0) })
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
