public import BorderCore
import BorderIO
import BorderMaps

/// What maps draw beneath and upon the regions.
extension EmbeddedData {
  /// The file of the land of the world and its lakes.
  public static let groundFile = "ground.topojson"
  /// The file of the great rivers of the world.
  public static let riversFile = "rivers.topojson"

  /// The land of the world, its lakes and rivers, with their source; `nil` where the data have none.
  ///
  /// - Throws: `InputError` where a file is damaged.
  func mapGround() throws(InputError) -> MapGround? {
    guard FileStatus.isFile(path(Self.groundFile)) else { return nil }
    return MapGround(
      note: Phrase(
        "Lakes, great rivers, and land outside the data, where the scale bears them: Natural Earth 1:10m, generalised; public domain.",
        "Озёра, крупные реки и суша вне данных, если позволяет масштаб: Natural Earth 1:10 млн, генерализованы; общественное достояние."
      ),
      regions: try ground(),
      rivers: FileStatus.isFile(path(Self.riversFile)) ? MapRivers(try rivers()) : nil)
  }

  /// The land of the world and its lakes, two regions `land` and `lakes`, their lines 3 km fine.
  public func ground() throws(InputError) -> RegionSet {
    try regions(of: Self.groundFile, ReadOptions(idField: "id"))
  }

  /// The great rivers of the world, as fine: with `rank`, Natural Earth's scale rank, and `name_en` and `name_ru`.
  public func rivers() throws(InputError) -> LineSet {
    let read = try LineReader.read(
      InputSpec(file: path(Self.riversFile)), fields: ["rank", "name_en", "name_ru"])
    reads.enter(Self.riversFile, features: read.lines.featureCount, vertices: read.lines.positions.count)
    return read.lines
  }
}
