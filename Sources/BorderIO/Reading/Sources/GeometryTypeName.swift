import BorderCore

/// What the layers of a file hold, in words.
enum GeometryTypeName {
  /// What a layer holds, as GDAL calls it, in both languages.
  static func phrase(_ name: String) -> Phrase {
    var (prefix, rest) = ("", name[...])
    for dimension in ["3D Measured ", "3D ", "Measured "] where rest.hasPrefix(dimension) {
      prefix = dimension.replacing("Measured", with: "M")
      rest = rest.dropFirst(dimension.count)
      break
    }
    let russian: [Substring: String] = [
      "Point": "точки", "Line String": "линии", "Polygon": "полигоны", "Multi Point": "мультиточки",
      "Multi Line String": "мультилинии", "Multi Polygon": "мультиполигоны",
      "Geometry Collection": "коллекции",
      "Unknown (any)": "геометрии разных видов", "None": "без геометрии",
    ]
    return Phrase(name, russian[rest].map { prefix + $0 } ?? name)
  }
}
