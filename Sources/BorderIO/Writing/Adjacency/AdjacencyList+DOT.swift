public import BorderCore
public import BorderTables

extension AdjacencyList {
  /// The list as an undirected graph in the DOT language of Graphviz.
  ///
  /// Nodes have `label`, `country` and, where the position is known, `pos` as longitude and latitude in
  /// degrees, pinned with `!`, so that `neato -n` draws them where they are. Edges have `length_km` and
  /// `touch_points`. All values are quoted. O(*n* + *e*).
  ///
  /// - Parameters:
  ///   - name: The name of the graph.
  ///   - language: The language of labels.
  /// - Returns: The file, and notes on what was changed.
  public func dot(name: String, language: Language = .english) -> AdjacencyOutput {
    let ids = AdjacencyIDs(self)
    var buffer = OutputBuffer()
    buffer.append("graph \(Self.quoted(name)) {\n")
    for (node, id) in zip(nodes, ids.ids) {
      buffer.append("  \(Self.quoted(id)) [label=\(Self.quoted(node.label(language)))")
      if !node.country.isEmpty { buffer.append(", country=\(Self.quoted(node.country))") }
      if let position = node.position, position.longitude.isFinite, position.latitude.isFinite {
        buffer.append(", pos=\"")
        buffer.append(rounded: position.longitude, decimals: 7)
        buffer.append(byte: Ascii.comma)
        buffer.append(rounded: position.latitude, decimals: 7)
        buffer.append("!\"")
      }
      buffer.append("];\n")
    }
    for edge in edges {
      buffer.append("  \(Self.quoted(ids.ids[edge.a])) -- \(Self.quoted(ids.ids[edge.b])) [")
      if let length = edge.lengthKm {
        buffer.append("length_km=\"")
        buffer.append(fixed: length, places: 6)
        buffer.append("\", ")
      }
      buffer.append("touch_points=\"\(edge.touchPoints)\"];\n")
    }
    buffer.append("}\n")
    return AdjacencyOutput(buffer, notes: ids.notes)
  }

  /// A double-quoted string of DOT. A backslash is doubled, for labels give it a meaning.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in PrintableText.oneLine(text).unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
