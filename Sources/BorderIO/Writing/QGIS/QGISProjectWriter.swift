internal import BorderCore
internal import BorderTables
internal import GDAL

/// Writes a project as QGIS 3 saves it: what is not said here, QGIS takes as usual.
struct QGISProjectWriter {
  let project: QGISProject
  let language: Language
  private(set) var buffer = OutputBuffer()

  init(project: QGISProject, language: Language) {
    self.project = project
    self.language = language
  }

  mutating func write(_ layers: [VectorFileLayer], credit: String) {
    let shown = ordered(layers.filter { !$0.shapes.isEmpty })
    let all = shown + layers.filter(\.shapes.isEmpty)
    buffer.append("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22.0\"")
    attribute("projectname", project.title(language))
    buffer.append(">\n")
    element("title", project.title(language))
    buffer.append("<projectCrs>\(spatialReference(project.projection))</projectCrs>\n")
    writeTree(all)
    writeWindow()
    buffer.append("<projectlayers>\n")
    for layer in all { write(layer) }
    buffer.append("</projectlayers>\n<layerorder>\n")
    for layer in all { buffer.append("<layer id=\"\(id(layer))\"/>\n") }
    buffer.append("</layerorder>\n")
    // Paths begin at the file; nothing is known of what lies beyond the layers.
    let ground = MapStyle.beyond.rgb
    buffer.append("<properties><Paths><Absolute type=\"bool\">false</Absolute></Paths>")
    // Without this QGIS does not look at the projection of the project.
    buffer.append(
      "<SpatialRefSys><ProjectionsEnabled type=\"int\">1</ProjectionsEnabled></SpatialRefSys><Gui>")
    for (part, shift) in [("Red", 16), ("Green", 8), ("Blue", 0)] as [(String, UInt32)] {
      buffer.append(
        "<CanvasColor\(part)Part type=\"int\">\(ground >> shift & 0xFF)</CanvasColor\(part)Part>")
    }
    buffer.append("</Gui></properties>\n<projectMetadata>")
    element("title", project.title(language))
    element("abstract", credit)
    buffer.append("</projectMetadata>\n</qgis>\n")
  }

  /// The layers with shapes from the uppermost to the lowest.
  private func ordered(_ layers: [VectorFileLayer]) -> [VectorFileLayer] {
    let ranked = layers.enumerated().map { index, layer in
      (rank: project.order.firstIndex(of: layer.table.name) ?? Int.max, index: index, layer: layer)
    }
    return ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.layer)
  }

  private func id(_ layer: VectorFileLayer) -> String { "mezha_\(layer.table.name)" }

  private func source(_ layer: VectorFileLayer) -> String {
    "./\(project.file)|layername=\(layer.table.name)"
  }

  private mutating func attribute(_ name: String, _ value: String) {
    buffer.append(" \(name)=\"")
    buffer.append(xml: value)
    buffer.append("\"")
  }

  private mutating func element(_ name: String, _ text: String) {
    buffer.append("<\(name)>")
    buffer.append(xml: text)
    buffer.append("</\(name)>\n")
  }

  /// A reference system by its definition; QGIS finds the code of those that have one.
  private func spatialReference(_ definition: String) -> String {
    var text = OutputBuffer()
    text.append("<spatialrefsys><proj4>")
    text.append(xml: definition)
    text.append("</proj4></spatialrefsys>")
    return text.text
  }

  private static let geographic =
    "<spatialrefsys><proj4>+proj=longlat +datum=WGS84 +no_defs</proj4><srsid>3452</srsid><srid>4326</srid><authid>EPSG:4326</authid></spatialrefsys>"

  private mutating func writeTree(_ layers: [VectorFileLayer]) {
    buffer.append("<layer-tree-group>\n")
    for layer in layers {
      let isShown = !project.hidden.contains(layer.table.name)
      buffer.append("<layer-tree-layer providerKey=\"ogr\" expanded=\"\(isShown ? 1 : 0)\"")
      attribute("checked", isShown ? "Qt::Checked" : "Qt::Unchecked")
      attribute("id", id(layer))
      attribute("name", layer.table.title(language))
      attribute("source", source(layer))
      buffer.append("/>\n")
    }
    buffer.append("</layer-tree-group>\n")
  }

  private mutating func writeWindow() {
    let reference = spatialReference(project.projection)
    buffer.append("<mapcanvas name=\"theMapCanvas\" annotationsVisible=\"1\"><units>meters</units>")
    if let window = project.window {
      buffer.append("<extent>")
      for (name, side) in [
        ("xmin", window.left), ("ymin", window.bottom), ("xmax", window.right), ("ymax", window.top),
      ] {
        buffer.append("<\(name)>")
        buffer.append(rounded: side, decimals: 0)
        buffer.append("</\(name)>")
      }
      buffer.append("</extent>")
    }
    buffer.append("<destinationsrs>\(reference)</destinationsrs></mapcanvas>\n")
  }

  private mutating func write(_ layer: VectorFileLayer) {
    let geometry =
      switch layer.kind {
      case .none: "No geometry"
      case .point, .multiPoint: "Point"
      case .line, .multiLine: "Line"
      case .polygon, .multiPolygon: "Polygon"
      default: "Unknown geometry"
      }
    buffer.append("<maplayer type=\"vector\" geometry=\"\(geometry)\"")
    buffer.append(" labelsEnabled=\"\(layer.style?.label == nil ? 0 : 1)\">\n")
    element("id", id(layer))
    element("datasource", source(layer))
    element("layername", layer.table.title(language))
    if geometry != "No geometry" { buffer.append("<srs>\(Self.geographic)</srs>\n") }
    buffer.append("<provider encoding=\"UTF-8\">ogr</provider>\n")
    var qml = QMLWriter(table: layer.table, language: language)
    if let style = layer.style { qml.writeSymbols(style) }
    qml.writeAliases()
    buffer.append(qml.buffer)
    buffer.append("</maplayer>\n")
  }
}
