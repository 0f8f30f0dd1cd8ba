import BorderCore

/// What GEOS says of an invalid polygon, in both languages.
package enum ValidityReason {
  /// The texts of GEOS (`TopologyValidationError`) and Russian ones.
  private static let russian = [
    "Topology Validation Error": "нарушена топология", "Repeated Point": "повтор вершины",
    "Hole lies outside shell": "отверстие вне внешнего кольца", "Holes are nested": "отверстие в отверстии",
    "Interior is disconnected": "внутренность разорвана", "Self-intersection": "самопересечение",
    "Ring Self-intersection": "кольцо касается себя", "Nested shells": "часть внутри другой части",
    "Duplicate Rings": "повтор кольца", "Too few points in geometry component": "слишком мало вершин",
    "Invalid Coordinate": "недопустимая координата", "Ring is not closed": "кольцо не замкнуто",
  ]

  /// The text in both languages; the same in both where it is not known.
  package static func phrase(_ text: String) -> Phrase { Phrase(text, russian[text] ?? text) }
}
