import BorderCore
public import BorderTables

extension AdjacencyList {
  /// The list as an undirected graph in GraphML, with typed keys.
  ///
  /// Nodes have `code` (the id as it is), `name`, `name_ru`, `country`, `longitude` and `latitude` (degrees); edges
  /// `length_km` and `touch_points`. What is unknown is left out. The XML id of a node is its id, with `_` for
  /// what a name token of XML cannot hold, which a note reports. O(*n* + *e*).
  ///
  /// - Parameter name: The id of the graph.
  /// - Returns: The file, and notes on what was changed.
  public func graphML(name: String) -> AdjacencyOutput {
    let ids = AdjacencyIDs(self, isAllowed: XMLText.isNameCharacter)
    var buffer = OutputBuffer(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="code" for="node" attr.name="code" attr.type="string"/>
        <key id="name" for="node" attr.name="name" attr.type="string"/>
        <key id="name_ru" for="node" attr.name="name_ru" attr.type="string"/>
        <key id="country" for="node" attr.name="country" attr.type="string"/>
        <key id="longitude" for="node" attr.name="longitude" attr.type="double"/>
        <key id="latitude" for="node" attr.name="latitude" attr.type="double"/>
        <key id="length_km" for="edge" attr.name="length_km" attr.type="double"/>
        <key id="touch_points" for="edge" attr.name="touch_points" attr.type="int"/>

      """)
    buffer.append("  <graph id=\"\(XMLText.escaped(name))\" edgedefault=\"undirected\">\n")
    for (node, id) in zip(nodes, ids.ids) {
      buffer.append("    <node id=\"\(id)\"><data key=\"code\">\(XMLText.escaped(node.id))</data>")
      buffer.append("<data key=\"name\">\(XMLText.escaped(node.name))</data>")
      if !node.russianName.isEmpty {
        buffer.append("<data key=\"name_ru\">\(XMLText.escaped(node.russianName))</data>")
      }
      if !node.country.isEmpty {
        buffer.append("<data key=\"country\">\(XMLText.escaped(node.country))</data>")
      }
      if let position = node.position, position.longitude.isFinite, position.latitude.isFinite {
        buffer.append("<data key=\"longitude\">")
        buffer.append(rounded: position.longitude, decimals: 7)
        buffer.append("</data><data key=\"latitude\">")
        buffer.append(rounded: position.latitude, decimals: 7)
        buffer.append("</data>")
      }
      buffer.append("</node>\n")
    }
    for edge in edges {
      buffer.append("    <edge source=\"\(ids.ids[edge.a])\" target=\"\(ids.ids[edge.b])\">")
      if let length = edge.lengthKm {
        buffer.append("<data key=\"length_km\">")
        buffer.append(fixed: length, places: 6)
        buffer.append("</data>")
      }
      buffer.append("<data key=\"touch_points\">\(edge.touchPoints)</data></edge>\n")
    }
    buffer.append("  </graph>\n</graphml>\n")
    return AdjacencyOutput(buffer, notes: ids.notes)
  }
}

/// Texts for XML 1.0.
enum XMLText {
  /// The text for content and quoted attributes.
  ///
  /// Line ends are written as character references, for a parser would change them; characters that XML 1.0
  /// cannot hold (section 2.2), and those of `PrintableText.data`, become U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in PrintableText.data(text).unicodeScalars {
      switch scalar {
      case "\"": result += "&quot;"
      case "\t": result += "&#9;"
      case "\n": result += "&#10;"
      case "\r": result += "&#13;"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: MarkupText.append(scalar, to: &result)
      }
    }
    return result
  }

  /// Whether a name token (XML 1.0, section 2.3, `Nmtoken`) can hold the character.
  static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_", ":", "\u{B7}", "\u{C0}"..."\u{D6}",
      "\u{D8}"..."\u{F6}",
      "\u{F8}"..."\u{37D}", "\u{37F}"..."\u{1FFF}", "\u{200C}"..."\u{200D}", "\u{203F}"..."\u{2040}",
      "\u{2070}"..."\u{218F}", "\u{2C00}"..."\u{2FEF}", "\u{3001}"..."\u{D7FF}", "\u{F900}"..."\u{FDCF}",
      "\u{FDF0}"..."\u{FFFD}", "\u{10000}"..."\u{EFFFF}":
      true
    default: false
    }
  }
}
