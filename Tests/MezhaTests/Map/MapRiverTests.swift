import Testing

@testable import BorderMaps
@testable import Mezha

/// The great rivers on maps.
struct MapRiverTests {
  /// Towns on rivers, a degree of longitude and of latitude each.
  private static let towns = """
    Lena Лена 129.7 62.0; Ob Обь 83.8 53.35; Irtysh Иртыш 73.4 55.0; Yenisei Енисей 92.9 56.0; Angara Ангара 104.3 52.3; \
    Amur Амур 135.1 48.5; Volga Волга 49.1 55.75; Kama Кама 56.2 58.0; Don Дон 39.7 47.2; Ural Урал 55.1 51.75; Tobol Тобол 65.3 55.45; \
    Pechora Печора 53.1 67.6; Kolyma Колыма 153.7 67.45; Indigirka Индигирка 143.2 66.45; Vychegda Вычегда 50.8 61.7; \
    Dnieper Днепр 30.5 50.45; Dniester Днестр 29.6 46.85; Neva Нева 30.4 59.9; Selenga Селенга 107.6 51.83; Danube Дунай 19.05 47.5; \
    Vistula Висла 21.0 52.25; Oder Одра 17.0 51.1; Elbe Эльба 13.75 51.05; Rhine Рейн 6.97 50.94; Loire Луара 0.7 47.4; \
    Seine Сена 2.35 48.85; Po По 9.7 45.05; Nile Нил 31.23 30.05; Congo Конго 15.3 -4.3; Niger Нигер 2.1 13.5; \
    Zambezi Замбези 25.85 -17.9; Euphrates Евфрат 39.0 35.95; Tigris Тигр 44.4 33.3; Indus Инд 68.87 27.7; Ganges Ганг 83.0 25.3; \
    Brahmaputra Брахмапутра 91.75 26.18; Irrawaddy Иравади 96.05 21.95; Mekong Меконг 102.6 17.95; Yangtze Янцзы 114.3 30.6; \
    Songhua Сунгари 126.6 45.8; Amazon Амазонка -60.0 -3.15; Madeira Мадейра -63.9 -8.75; Paraná Парана -54.6 -25.5; \
    Orinoco Ориноко -63.55 8.13; Mississippi Миссисипи -90.05 35.15; Missouri Миссури -95.95 41.25; Ohio Огайо -85.75 38.27; \
    Columbia Колумбия -122.7 45.65; Colorado Колорадо -114.6 32.73; Yukon Юкон -139.4 64.06; Mackenzie Маккензи -121.3 61.86; \
    Murray Муррей 142.15 -34.2; Darling Дарлинг 142.4 -32.4; Vilyuy Вилюй 121.65 63.75; Naryn Нарын 76.0 41.43
    """

  @Test func `rivers flow by the towns on them under their names, and say how great they are`() throws {
    let rivers = try EmbeddedData.located().rivers()
    let columns = ["name_en", "name_ru", "rank"].map { rivers.index(ofColumn: $0) }
    let measure = GeodesicMeasure()
    for town in Self.towns.split(separator: ";") {
      let words = town.split(separator: " ").map(String.init)
      let place = Position(
        longitude: try #require(Double(words[2])), latitude: try #require(Double(words[3])))
      let own = (0..<rivers.lineCount).filter { rivers.value(ofLine: $0, columns[0]) == words[0] }
      #expect(!own.isEmpty && own.allSatisfy { rivers.value(ofLine: $0, columns[1]) == words[1] }, "\(words)")
      let nearest = own.flatMap { line in
        let vertices = rivers.positions[rivers.range(ofLine: line)]
        return zip(vertices, vertices.dropFirst()).map { a, b in
          measure.distance(place, Self.nearest(to: place, on: a, b))
        }
      }.min()
      #expect(try #require(nearest) < 15_000, "\(words)")
    }
    for line in 0..<rivers.lineCount {
      let rank = Int(rivers.value(ofLine: line, columns[2])) ?? 0
      #expect((1...6).contains(rank))
    }
  }

  @Test func `seas lie off the land, lakes are lakes of the ground, and both have a name in both languages`()
    throws
  {
    let embedded = try EmbeddedData.located()
    let ground = try embedded.ground()
    let waters = try embedded.waters()
    #expect(waters.count == (try embedded.table("waters.csv").rows.count))
    for water in waters {
      let (x, y) = (water.place.longitude, water.place.latitude)
      var found: Set<String> = []
      for part in 0..<ground.partCount {
        let isInside = ground.rings(ofPart: part).reduce(false) { inside, ring in
          let vertices = ground.positions[ground.range(ofRing: ring)]
          return zip(vertices, vertices.dropFirst()).reduce(inside) { inside, edge in
            let (a, b) = edge
            let crosses =
              (a.latitude > y) != (b.latitude > y)
              && x < (a.longitude - b.longitude) * (y - b.latitude) / (a.latitude - b.latitude) + b.longitude
            return crosses ? !inside : inside
          }
        }
        if isInside { found.insert(ground[ground.partRegions[part]].id) }
      }
      #expect(found.contains("lakes") == (water.kind == .lake), "\(water.name.english): \(found)")
      #expect(water.kind == .lake || !found.contains("land"), "\(water.name.english)")
      #expect(!water.name.english.isEmpty && !water.name.russian.isEmpty)
    }
  }

  private static func nearest(to place: Position, on a: Position, _ b: Position) -> Position {
    let (x, y) = (b.longitude - a.longitude, b.latitude - a.latitude)
    let share =
      ((place.longitude - a.longitude) * x + (place.latitude - a.latitude) * y) / max(1e-12, x * x + y * y)
    let t = max(0, min(1, share))
    return Position(longitude: a.longitude + t * x, latitude: a.latitude + t * y)
  }

  @Test func `a map draws the rivers that its scale bears`() {
    #expect(DrawnRiver.lastRank(kilometresPerPixel: 25) == 2)
    #expect(DrawnRiver.lastRank(kilometresPerPixel: 5) == 4)
    #expect(DrawnRiver.lastRank(kilometresPerPixel: 2) == 6)
    #expect(DrawnRiver.lastRank(kilometresPerPixel: 1e6) == 0)
    #expect(DrawnRiver.lastRank(kilometresPerPixel: 1e-9) == 20)
    #expect(DrawnRiver.lastRank(kilometresPerPixel: 0) == .max)
  }

  @Test(arguments: Language.allCases)
  func `rivers lie upon the land and beneath lakes and borders, are named, and the legend says so`(
    language: Language
  ) throws {
    let workspace = try Workspace(RegionRequest(), needsProvenance: false, reporter: Reporter { _, _ in })
    var content = try MapSource(workspace, measure: GeodesicMeasure(), threads: 2).content
    content.chooseExtent(isWhole: true)
    var options = MapOptions()
    options.language = language
    let projection = try MapSource.projection(nil, for: content)
    let map = DrawnMap(Drawing.map(content, options: options, projection: projection))
    let layers = map.layers.filter { $0.frame == 0 }.map(\.name)
    let rivers = try #require(layers.lastIndex(of: "rivers"))
    for name in ["lakes", "coast", "inner", "state", "borders", "labels"] {
      #expect(try #require(layers.firstIndex(of: name)) > rivers, "\(name)")
    }
    #expect(try #require(layers.lastIndex { $0.hasPrefix("land") }) < rivers)
    let names = map.names.filter { $0.frame == 0 }.map(\.text)
    for name in [
      Phrase("Lena", "Лена"), Phrase("Yenisei", "Енисей"), Phrase("Ob", "Обь"), Phrase("Volga", "Волга"),
      Phrase("Kolyma", "Колыма"), Phrase("Aldan", "Алдан"), Phrase("Baikal", "Байкал"),
      Phrase("Barents Sea", "Баренцево море"), Phrase("Kara Sea", "Карское море"),
    ] { #expect(names.count { $0 == name(language) } == 1, "\(name)") }
    #expect(map.legend.contains(Phrase("great rivers", "крупные реки")(language)))
    // A map of the Caucasus is too fine for these lines.
    content.home = "GE"
    content.extent = nil
    content.chooseExtent(isWhole: false)
    let near = DrawnMap(Drawing.map(content, options: options, projection: projection))
    #expect(!near.layers.contains { $0.name == "rivers" })
  }
}
