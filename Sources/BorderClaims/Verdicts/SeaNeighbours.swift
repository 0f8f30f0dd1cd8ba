public import BorderCore
public import BorderTables

/// How wide a water between two neighbours may be.
public enum SeaClass: Double, CaseIterable, Sendable, Comparable {
  /// 12 nautical miles: the territorial sea of one side reaches the other.
  case territorial = 12
  /// 24: two territorial seas meet.
  case contiguous = 24
  /// 150.
  case middle = 150
  /// 400: two exclusive economic zones of 200 meet.
  case zone = 400

  /// The width in metres.
  public var metres: Double { rawValue * 1852 }

  /// Orders by width.
  public static func < (a: SeaClass, b: SeaClass) -> Bool { a.rawValue < b.rawValue }

  /// The narrowest class that holds a distance in metres; `nil` beyond the widest.
  public init?(distance: Double) {
    guard let found = SeaClass.allCases.first(where: { distance <= $0.metres }) else { return nil }
    self = found
  }

  /// The class in words.
  public var label: Phrase {
    Phrase("within \(Int(rawValue)) nautical miles", "в пределах \(Int(rawValue)) морских миль")
  }
}

/// A country across the water.
public struct SeaNeighbour: Sendable {
  /// Its code.
  public let country: String
  /// Where the two countries' coasts are nearest.
  public let approach: Approach

  /// The class of its distance; `nil` beyond the widest.
  public var seaClass: SeaClass? { SeaClass(distance: approach.distance) }

  /// Whether it is a neighbour within a class.
  public func isNeighbour(within limit: SeaClass) -> Bool { approach.distance <= limit.metres }
}

/// Finds countries across the water.
///
/// Two countries without a common land border are neighbours by sea where the nearest places of both lie on a coast.
/// What lies between is not examined: a strait of a third country counts as water.
public struct SeaNeighbours {
  private let contacts: ContactTable
  private let proximity: any RegionProximity

  /// A finder.
  public init(_ contacts: ContactTable, proximity: any RegionProximity) {
    self.contacts = contacts
    self.proximity = proximity
  }

  /// Countries across the water as a table, nearest first.
  ///
  /// - Parameters:
  ///   - home: The country.
  ///   - names: Names of countries.
  /// - Returns: The table; countries that share a land border are not in it.
  public func table(of home: String, names: CountryNames) -> Table {
    let name = names[home]
    return TableSchema<SeaNeighbour>(
      name: "sea_neighbours",
      title: Phrase("Across the water: \(name.english)", "Соседи по морю: \(name.russian)"),
      Self.countries(names) + Self.distances + Self.places
    ).table(
      all(of: home),
      notes: [
        Phrase(
          "Distances are between the nearest coasts in the data, those of disputed regions included as the worldview assigns them. Where the data end inland counts as a coast, and what lies between is not examined.",
          "Расстояния — между ближайшими берегами в данных, включая спорные регионы, как их относит точка зрения. Край данных на суше тоже считается берегом; что лежит между берегами, не проверяется."
        )
      ])
  }

  private typealias Field = TableSchema<SeaNeighbour>.Field

  private static func countries(_ names: CountryNames) -> [Field] {
    [Field(Column("country", Phrase("code", "код"))) { .text($0.country) }]
      + Field.names(Column("name", Phrase("country", "страна"))) { names[$0.country] }
  }

  private static var distances: [Field] {
    [
      Field(Column("distance_km", Phrase("km", "км"), isNumeric: true, displayPlaces: 1)) {
        Cell($0.approach.distance / 1000, places: 6)
      },
      Field(
        Column("distance_nmi", Phrase("nautical miles", "морских миль"), isNumeric: true, displayPlaces: 1)
      ) { Cell($0.approach.distance / 1852, places: 6) },
      Field(Column("class", Phrase("class", "класс"))) {
        .phrase($0.seaClass?.label ?? Phrase("farther", "дальше"))
      },
    ]
  }

  private static var places: [Field] {
    func number(
      _ key: String, _ heading: Phrase, _ value: @escaping @Sendable (Approach) -> Double
    ) -> Field {
      Field(Column(key, heading, isNumeric: true, isForFilesOnly: true)) {
        Cell(value($0.approach), places: 7)
      }
    }
    return [
      number("from_longitude", Phrase("longitude", "долгота")) { $0.from.longitude },
      number("from_latitude", Phrase("latitude", "широта")) { $0.from.latitude },
      number("to_longitude", Phrase("longitude there", "долгота там")) { $0.to.longitude },
      number("to_latitude", Phrase("latitude there", "широта там")) { $0.to.latitude },
    ]
  }

  /// All countries without a land border that face a country across the water, nearest first, at any distance.
  public func all(of home: String) -> [SeaNeighbour] {
    let analysis = contacts.analysis
    let perimeters = analysis.perimeters
    func coastal(_ country: String) -> [RegionID] {
      contacts.members(of: .country(country)).filter { !perimeters[$0.index].outer.isZero }
    }
    let own = coastal(home)
    guard !own.isEmpty else { return [] }
    var list: [SeaNeighbour] = []
    for country in analysis.countries where country != home {
      guard !contacts.contact(.country(home), .country(country)).isShared,
        let approach = proximity.approach(own, coastal(country)), approach.isAcrossOuter
      else { continue }
      list.append(SeaNeighbour(country: country, approach: approach))
    }
    return list.sorted {
      $0.approach.distance != $1.approach.distance
        ? $0.approach.distance < $1.approach.distance : $0.country < $1.country
    }
  }
}
