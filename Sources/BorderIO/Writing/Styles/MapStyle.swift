/// The colours and sizes of maps, chosen so that people with any colour vision tell classes apart.
package enum MapStyle {
  package static let page = Colour(0xFFFFFF)
  package static let water = Colour(0xE3EBF0)
  /// Land beyond the data.
  package static let ground = Colour(0xDCDCD8)
  /// What nothing is known of.
  package static let beyond = Colour(0xF4F3EF)
  package static let ink = Colour(0x1E2328)
  package static let quiet = Colour(0x5D6871)
  package static let graticule = Colour(0xB7C6D0)
  package static let coast = Colour(0x8FA3B0)
  package static let river = Colour(0x6FAAD3)
  /// The names of waters.
  package static let waterName = Colour(0x35708F)
  package static let inner = Colour(0xB9AF9C)
  package static let state = Colour(0x6B645A)
  package static let casing = Colour(0xFFFFFF, opacity: 0.9)
  package static let noValue = Colour(0x9AA0A6)
  package static let noValueOnDark = Colour(0x767E86)
  package static let crossing = Colour(0x0B4F8A)
  /// Inside the sign of a crossing of which nobody says whether it is open.
  package static let crossingUnknown = Colour(0xA9C4DB)
  package static let graph = Colour(0x2B5D34)
  /// Bars and bands that carry no values of their own.
  package static let band = Colour(0xC9D6E0)

  /// The land of the country that the map is about.
  package static let home = Colour(0xFBF5E2)
  /// The land of the others; neighbours get different ones, and none looks like water.
  package static let lands = [
    Colour(0xE7E6DA), Colour(0xEFE3DA), Colour(0xE2E8DC), Colour(0xE9E2EA), Colour(0xF4E1E1),
    Colour(0xF0EBD3),
  ]

  /// Rising values: lightness falls evenly from class to class, so that the order survives without hue.
  package static let rising: [UInt32] = [0xF2B134, 0xEC7F3A, 0xD1495B, 0x93337F, 0x4B1F6F, 0x1B0C3B]
  /// Rising values on a dark ground: the same order, shown by growing lightness.
  package static let risingOnDark: [UInt32] = [0x6F5BB0, 0xA3539F, 0xDB5A78, 0xF28A58, 0xF8C361, 0xFFF3B8]
  /// Kinds without order, after the palette of Okabe and Ito.
  package static let kinds: [UInt32] = [0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0x8A6D00, 0x56B4E9]
  /// The same kinds on a dark ground.
  package static let kindsOnDark: [UInt32] = [0x56B4E9, 0xE69F00, 0x2FBF94, 0xE08FBC, 0xE5D34A, 0xB6C2CC]

  /// A kind without order, by its place in `kinds`.
  package enum Kind: Int, Sendable {
    case blue, vermilion, green, pink, ochre, sky

    package var colour: Colour { Colour(kinds[rawValue]) }
    package var onDark: Colour { Colour(kindsOnDark[rawValue]) }
  }

  /// Colours for so many rising classes, in the order of the classes.
  package static func rising(_ count: Int, onDark: Bool = false) -> [Colour] {
    let palette = onDark ? risingOnDark : rising
    let chosen: [Int] =
      switch count {
      case ..<1: []
      case 1: [2]
      case 2: [1, 4]
      case 3: [0, 2, 4]
      case 4: [0, 1, 3, 5]
      case 5: [0, 1, 2, 3, 5]
      default: (0..<count).map { min($0 * palette.count / count, palette.count - 1) }
      }
    return chosen.map { Colour(palette[$0]) }
  }

  /// Colours for belts of so many widths, the narrowest first and darkest: one hue, so that they read as one thing.
  package static func belts(_ count: Int) -> [Colour] {
    let (dark, light) = ([0xB3, 0x47, 0x12], [0xFB, 0xD8, 0xAE])
    return (0..<count).map { step in
      let share = count < 2 ? 0.35 : Double(step) / Double(count - 1)
      return Colour(
        zip(dark, light).reduce(0) { $0 << 8 | UInt32(Double($1.0) + share * Double($1.1 - $1.0)) })
    }
  }

  /// Dashes of a line whose region has a status; none for a region without one.
  ///
  /// A status that begins with `partly` concerns a stretch that is not distinguished: its lines are whole.
  package static func dash(status: String) -> [Double] {
    let parts = status.split(separator: "+")
    return parts.contains { !$0.hasPrefix("partly") } ? [5, 4] : []
  }
}
