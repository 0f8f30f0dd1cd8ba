import Foundation
import Testing

@testable import BorderMaps
@testable import Mezha

/// Land is drawn as land and sea as sea, on the map and in its insets.
struct MapFillTests {
  /// Towns, a degree of longitude and of latitude each: far enough from shores that no generalisation drowns them.
  private static let land = """
    Moscow 37.6 55.8; Tula 37.6 54.2; Ryazan 39.7 54.6; Penza 45.0 53.2; Perm 56.2 58.0; Ufa 56.0 54.7; Petersburg 30.4 59.8; Novosibirsk 82.9 55.0; Yekaterinburg 60.6 56.8; Kazan 49.2 55.7; Omsk 73.4 54.9; \
    Irkutsk 104.3 52.3; Yakutsk 129.7 62.0; Chita 113.5 52.0; Khabarovsk 135.2 48.5; Blagoveshchensk 127.6 50.4; Pskov 28.4 57.8; \
    Smolensk 32.1 54.8; Kursk 36.2 51.7; Belgorod 36.6 50.6; Rostov 39.8 47.4; Volgograd 44.4 48.8; Saratov 45.9 51.6; \
    Orenburg 55.2 51.8; Chelyabinsk 61.4 55.1; Barnaul 83.7 53.3; Kyzyl 94.5 51.7; Ulan-Ude 107.6 51.8; Grozny 45.7 43.3; \
    Vladikavkaz 44.7 43.0; Stavropol 42.0 45.0; Elista 44.3 46.3; Syktyvkar 50.8 61.7; Petrozavodsk 34.0 61.9; Kovdor 30.5 67.6; \
    Norilsk 88.2 69.3; Surgut 73.4 61.2; Tomsk 85.0 56.5; Krasnoyarsk 92.9 56.0; Bratsk 101.6 56.1; Aldan 125.4 58.6; \
    Verkhoyansk 133.4 67.5; Susuman 148.2 62.8; Bilibino 166.4 68.0; Palana 160.5 59.0; Gusev 22.2 54.6; Chernyakhovsk 21.8 54.6; \
    Warsaw 21.0 52.2; Krakow 19.9 50.1; Poznan 16.9 52.4; Vilnius 25.3 54.7; Kaunas 23.9 54.9; Daugavpils 26.5 55.9; \
    Rezekne 27.3 56.5; Tartu 26.7 58.4; Viljandi 25.6 58.4; Lahti 25.7 61.0; Seinajoki 22.8 62.8; Kajaani 27.7 64.2; \
    Sodankyla 26.6 67.4; Minsk 27.6 53.9; Gomel 31.0 52.4; Vitebsk 30.2 55.2; Mogilev 30.3 53.9; Kyiv 30.5 50.4; Kharkiv 36.2 50.0; \
    Sumy 34.8 50.9; Poltava 34.6 49.6; Luhansk 39.3 48.6; Donetsk 37.8 48.0; Lviv 24.0 49.8; Vinnytsia 28.5 49.2; Tbilisi 44.8 41.7; \
    Gori 44.1 42.0; Kutaisi 42.7 42.2; Ganja 46.4 40.7; Sheki 47.2 41.2; Quba 48.5 41.3; Oral 51.4 51.2; Aktobe 57.2 50.3; \
    Kostanay 63.6 53.2; Astana 71.4 51.2; Karaganda 73.1 49.8; Pavlodar 77.0 52.3; Semey 80.2 50.4; Almaty 76.9 43.2; \
    Shymkent 69.6 42.3; Kyzylorda 65.5 44.8; Zhezkazgan 67.7 47.8; Ulaanbaatar 106.9 47.9; Moron 100.2 49.6; Khovd 91.6 48.0; \
    Choibalsan 114.5 48.1; Bayankhongor 100.7 46.2; Harbin 126.6 45.8; Qiqihar 124.0 47.3; Jiamusi 130.3 46.8; Hulunbuir 119.7 49.2; \
    Changchun 125.3 43.9; Urumqi 87.6 43.8; Altay 88.1 47.8; Kanggye 126.6 41.0; Tashkent 69.2 41.3; Bishkek 74.6 42.8; \
    Yerevan 44.5 40.2; Ostersund 14.7 63.2; Kiruna 20.2 67.9; Orebro 15.2 59.3; Berlin 13.4 52.5; Prague 14.4 50.1; Ashgabat 58.4 38.0; \
    Tehran 51.4 35.7; Ankara 32.9 39.9; Bucharest 26.1 44.4; Budapest 19.1 47.5; Chisinau 28.9 47.0; Samarkand 66.9 39.7; \
    Beijing 116.2 40.0; Baotou 109.9 40.7; Lanzhou 103.8 36.1; Nukus 59.6 42.5; Sivas 37.0 39.8; Tabriz 46.3 38.1; \
    Brasilia -47.9 -15.8; Manaus -60.0 -2.9; Cuiaba -56.1 -15.6; Goiania -49.3 -16.7; Porto_Velho -63.9 -8.8; Palmas -48.3 -10.2; \
    Bogota -74.1 4.6; Cali -76.5 3.4; Quito -78.5 -0.2; Iquitos -73.2 -3.7; Cusco -72.0 -13.5; La_Paz -68.1 -16.6; \
    Santa_Cruz -63.2 -17.8; Asuncion -57.6 -25.3; Cordoba -64.2 -31.4; Salta -65.4 -24.8; Mendoza -68.8 -32.9; Tacuarembo -56.0 -31.7; \
    Caracas -66.9 10.4; Bolivar -63.5 8.1; Lethem -59.8 3.4; Apoera -57.2 5.2; Saul -53.2 3.6; Santiago -70.7 -33.4; Uyuni -66.8 -20.5; \
    Sucre -65.3 -19.0; Campo_Grande -54.6 -20.5; Teresina -42.8 -5.1; Boa_Vista -60.7 2.8; Rio_Branco -67.8 -10.0
    """
  /// Seas, oceans and lakes, far from every shore.
  private static let sea = """
    Barents 38 73; Barents_north 45 75; Barents_west 32 72; White 38.5 65.4; Kara 67 73; Kara_north 75 77.5; Laptev 125 75.5; \
    Laptev_west 118 76; East_Siberian 160 72.5; East_Siberian_west 155 74; Chukchi 179 70.5; Bering 175 58; Bering_north 178 61; Okhotsk 148 54; Okhotsk_south 148 49; \
    Okhotsk_north 150 57; Japan 135 41.5; Japan_north 138 44; Pacific 160 47; Pacific_south 155 44; Baltic 19.5 57.5; Baltic_south 18.5 55.5; Bothnia 19.5 62; \
    Gulf_of_Riga 23.5 57.8; Gulf_of_Finland 25.5 59.8; Black 34 43; Black_west 31.5 43.5; Black_east 38 43.3; Black_south 36 42.6; Azov 36.6 46.1; Caspian 51 42; Caspian_south 51 39; \
    Caspian_middle 50.5 43.3; Norwegian 12 70; Greenland 5 75; Arctic 100 82; Arctic_east 150 80; Tatar_strait 141 50.0; Aniva 143.1 46.2; Shelikhov 158 60; \
    Atlantic -30 -10; Atlantic_south -35 -25; Atlantic_north -40 10; Pacific_Peru -82 -15; Pacific_Chile -76 -25; Pacific_equator -85 -3; Caribbean -70 14; \
    Argentine -45 -38; Off_Guyana -52 9; Off_Bahia -34 -15; Baikal 107.8 53.3; Ladoga 31.4 60.8; Onega 35.4 61.7; Peipus 27.4 58.7; \
    Balkhash 74.2 46.0; Issyk-Kul 77.3 42.45; Taimyr 101.7 74.4; Vanern 13.3 58.9; Khanka 132.4 45.0; Titicaca -69.4 -15.8; Hovsgol 100.5 51.1
    """

  private static func places(_ text: String) -> [(name: String, position: Position)] {
    text.split(separator: ";").compactMap { entry in
      let words = entry.split(separator: " ")
      guard words.count == 3, let longitude = Double(words[1]), let latitude = Double(words[2]) else {
        return nil
      }
      return (String(words[0]), Position(longitude: longitude, latitude: latitude))
    }
  }

  /// The map of Brazil is drawn where the tests have the time that is set for long ones: its data are the world's.
  private static let takesTime = ProcessInfo.processInfo.environment["MEZHA_FUZZ_SECONDS"] != nil

  @Test func `no land is drawn as water, and no sea as land, at two hundred places`() throws {
    let (land, sea) = (Self.places(Self.land), Self.places(Self.sea))
    #expect(land.count + sea.count >= 200)
    var seen: Set<String> = []
    let maps: [(inputs: [String], home: String)] = [([], "RU")] + (Self.takesTime ? [(["@world"], "BR")] : [])
    for (inputs, home) in maps {
      let workspace = try Workspace(
        RegionRequest(inputs: inputs), needsProvenance: false, reporter: Reporter { _, _ in })
      var content = try MapSource(workspace, measure: GeodesicMeasure(), threads: 2).content
      content.home = home
      content.chooseExtent(isWhole: true)
      let projection = try MapSource.projection(nil, for: content)
      var composer = MapComposer(content, options: MapOptions(), projection: projection)
      let frames =
        [composer.map.frame] + composer.insets.map { composer.map.frame.enlarging($0.part, to: $0.box) }
      let map = DrawnMap(composer.compose())
      #expect(map.frames == frames.map(\.box))
      for (list, isLand) in [(land, true), (sea, false)] {
        for (name, position) in list {
          guard let plane = composer.map.plane.place(position) else { continue }
          for (index, frame) in frames.enumerated() {
            let place = frame.page(plane.x, plane.y)
            guard frame.box.contains(place), let colour = map.colour(at: place, frame: index) else {
              continue
            }
            seen.insert(name)
            #expect((colour != MapStyle.water) == isLand, "\(home) \(name), frame \(index)")
          }
        }
      }
    }
    #expect(seen.count >= (Self.takesTime ? 175 : 110), "\(seen.count)")
  }
}
