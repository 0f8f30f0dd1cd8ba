public import BorderCore

/// The tables of a mosaic.
public enum MosaicRow {
  /// A region of it.
  public struct Region: Sendable {
    /// The region.
    public var region: BorderCore.Region
    /// The name of the file that it comes from.
    public var source: String
    /// Its area in square metres.
    public var area: Double

    /// A region.
    public init(region: BorderCore.Region, source: String, area: Double) {
      self.region = region
      self.source = source
      self.area = area
    }
  }

  /// A gap between regions.
  public struct Gap: Sendable {
    /// The ids of the regions round it.
    public var regions: [String]
    /// Its area in square metres.
    public var area: Double
    /// Twice its area by the length of its edge, in metres.
    public var width: Double
    /// The id of the region that got it.
    public var receiver: String?

    /// A gap.
    public init(regions: [String], area: Double, width: Double, receiver: String?) {
      self.regions = regions
      self.area = area
      self.width = width
      self.receiver = receiver
    }
  }

  /// Ground that two regions cover both, or covered.
  public struct Overlap: Sendable {
    /// The ids of the regions.
    public var regions: (a: String, b: String)
    /// Its area in square metres.
    public var area: Double
    /// The id of the region that keeps it, where the other was cut.
    public var keeper: String?

    /// An overlap.
    public init(regions: (a: String, b: String), area: Double, keeper: String?) {
      self.regions = regions
      self.area = area
      self.keeper = keeper
    }
  }

  private static let areaColumn = Column.number(
    "area_km2", Phrase("km²", "км²"),
    Phrase("Area on the ellipsoid in square kilometres", "Площадь на эллипсоиде, км²"), places: 3)

  /// The regions.
  public static let regions = TableSchema<Region>(
    name: "regions", title: Phrase("Regions of the mosaic", "Регионы мозаики"),
    [
      .init(
        Column("id", Phrase("id", "код"), meaning: Phrase("Code of the region", "Код региона"))
      ) { .text($0.region.id) },
      .init(Column("name", Phrase("region", "регион"), meaning: Phrase("Name", "Название"))) {
        .phrase(Phrase($0.region.name, $0.region.nameRussian))
      },
      .init(
        .country
      ) { Cell($0.region.country) },
      .init(
        Column(
          "source", Phrase("source", "источник"),
          meaning: Phrase("File and layer that it comes from", "Файл и слой, из которых он взят"))
      ) { .text($0.source) },
      .init(areaColumn) { Cell(squareMetres: $0.area, places: 6) },
    ])

  /// Vertices that were moved or left out: lines from where they were to the line as it is.
  public static let moved = TableSchema<(BorderCore.Region, Double)>(
    name: "moved", title: Phrase("Moved vertices", "Перемещённые вершины"),
    [
      .init(
        Column("region", Phrase("region", "регион"), meaning: Phrase("Code of the region", "Код региона"))
      ) { .text($0.0.id) },
      .init(
        Column.number(
          "moved_m", Phrase("m", "м"),
          Phrase(
            "Distance of the vertex from the line as it is now, in metres",
            "Расстояние вершины от нынешней линии, м"), places: 2)
      ) { Cell($0.1, places: 3) },
    ])

  /// Gaps between regions.
  public static let gaps = TableSchema<Gap>(
    name: "gaps", title: Phrase("Gaps between regions", "Просветы между регионами"),
    [
      .init(
        Column(
          "regions", Phrase("regions", "регионы"),
          meaning: Phrase("Codes of the regions round it", "Коды регионов вокруг"))
      ) { Cell($0.regions.joined(separator: " ")) },
      .init(areaColumn) { Cell(squareMetres: $0.area, places: 6) },
      .init(
        Column.number(
          "width_m", Phrase("width m", "ширина, м"),
          Phrase(
            "Twice the area by the length of the edge: the width of a long narrow gap, in metres",
            "Удвоенная площадь, делённая на длину края: ширина длинного узкого просвета, м"), places: 1)
      ) { Cell($0.width, places: 3) },
      .init(
        Column(
          "filled_by", Phrase("filled by", "заполнен"),
          meaning: Phrase(
            "Code of the region that got it; empty where it was left",
            "Код региона, который его получил; пусто: оставлен"))
      ) { Cell($0.receiver ?? "") },
    ])

  /// What two regions cover both, or covered until one of them was cut.
  public static let overlaps = TableSchema<Overlap>(
    name: "overlaps", title: Phrase("Overlaps of regions", "Наложения регионов"),
    [
      .init(
        Column(
          "a_id", Phrase("first", "первый"),
          meaning: Phrase("Code of the first region", "Код первого региона"))
      ) { .text($0.regions.a) },
      .init(
        Column(
          "b_id", Phrase("second", "второй"),
          meaning: Phrase("Code of the second region", "Код второго региона"))
      ) { .text($0.regions.b) },
      .init(areaColumn) { Cell(squareMetres: $0.area, places: 6) },
      .init(
        Column(
          "kept_by", Phrase("kept by", "остаётся у"),
          meaning: Phrase(
            "Code of the region that keeps it, the other being cut; empty where both still cover it",
            "Код региона, у которого она осталась, другой обрезан; пусто: её всё ещё покрывают оба"))
      ) { Cell($0.keeper ?? "") },
    ])
}
