public import BorderCore

extension LengthMethod {
  /// The name for people.
  public var label: Phrase {
    switch self {
    case .sphere: Phrase("sphere", "сфера")
    case .planar: Phrase("planar", "плоскость")
    case .webMercator: Phrase("Web Mercator", "Web Mercator")
    }
  }

  /// Where it is measured, for a sentence.
  public var measured: Phrase {
    switch self {
    case .sphere: Phrase("on a sphere", "на сфере")
    case .planar: Phrase("in the plane of the data's own coordinates", "на плоскости координат самих данных")
    case .webMercator: Phrase("in Web Mercator", "в Web Mercator")
    }
  }

  /// What is measured, in a few words.
  private var meaning: Phrase {
    switch self {
    case .sphere:
      Phrase(
        "along great circles of a sphere of 6371.0088 km", "по большим кругам сферы радиусом 6371,0088 км")
    case .planar:
      Phrase(
        "along straight lines in the data's own reference system, degrees as long as on the equator",
        "по прямым в системе координат данных, градусы длиной как на экваторе")
    case .webMercator:
      Phrase("along straight lines in Web Mercator (EPSG:3857)", "по прямым в Web Mercator (EPSG:3857)")
    }
  }

  /// The columns of the method, the one of that number: its length, and its error against the geodesic one.
  fileprivate func fields(_ number: Int) -> [TableSchema<LengthsByMethod>.Field] {
    [
      .init(
        Column(
          "\(key)_km", Phrase("\(label.english) km", "\(label.russian), км"),
          meaning: Phrase(
            "Length in kilometres \(meaning.english)", "Длина в километрах \(meaning.russian)"),
          isNumeric: true, displayPlaces: 1)
      ) { Cell($0.kilometres?[number], places: 6) },
      .init(
        Column(
          "\(key)_error_percent", Phrase("error %", "ошибка, %"),
          meaning: Phrase(
            "By how many per cent it is longer than length_km", "На сколько процентов она больше length_km"),
          isNumeric: true, displayPlaces: 2)
      ) { row in Cell(row.kilometres.map { ($0[number] / row.length.kilometres - 1) * 100 }, places: 4) },
    ]
  }
}

/// The length of a border by several methods.
public struct LengthsByMethod: Sendable {
  /// Its geodesic length.
  let length: ExactLength
  /// By method; `nil` where there is no length.
  let kilometres: [Double]?
}

extension [MethodLengths] {
  /// The columns of the methods.
  public var fields: [TableSchema<LengthsByMethod>.Field] {
    enumerated().flatMap { number, method in method.method.fields(number) }
  }

  /// The lengths of some arcs by each method.
  ///
  /// - Parameters:
  ///   - arcs: The arcs of a border.
  ///   - length: Their geodesic length.
  /// - Returns: What `fields` show.
  public func row(of arcs: some Sequence<ArcID>, length: ExactLength) -> LengthsByMethod {
    LengthsByMethod(
      length: length, kilometres: length.isZero ? nil : map { method in method.kilometres(of: arcs) })
  }
}
