import Foundation

/// A strict check of RFC 7946, and of what the files promise beyond it. Knows nothing of the writer.
struct GeoJSONChecker {
  /// What is wrong, with the feature it is wrong in.
  private(set) var faults: [String] = []
  /// The features' ids in order.
  private(set) var ids: [String] = []
  /// The features' properties in order.
  private(set) var properties: [[String: Any]] = []
  /// The type of each geometry; empty for none.
  private(set) var types: [String] = []
  /// All positions, feature by feature.
  private(set) var positions: [[[Double]]] = []

  private var place = ""

  init(_ data: Data) {
    guard let document = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] else {
      faults = ["no JSON object"]
      return
    }
    check(document["type"] as? String == "FeatureCollection", "the type is no FeatureCollection")
    check(document["crs"] == nil, "a crs member (section 4)")
    check(document["coordinates"] == nil && document["geometry"] == nil, "members of other types (7.1)")
    guard let features = document["features"] as? [[String: Any]] else {
      faults.append("no array of features")
      return
    }
    for (index, feature) in features.enumerated() { checkFeature(feature, index) }
    place = "collection"
    check(Set(ids).count == ids.count, "ids are not unique")
    checkBox(document["bbox"], positions.flatMap { $0 })
    checkNumbers(String(decoding: data, as: UTF8.self))
  }

  private mutating func check(_ holds: Bool, _ fault: @autoclosure () -> String) {
    if !holds { faults.append("\(place): \(fault())") }
  }

  private mutating func checkFeature(_ feature: [String: Any], _ index: Int) {
    let id = feature["id"] as? String ?? ""
    place = "feature \(index) (\(id))"
    check(!id.isEmpty, "no id that is a text")
    check(feature["type"] as? String == "Feature", "the type is no Feature")
    check(feature.keys.contains("geometry"), "no member geometry (3.2)")
    ids.append(id)
    if let values = feature["properties"] as? [String: Any] {
      properties.append(values)
      for (key, value) in values {
        check(!(value is [Any]) && !(value is [String: Any]), "\(key) is not flat")
        check(key.allSatisfy { $0.isASCII }, "the key \(key) is not ASCII")
      }
    } else {
      check(false, "no object of properties")
      properties.append([:])
    }
    var own: [[Double]] = []
    if let geometry = feature["geometry"] as? [String: Any] {
      let type = geometry["type"] as? String ?? ""
      types.append(type)
      check(geometry["crs"] == nil && geometry["geometries"] == nil, "foreign members in a geometry")
      checkGeometry(type, geometry["coordinates"], &own)
      if let box = feature["bbox"] { checkBox(box, own) }
    } else {
      check(feature["geometry"] is NSNull, "the geometry is neither an object nor null")
      types.append("")
    }
    positions.append(own)
  }

  private mutating func checkGeometry(_ type: String, _ coordinates: Any?, _ own: inout [[Double]]) {
    switch type {
    case "Point": checkPositions([coordinates as? [Double] ?? []], &own)
    case "MultiPoint": checkPositions(coordinates as? [[Double]] ?? [[]], &own)
    case "LineString": checkLine(coordinates as? [[Double]] ?? [], &own)
    case "MultiLineString":
      for line in coordinates as? [[[Double]]] ?? [[]] { checkLine(line, &own) }
    case "Polygon": checkPolygon(coordinates as? [[[Double]]] ?? [], &own)
    case "MultiPolygon":
      for polygon in coordinates as? [[[[Double]]]] ?? [[]] { checkPolygon(polygon, &own) }
    default: check(false, "the geometry is a \(type)")
    }
  }

  private mutating func checkPositions(_ list: [[Double]], _ own: inout [[Double]]) {
    for position in list {
      guard position.count == 2 else {
        check(false, "a position of \(position.count) numbers")
        continue
      }
      check(abs(position[0]) <= 180 && abs(position[1]) <= 90, "\(position) is not on the earth")
      own.append(position)
    }
  }

  private mutating func checkLine(_ line: [[Double]], _ own: inout [[Double]]) {
    check(line.count >= 2, "a line of \(line.count) positions")
    checkPositions(line, &own)
    for (a, b) in zip(line, line.dropFirst()) where a.count == 2 && b.count == 2 {
      check(abs(a[0] - b[0]) <= 180, "a segment across the map from \(a) to \(b) (3.1.9)")
      check(a != b, "\(a) twice in a row")
    }
  }

  private mutating func checkPolygon(_ rings: [[[Double]]], _ own: inout [[Double]]) {
    check(!rings.isEmpty, "a polygon without rings")
    for (index, ring) in rings.enumerated() {
      checkLine(ring, &own)
      check(ring.count >= 4 && ring.first == ring.last, "a ring that is short or not closed (3.1.6)")
      var area = 0.0
      for (a, b) in zip(ring, ring.dropFirst()) where a.count == 2 && b.count == 2 {
        area += (a[0] - ring[0][0]) * (b[1] - ring[0][1]) - (b[0] - ring[0][0]) * (a[1] - ring[0][1])
      }
      check(index == 0 ? area > 0 : area < 0, "ring \(index) runs the wrong way round (3.1.6)")
    }
  }

  /// The box must be the one around the positions; with none there must be no box.
  private mutating func checkBox(_ box: Any?, _ list: [[Double]]) {
    guard let west = list.map({ $0[0] }).min(), let east = list.map({ $0[0] }).max(),
      let south = list.map({ $0[1] }).min(), let north = list.map({ $0[1] }).max()
    else {
      check(box == nil, "a bbox around nothing")
      return
    }
    guard let box = box as? [Double], box.count == 4 else {
      check(false, "no bbox of four numbers (5)")
      return
    }
    check(box[1] == south && box[3] == north, "the bbox \(box) is not \(south) to \(north)")
    if box[0] <= box[2] {
      check(box[0] == west && box[2] == east, "the bbox \(box) is not \(west) to \(east)")
    } else {
      let isAround = list.allSatisfy { $0[0] >= box[0] || $0[0] <= box[2] }
      check(isAround, "the bbox \(box) over the 180th meridian leaves something out (5.2)")
    }
  }

  /// No coordinate has more than seven decimals or an exponent.
  private mutating func checkNumbers(_ text: String) {
    for match in text.matches(of: /"(?:coordinates|bbox)":([\[\]0-9eE+.,\s-]*)/) {
      for number in match.1.matches(of: /[0-9eE+.-]+/) {
        let digits = number.0.split(separator: ".").dropFirst().first?.count ?? 0
        check(digits <= 7 && !number.0.contains(/[eE]/), "the coordinate \(number.0)")
      }
    }
  }
}
