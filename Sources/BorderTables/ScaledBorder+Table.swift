public import BorderCore

extension ScaledBorder {
  /// One row for each border: its dimension, its length at some rulers, the ruler of its published length.
  ///
  /// - Parameters:
  ///   - borders: The borders.
  ///   - kind: What they are.
  ///   - rulers: Rulers in metres at which lengths are shown.
  /// - Returns: The table; there are columns of published lengths where any border has one.
  public static func table(_ borders: [ScaledBorder], kind: Kind, at rulers: [Double]) -> Table {
    var fields = sides(of: kind) + shape
    for ruler in rulers { fields += lengths(at: ruler) }
    fields += dimension
    if borders.contains(where: { $0.published != nil }) { fields += publishedColumns }
    if borders.contains(where: { $0.finer != nil }) { fields += finerColumns }
    return TableSchema(
      name: "scale", title: Phrase("Length by ruler", "Длина в зависимости от измерителя"), fields
    ).table(borders)
  }

  /// One row for each border and each ruler.
  ///
  /// - Parameters:
  ///   - borders: The borders.
  ///   - kind: What they are.
  /// - Returns: The table.
  public static func curveTable(_ borders: [ScaledBorder], kind: Kind) -> Table {
    struct Row {
      let border: ScaledBorder
      let length: RulerLength
    }
    let schema = TableSchema<Row>(
      name: "curve", title: Phrase("Lengths by every ruler", "Длины по каждому измерителю"),
      sides(of: kind).on { $0.border } + [
        .init(
          Column.number(
            "ruler_km", Phrase("ruler km", "измеритель, км"),
            Phrase("How far the dividers are open, in kilometres", "Раствор измерителя, км"), places: 3)
        ) { Cell($0.length.ruler / 1000, places: 6) },
        .init(
          Column.number(
            "length_km", Phrase("km", "км"),
            Phrase("The mean length of all walks, in kilometres", "Средняя длина по всем проходам, км"),
            places: 1)
        ) { Cell($0.length.mean / 1000, places: 6) },
        .init(
          Column.number(
            "least_km", Phrase("shortest", "наименьшая"),
            Phrase("The shortest walk, in kilometres", "Самый короткий проход, км"), places: 1)
        ) { Cell($0.length.least / 1000, places: 6) },
        .init(
          Column.number(
            "greatest_km", Phrase("longest", "наибольшая"),
            Phrase("The longest walk, in kilometres", "Самый длинный проход, км"), places: 1)
        ) { Cell($0.length.greatest / 1000, places: 6) },
        .init(
          Column(
            "in_fit", Phrase("fitted", "в подгонке"),
            meaning: Phrase(
              "Whether the ruler is one that the dimension is fitted to",
              "Входит ли измеритель в диапазон, по которому найдена размерность"))
        ) { .flag($0.border.fit?.rulers.contains($0.length.ruler) ?? false) },
      ])
    return schema.table(
      borders.flatMap { border in border.curve.lengths.map { Row(border: border, length: $0) } })
  }

  /// Numbers to three digits after the point, with semicolons; with points in both languages, as programs read them.
  private static func list(_ values: [Double]) -> Cell {
    Cell(values.map { Phrase(number: $0, upTo: 3).english }.joined(separator: "; "))
  }

  private static var shape: [TableSchema<ScaledBorder>.Field] {
    let figures: [TableSchema<ScaledBorder>.Field] = [
      .init(
        Column.number(
          "length_km", Phrase("km", "км"),
          Phrase(
            "Geodesic length on WGS 84 along all vertices, in kilometres",
            "Геодезическая длина на WGS 84 по всем вершинам, км"), places: 1)
      ) { Cell($0.curve.length / 1000, places: 6) },
      .init(
        Column(
          "pieces", Phrase("pieces", "частей"),
          meaning: Phrase("The number of lines", "Число линий"), isNumeric: true, isForFilesOnly: true)
      ) { .integer($0.curve.pieces) },
      length(at: 1, "once", "равном"), length(at: 2, "twice", "вдвое большем"),
    ]
    return figures + VertexSpacing.fields.on { $0.curve.spacing }
  }

  /// The length by a ruler of so many times `spacing_p90_m`.
  private static func length(
    at times: Int, _ english: String, _ russian: String
  ) -> TableSchema<ScaledBorder>.Field {
    .init(
      Column.number(
        "length_at_\(times)_p90_km", Phrase("km at \(times) p90", "км при \(times) p90"),
        Phrase(
          "Length by a ruler of \(english) spacing_p90_m, in kilometres",
          "Длина при растворе измерителя, \(russian) spacing_p90_m, км"), places: 1, isForFilesOnly: true)
    ) { Cell($0.curve.lastOctaves[times - 1] / 1000, places: 6) }
  }

  private static func lengths(at ruler: Double) -> [TableSchema<ScaledBorder>.Field] {
    let key = ruler == ruler.rounded() ? "\(Int(ruler))" : "\(ruler)".replacing(".", with: "_")
    let text = Phrase(number: ruler, upTo: 3)
    func field(
      _ prefix: String, _ heading: Phrase, _ meaning: Phrase, isForFilesOnly: Bool = false,
      _ value: @escaping @Sendable (RulerLength) -> Double
    ) -> TableSchema<ScaledBorder>.Field {
      .init(
        Column.number("\(prefix)_at_\(key)_m_km", heading, meaning, places: 1, isForFilesOnly: isForFilesOnly)
      ) {
        Cell($0.curve.length(ruler: ruler).map { value($0) / 1000 }, places: 6)
      }
    }
    return [
      field(
        "length", Phrase("km at \(text.english) m", "км при \(text.russian) м"),
        Phrase(
          "Length by a ruler of \(text.english) metres, the mean of all walks, in kilometres",
          "Длина при растворе измерителя \(text.russian) м, среднее по всем проходам, км")
      ) { $0.mean },
      field(
        "least", Phrase("shortest at \(text.english) m", "наименьшая при \(text.russian) м"),
        Phrase("The shortest walk with it, in kilometres", "Самый короткий проход с ним, км"),
        isForFilesOnly: true
      ) { $0.least },
      field(
        "greatest", Phrase("longest at \(text.english) m", "наибольшая при \(text.russian) м"),
        Phrase("The longest walk with it, in kilometres", "Самый длинный проход с ним, км"),
        isForFilesOnly: true
      ) { $0.greatest },
    ]
  }

  private static var dimension: [TableSchema<ScaledBorder>.Field] {
    func field(
      _ key: String, _ heading: Phrase, places: Int, _ meaning: Phrase, isForFilesOnly: Bool = false,
      _ value: @escaping @Sendable (ScalingFit) -> Double?
    ) -> TableSchema<ScaledBorder>.Field {
      .init(Column.number(key, heading, meaning, places: places, isForFilesOnly: isForFilesOnly)) {
        Cell($0.fit.flatMap(value), places: 6)
      }
    }
    return [
      field(
        "dimension", Phrase("dimension", "размерность"), places: 3,
        Phrase(
          "Fitted dimension: 1 for a line whose length does not depend on the ruler",
          "Найденная размерность: 1 для линии, длина которой не зависит от измерителя")
      ) { $0.dimension },
      field(
        "dimension_low", Phrase("from", "от"), places: 3,
        Phrase("Lower end of its 95 per cent interval", "Нижний конец её 95-процентного интервала")
      ) { $0.dimension - $0.halfWidth },
      field(
        "dimension_high", Phrase("to", "до"), places: 3,
        Phrase("Upper end of its 95 per cent interval", "Верхний конец её 95-процентного интервала")
      ) { $0.dimension + $0.halfWidth },
      field(
        "r_squared", Phrase("R²", "R²"), places: 3,
        Phrase(
          "Share of the variance of log lengths that the power law explains; empty where lengths hardly vary",
          "Доля дисперсии логарифмов длин, которую объясняет степенной закон; пусто, если длины почти не меняются"
        )
      ) { $0.rSquared },
      field(
        "fit_from_km", Phrase("fitted from km", "подгонка от, км"), places: 2,
        Phrase("The least ruler of the fit in kilometres", "Наименьший измеритель в подгонке, км")
      ) { $0.rulers.lowerBound / 1000 },
      field(
        "fit_to_km", Phrase("to km", "до, км"), places: 1,
        Phrase("The greatest ruler of the fit in kilometres", "Наибольший измеритель в подгонке, км")
      ) { $0.rulers.upperBound / 1000 },
      .init(
        Column(
          "bends_km", Phrase("bends at km", "изломы на км"),
          meaning: Phrase(
            "Rulers at which the power law changes, in kilometres; empty where one law holds over the whole range",
            "Измерители, на которых степенной закон меняется, км; пусто, если на всём диапазоне закон один"))
      ) { list($0.fit.map { $0.bends.map { $0 / 1000 } } ?? []) },
      .init(
        Column(
          "bend_dimensions", Phrase("dimensions around them", "размерности до и после"),
          meaning: Phrase(
            "The dimensions before, between and behind the bends",
            "Размерности до изломов, между ними и после них"))
      ) { list($0.fit?.dimensions ?? []) },
    ]
  }

  private static var finerColumns: [TableSchema<ScaledBorder>.Field] {
    func field(
      _ key: String, _ heading: Phrase, _ meaning: Phrase,
      _ value: @escaping @Sendable (FinerLength) -> Double
    ) -> TableSchema<ScaledBorder>.Field {
      .init(Column.number(key, heading, meaning, places: 0)) {
        Cell($0.finer.map { value($0) / 1000 }, places: 3)
      }
    }
    return [
      field(
        "finer_km", Phrase("on finer data, km", "на подробных данных, км"),
        Phrase(
          "Estimated length on data whose vertices stand about 540 m apart, in kilometres",
          "Оценка длины на данных с вершинами примерно через 540 м, км")
      ) { $0.length },
      field(
        "finer_low_km", Phrase("from", "от"),
        Phrase("Lower end of its 95 per cent interval", "Нижний конец её 95-процентного интервала")
      ) { $0.interval.lowerBound },
      field(
        "finer_high_km", Phrase("to", "до"),
        Phrase("Upper end of its 95 per cent interval", "Верхний конец её 95-процентного интервала")
      ) { $0.interval.upperBound },
    ]
  }

  private static var publishedColumns: [TableSchema<ScaledBorder>.Field] {
    func field(
      _ key: String, _ heading: Phrase, places: Int, _ meaning: Phrase,
      _ value: @escaping @Sendable (ScaledBorder) -> Double?
    ) -> TableSchema<ScaledBorder>.Field {
      .init(Column.number(key, heading, meaning, places: places)) { Cell(value($0), places: 6) }
    }
    return [
      field(
        "published_km", Phrase("published km", "опубл., км"), places: 0,
        Phrase("A published length in kilometres", "Опубликованная длина, км")
      ) { $0.published?.length.kilometres },
      field(
        "ruler_km", Phrase("ruler km", "измеритель, км"), places: 2,
        Phrase(
          "The ruler by which the border is as long as published, in kilometres; empty where none of these data is",
          "Измеритель, при котором граница имеет опубликованную длину, км; пусто, если такого в этих данных нет"
        )
      ) { $0.published?.match.ruler.map { $0 / 1000 } },
      field(
        "ruler_low_km", Phrase("from", "от"), places: 2,
        Phrase(
          "The least ruler by which some walk is as long",
          "Наименьший измеритель, при котором такую длину даёт хоть один проход")
      ) { $0.published?.match.range.map { $0.lowerBound / 1000 } },
      field(
        "ruler_high_km", Phrase("to", "до"), places: 2,
        Phrase(
          "The greatest ruler by which some walk is as long",
          "Наибольший измеритель, при котором такую длину даёт хоть один проход")
      ) { $0.published?.match.range.map { $0.upperBound / 1000 } },
      field(
        "unmet_km", Phrase("off by km", "не хватает, км"), places: 1,
        Phrase(
          "By how many kilometres the published length is longer than along all vertices (positive) or shorter than by the longest ruler (negative), where no ruler gives it",
          "На сколько километров опубликованная длина больше длины по всем вершинам (положительное) или меньше длины по наибольшему измерителю (отрицательное), если её не даёт ни один"
        )
      ) { $0.published?.match.unmet.map { $0 / 1000 } },
      .init(
        Column(
          "published_source", Phrase("published by", "источник"),
          meaning: Phrase("Who published the length", "Кто опубликовал длину"), isForFilesOnly: true)
      ) { Cell($0.published?.length.source ?? "") },
    ]
  }
}
