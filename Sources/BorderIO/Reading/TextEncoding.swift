package import BorderCore
package import GDAL

/// In which encoding the texts of a shapefile are that does not say so.
package enum TextEncoding {
  /// The encoding to open a dataset with again, and what to tell the user; `nil` when what the file says holds.
  ///
  /// Decided by the bytes of the first 500 features: UTF-8 where all are, an encoding of Russian where it makes Russian
  /// of them, Latin letters else.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - layer: The layer; `nil` for the first.
  ///   - openRaw: Opens the dataset again, its texts as they are.
  /// - Returns: The encoding and what to tell.
  package static func guess(
    of dataset: VectorDataset, layer: String?, openRaw: () -> VectorDataset?
  ) -> (encoding: String, note: Phrase)? {
    guard dataset.driverName == "ESRI Shapefile",
      let given = layer.flatMap({ dataset.layer(named: $0) }) ?? dataset.layers.first, !isDeclared(given),
      let raw = openRaw(),
      let shapes = layer.flatMap({ raw.layer(named: $0) }) ?? raw.layers.first
    else { return nil }
    var bytes: [UInt8] = []
    var seen = 0
    let fields = shapes.fieldNames.indices
    _ = try? shapes.forEachFeature { feature in
      for field in fields {
        guard let text = feature.bytes(ofField: field), text.contains(where: { $0 >= 0x80 }) else { continue }
        bytes += text + [10]
      }
      seen += 1
      if seen == 500 { throw UnusualLayer() }
    }
    guard !bytes.isEmpty else { return nil }
    if String(validating: bytes, as: UTF8.self) != nil { return ("UTF-8", note("UTF-8")) }
    let name = CyrillicText.guess(bytes)?.encoding ?? "ISO-8859-1"
    return (name, note(name))
  }

  private static func note(_ name: String) -> Phrase {
    Phrase(
      "the shapefile does not say its encoding; its texts look like \(name) and are read so. If they are not: write the right name into a file .cpg beside it",
      "Shapefile не называет кодировку; тексты похожи на \(name) и прочитаны так. Если это не так, запишите верную в файл .cpg рядом"
    )
  }

  /// Whether a `.cpg` stands beside the shapefile, or its table names an encoding other than the Latin letters that most
  /// programs note without asking (dBase's byte 0, 0x03 and 0x57).
  private static func isDeclared(_ layer: VectorLayer) -> Bool {
    if layer.metadata("ENCODING_FROM_CPG", domain: "SHAPEFILE") != nil { return true }
    let noted = layer.metadata("LDID_VALUE", domain: "SHAPEFILE") ?? "0"
    return !["0", "3", "87"].contains(noted)
  }
}
