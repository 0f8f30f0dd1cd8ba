/// Lists of neighbours, of figures and of points, as people write them and worse.
package enum MadeLists {
  private static let places = [
    "XA-01", "XA-02", "XB-01", "XA", "XB", "Aland", "Möreland", "Ставок", "Морская область", "", " ", "XA-99",
    "RU", "Россия",
    "=1+1", "\"", "\"quoted, name\"", "a\nb", "O'Brien", "область", "Республика", "1", "-1", "XA-01 ",
    "xa-01", "\u{FEFF}XA-01",
  ]

  private static func pick(_ values: [String], _ generator: inout SplitMix64) -> String {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }

  private static func place(_ generator: inout SplitMix64) -> String { pick(places, &generator) }

  private static func rows(
    _ generator: inout SplitMix64, _ row: (inout SplitMix64) -> String
  ) -> String {
    (0..<Int.random(in: 0...12, using: &generator)).map { _ in row(&generator) }.joined(separator: "\n")
  }

  package static func list(_ ending: String, _ generator: inout SplitMix64) -> String {
    switch ending {
    case "csv": "a,b,km\n" + rows(&generator) { place(&$0) + "," + place(&$0) + "," + number(&$0) }
    case "tsv": "a\tb\n" + rows(&generator) { place(&$0) + "\t" + place(&$0) }
    case "md": "| a | b |\n|---|---|\n" + rows(&generator) { "| " + place(&$0) + " | " + place(&$0) + " |" }
    case "json":
      "{" + rows(&generator) { "\"\(place(&$0))\": [\"\(place(&$0))\", \(number(&$0))]," } + "\"z\": []}"
    case "gal":
      "0 \(number(&generator)) x id\n"
        + rows(&generator) { place(&$0) + " " + number(&$0) + "\n" + place(&$0) }
    case "gwt": "0 3 x id\n" + rows(&generator) { place(&$0) + " " + place(&$0) + " " + number(&$0) }
    case "html":
      "<table>" + rows(&generator) { "<tr><td>\(place(&$0))<td>\(place(&$0))</td></tr>" } + "</table>"
    default:
      rows(&generator) {
        Bool.random(using: &$0)
          ? place(&$0) + ": " + place(&$0) + ", " + place(&$0) + " и " + place(&$0)
          : place(&$0) + " граничит с " + place(&$0) + ", " + place(&$0) + "."
      }
    }
  }

  private static func number(_ generator: inout SplitMix64) -> String {
    pick(
      ["1", "0", "-1", "2.5", "1,5", "1e300", "NaN", "x", "", "99999999999999999999", "12 000", "3"],
      &generator)
  }

  package static func points(_ generator: inout SplitMix64) -> String {
    pick(
      ["id,lon,lat,mode,name\n", "lon;lat;mode\n", "x,y\n", "longitude,latitude,status,concept\n", ""],
      &generator)
      + rows(&generator) { generator in
        (0..<5).map { _ in
          Bool.random(using: &generator)
            ? "\(Double.random(in: 29...63, using: &generator))" : number(&generator)
        }.joined(separator: ",")
      }
  }

  package static func figures(_ generator: inout SplitMix64) -> String {
    let measures = [
      "neighbour_states", "state_border_length", "border_length", "subjects", "border_subjects",
      "road_crossings",
      "densest_crossings", "transit_length", "x",
    ]
    return "claim,paper,measure,subject,relation,value,unit,note\n"
      + rows(&generator) {
        "F,p,\(pick(measures, &$0)),\(place(&$0)),\(pick(["=", "~", "<", ">", "", "?"], &$0)),\(number(&$0)),km,"
      }
  }

  package static func groups(_ generator: inout SplitMix64) -> String {
    "grouping,group,member\n"
      + rows(&generator) { "\(pick(["g", ""], &$0)),\(pick(["A", "B", ""], &$0)),\(place(&$0))" }
  }

  package static func lengths(_ generator: inout SplitMix64) -> String {
    pick(["a,b,length_km\n", "a,b\n", ""], &generator)
      + rows(&generator) { "\(place(&$0)),\(place(&$0)),\(number(&$0))" }
  }
}
