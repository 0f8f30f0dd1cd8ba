import Foundation
import Testing

/// The embedded data with names that would harm a careless program.
enum HostileNames {
  /// A name with U+FFFD for each sign that commands a terminal or turns a line, as all formats but JSON have it.
  static func printable(_ name: String) -> String {
    let scalars = name.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.value {
      case 9, 10, 13: scalar
      case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
      default: scalar
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// Names by region, all of them at the border of the home country.
  static let regions = [
    "RU-MUR": "<img src=x onerror=alert(1)>",
    "RU-KR": "=cmd|' /C calc'!A0",
    "RU-LEN": "]]></style></title></textarea><script>document.title='GOTCHA'</script>",
    "RU-PSK": "\"quoted\" & 'single' \\ back \\\" both \\",
    "RU-SMO": "two\nlines\r\nand\ta tab",
    "RU-BRY": "right \u{202E}gpj.exe\u{202C} \u{2066}isolate",
    "RU-KRS": "bell \u{7} escape \u{1B}[31m \u{1} delete \u{7F}",
    "RU-BEL": "--> <!-- ${7*7} {{7*7}} %s %n `x` $(id)",
    "RU-VOR": "@SUM(1+1)", "RU-ROS": "+7", "RU-KDA": "-1+2",
    "RU-ALT": "| pipe | **bold** [link](javascript:alert(1))",
    "RU-ORE": "שלום \u{1F30D} e\u{301} \u{FFFE}",
    "NO-20": "javascript:alert('x')//",
  ]
  /// The name of the first crossing.
  static let crossing = "=HYPERLINK(\"http://x\",\"<b>y</b>\")"
  /// The name of Finland.
  static let country = "</script><svg onload=alert(1)>"

  /// Writes a copy of the embedded data with these names into a folder.
  static func write(to folder: String) throws {
    try RunMezha.copyCoarseData(to: folder)
    var lines = try String(contentsOfFile: folder + "/regions.geojson", encoding: .utf8)
      .components(separatedBy: "\n")
    var found: Set<String> = []
    for index in lines.indices {
      guard let id = lines[index].firstMatch(of: /"id":"([A-Z]{2}-[^"]+)","name_en"/)?.1,
        let name = regions[String(id)]
      else { continue }
      found.insert(String(id))
      let json = try String(decoding: JSONEncoder().encode(name), as: UTF8.self)
      lines[index].replace(/"name_en":"(\\.|[^"\\])*","name_ru":"(\\.|[^"\\])*"/) { _ in
        "\"name_en\":\(json),\"name_ru\":\(json)"
      }
    }
    #expect(found == Set(regions.keys))
    try lines.joined(separator: "\n").write(
      toFile: folder + "/regions.geojson", atomically: true, encoding: .utf8)
    try replace(
      "Borisoglebsk (Borisoglebskiy)", by: "\"\(crossing.replacingOccurrences(of: "\"", with: "\"\""))\"",
      in: folder + "/crossings.csv")
    try replace("FIN,Finland,", by: "FIN,\(country),", in: folder + "/countries.csv")
  }

  private static func replace(_ old: String, by new: String, in file: String) throws {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try #require(text.contains(old), "\(file)")
    let first = text.replacingOccurrences(of: old, with: new)
    try first.write(toFile: file, atomically: true, encoding: .utf8)
  }
}
