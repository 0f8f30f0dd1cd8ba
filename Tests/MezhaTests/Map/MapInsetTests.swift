import Testing

@testable import BorderMaps
@testable import Mezha

/// The printed map: whatever crowds stands in an inset, and everything can be read.
struct MapInsetTests {
  /// The map of the embedded data, for a country.
  private static func drawn(_ home: String?, _ language: Language) throws -> (MapContent, DrawnMap) {
    let workspace = try Workspace(RegionRequest(), needsProvenance: false, reporter: Reporter { _, _ in })
    var content = try MapSource(workspace, measure: GeodesicMeasure(), threads: 2).content
    if let home { content.home = home }
    content.chooseExtent(isWhole: true)
    var options = MapOptions()
    options.language = language
    options.figure = .density
    let projection = try MapSource.projection(nil, for: content)
    return (content, DrawnMap(Drawing.map(content, options: options, projection: projection)))
  }

  @Test(arguments: [nil, "KZ"], [Language.english, .russian])
  func `every crossing and every border region can be read on a sheet of A3`(
    home: String?, language: Language
  ) throws {
    let (content, map) = try Self.drawn(home, language)
    #expect(home != nil || map.frames.count > 4)
    // A sign of more than a millimetre; names of 5.4 points, as the small ones of atlases.
    let point = 25.4 / 72
    #expect(map.millimetres * 6 > 1)

    let readable = Set(map.readableSigns.map(\.id))
    let window = map.frames[0]
    let all = Set(map.signs.map(\.id))
    let listed = content.assignment?.entries.filter { $0.crossing.position != nil }.map(\.crossing.id) ?? []
    if home == nil { #expect(all == Set(listed) && listed.count > 200) }
    #expect(all.subtracting(readable).isEmpty, "\(all.subtracting(readable).sorted())")
    #expect(window.width > 1000)

    let regions = content.analysis.regions
    var numbers = 0
    for index in content.coloured {
      let border = content.analysis.borders[index]
      for side in [border.a, border.b] {
        let region = regions[side]
        let name = Phrase(region.name, region.nameRussian)(language)
        let isOwn = region.country == content.home
        let shown = map.names.filter { $0.text == name }.map { $0.size * map.millimetres / point }.max() ?? 0
        if shown < 5.4 {
          // What stands nowhere by its name stands there by a number.
          #expect(!isOwn && map.legend.contains(name), "\(region.id) \(name): \(shown) pt")
          numbers += 1
        }
      }
    }
    #expect(numbers <= 8)
  }

  @Test func `insets lie on the sheet, beside the map and each other, and the legend names them`() throws {
    let (_, map) = try Self.drawn(nil, .english)
    let sheet = PageBox(left: 0, top: 0, right: map.drawing.width, bottom: map.drawing.height)
    for (index, frame) in map.frames.enumerated() {
      #expect(sheet.grown(-10).contains(frame))
      for other in map.frames.dropFirst(index + 1) { #expect(!frame.meets(other)) }
    }
    for letter in "ABCDEFG".prefix(map.frames.count - 1) { #expect(map.legend.contains(String(letter))) }
    #expect(map.legend.contains { $0.hasPrefix("Georgia") && $0.contains("×") })
  }

  @Test(arguments: [nil, "KZ", "AZ", "EE"], [Language.english, .russian])
  func `a line to a name begins in the open and passes beneath no badge, scale bar or other name`(
    home: String?, language: Language
  ) throws {
    let (_, map) = try Self.drawn(home, language)
    if home == nil { #expect(map.leaders.count > 20 && map.badges.count > 10) }
    for leader in map.leaders {
      for badge in map.badges where badge.frame == leader.frame {
        #expect(!badge.box.isCrossed(by: (leader.from, leader.to)), "\(leader) under \(badge)")
      }
      for name in map.names where name.frame == leader.frame && name.box.width > 12 {
        // How wide letters are is but guessed here.
        let box = PageBox(
          left: name.box.left + name.box.width * 0.15, top: name.box.top + 1,
          right: name.box.right - name.box.width * 0.15, bottom: name.box.bottom - 1)
        #expect(!box.contains(leader.from), "\(leader) under \(name.text)")
      }
    }
  }

  @Test func `a map on which nothing crowds has no inset, nor has one that was not to have any`() throws {
    let workspace = try Workspace(RegionRequest(), needsProvenance: false, reporter: Reporter { _, _ in })
    var content = try MapSource(workspace, measure: GeodesicMeasure(), threads: 2).content
    content.chooseExtent(isWhole: true)
    let projection = try MapSource.projection(nil, for: content)
    var options = MapOptions()
    options.hasInsets = false
    #expect(DrawnMap(Drawing.map(content, options: options, projection: projection)).frames.count == 1)
    content.home = "MN"
    content.assignment = nil
    content.tallies = nil
    options = MapOptions()
    options.figure = .length
    options.hasLabels = false
    #expect(DrawnMap(Drawing.map(content, options: options, projection: projection)).frames.count == 1)
  }
}
