package import BorderCore
package import GDAL

/// In which encoding the texts of a shapefile are that does not say so.
package enum TextEncoding {
  /// The encoding to open a dataset with again, and what to tell the user; `nil` when what the file says holds.
  ///
  /// Decided by the bytes of the first 500 features: UTF-8 where all are, an encoding of Russian where it makes Russian
  /// of them, one of two bytes a letter where all fit, else Latin letters of western or central Europe. An encoding of Russian
  /// that the table itself names, but that makes no Russian of the texts, gives way to one that does.
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
      let given = layer.flatMap({ dataset.layer(named: $0) }) ?? dataset.layers.first,
      let named = declaration(given), let raw = openRaw(),
      let shapes = layer.flatMap({ raw.layer(named: $0) }) ?? raw.layers.first
    else { return nil }
    var texts: [[UInt8]] = []
    var seen = 0
    let fields = shapes.fieldNames.indices
    shapes.readOnly(fields: shapes.fieldNames, withShapes: false)
    _ = try? shapes.forEachFeature { feature in
      for field in fields {
        guard let text = feature.bytes(ofField: field), text.contains(where: { $0 >= 0x80 }) else { continue }
        texts.append(Array(text))
      }
      seen += 1
      if seen == 500 { throw UnusualLayer() }
    }
    guard !texts.isEmpty else { return nil }
    let russian = CyrillicText.guess(Array(texts.joined(separator: [10])))?.encoding
    if !named.isEmpty {
      guard let russian, russian != named else { return nil }
      return (
        russian,
        Phrase(
          "the shapefile says that its encoding is \(named), but its texts look like \(russian) and are read so. If they are not: write the right name into a file .cpg beside it",
          "Shapefile называет кодировку \(named), но тексты похожи на \(russian) и прочитаны так. Если это не так, запишите верную в файл .cpg рядом"
        )
      )
    }
    if texts.allSatisfy(isUTF8) { return ("UTF-8", note("UTF-8")) }
    if let name = russian ?? EastAsianText.guess(texts) { return (name, note(name)) }
    let (name, isClear) = LatinText.guess(texts)
    if isClear { return (name, note(name)) }
    return (
      name,
      Phrase(
        "the shapefile does not say its encoding, and its texts do not show it; they are read as \(name). Write the right name, such as CP1254 or CP1257, into a file .cpg beside it",
        "Shapefile не называет кодировку, и по текстам её не узнать; прочитано как \(name). Запишите верную, например CP1254 или CP1257, в файл .cpg рядом"
      )
    )
  }

  private static func note(_ name: String) -> Phrase {
    Phrase(
      "the shapefile does not say its encoding; its texts look like \(name) and are read so. If they are not: write the right name into a file .cpg beside it",
      "Shapefile не называет кодировку; тексты похожи на \(name) и прочитаны так. Если это не так, запишите верную в файл .cpg рядом"
    )
  }

  /// Whether a text is UTF-8, but for a last letter that the width of its field has cut.
  private static func isUTF8(_ text: [UInt8]) -> Bool {
    if String(validating: text, as: UTF8.self) != nil { return true }
    guard let start = text.lastIndex(where: { $0 & 0xC0 != 0x80 }), text[start] >= 0xC2,
      text.count - start < (text[start] >= 0xF0 ? 4 : text[start] >= 0xE0 ? 3 : 2)
    else { return false }
    return String(validating: text[..<start], as: UTF8.self) != nil
  }

  /// The encoding of Russian that the table names; empty where nothing is said, or only the Latin letters that most programs
  /// note without asking (dBase's byte 0, 0x03 and 0x57); `nil` where what is said is not to be doubted, such as a `.cpg`.
  private static func declaration(_ layer: VectorLayer) -> String? {
    if layer.metadata("ENCODING_FROM_CPG", domain: "SHAPEFILE") != nil { return nil }
    switch layer.metadata("LDID_VALUE", domain: "SHAPEFILE") ?? "0" {
    case "0", "3", "87": return ""
    case "38", "101": return "CP866"
    case "201": return "CP1251"
    default: return nil
    }
  }
}
