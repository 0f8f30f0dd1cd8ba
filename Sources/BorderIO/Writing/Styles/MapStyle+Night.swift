extension MapStyle {
  /// The same colours as a page shows them by night.
  package enum Night {
    package static let water = Colour(0x15202A)
    package static let ground = Colour(0x33383B)
    package static let beyond = Colour(0x191D20)
    package static let graticule = Colour(0x3A4D5C)
    package static let coast = Colour(0x5D7687)
    package static let river = Colour(0x3F6F92)
    package static let waterName = Colour(0x86B4D1)
    package static let inner = Colour(0x565D63)
    package static let state = Colour(0xA19A8E)
    package static let casing = Colour(0x101316)
    package static let home = Colour(0x38352B)
    /// In the order of `MapStyle.lands`.
    package static let lands = [
      Colour(0x2A2D2B), Colour(0x332C29), Colour(0x28312B), Colour(0x312B36), Colour(0x3B2A2F),
      Colour(0x33301F),
    ]
    /// Names of regions, and what lies around their letters.
    package static let label = Colour(0xA9B2B8)
    package static let halo = Colour(0x191C1E)
    /// Names in `MapStyle.ink`.
    package static let ink = Colour(0xF4F0E6)
    /// Names of countries.
    package static let country = Colour(0x8D9398)
    package static let crossing = Colour(0x9FD0FF)
    package static let crossingEdge = Colour(0x0D1114)
    package static let crossingClosed = Colour(0x14181B)
    package static let crossingUnknown = Colour(0x3F5F7A)
    package static let crossingPlanned = Colour(0xA3ADB5)
  }
}
