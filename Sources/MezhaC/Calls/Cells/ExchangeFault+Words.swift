internal import BorderCore

extension ExchangeFault {
  /// What is wrong, in a sentence.
  var message: Phrase {
    switch self {
    case .foreign(let kind):
      Phrase(
        "\(kind.words.english) was expected, and these bytes do not begin as one does",
        "нужен \(kind.words.russian), а эти байты начинаются иначе")
    case .otherVersion(let kind):
      Phrase(
        "\(kind.words.english) is of another version of Mezha",
        "\(kind.words.russian) из другой версии Mezha")
    case .damaged(let kind):
      Phrase(
        "\(kind.words.english) is damaged or cut short: its checksum differs",
        "\(kind.words.russian) повреждён или обрезан: контрольная сумма не сходится")
    case .malformed(let kind, let flaw):
      Phrase(
        "\(kind.words.english): \(flaw.words.english)", "\(kind.words.russian): \(flaw.words.russian)")
    case .repeatedRow(let row):
      Phrase(
        "two features have the number \(row): numbers of rows must differ",
        "у двух объектов номер \(row): номера строк должны различаться")
    case .repeatedRun(let row):
      Phrase(
        "the same run of the feature \(row) comes twice, or two features have that number",
        "один и тот же отрезок объекта \(row) передан дважды, или этот номер у двух объектов")
    case .contradictoryRuns(let row):
      Phrase(
        "runs of a ring of the feature \(row) contradict each other",
        "отрезки одного кольца объекта \(row) противоречат друг другу")
    }
  }
}

extension ExchangeKind {
  fileprivate var words: Phrase {
    switch self {
    case .survey: Phrase("a survey", "обзор")
    case .plan: Phrase("the plan", "план")
    case .runs: Phrase("a run of rings", "набор отрезков колец")
    case .part: Phrase("a part of the borders", "фрагмент границ")
    }
  }
}

extension ExchangeFault.Flaw {
  fileprivate var words: Phrase {
    switch self {
    case .endsEarly: Phrase("it ends too early", "данные кончаются раньше времени")
    case .endsLate: Phrase("there is something after its end", "после конца есть ещё что-то")
    case .numberTooLarge: Phrase("a number is too large", "слишком большое число")
    case .countTooLarge(let count):
      Phrase("a count of \(count), more than there can be", "количество \(count) больше возможного")
    case .indexTooLarge: Phrase("an index is beyond its list", "номер за пределами списка")
    case .invalidPosition: Phrase("a position that is not on the globe", "точка вне земного шара")
    case .invalidCell: Phrase("a cell that does not exist", "такой ячейки нет")
    case .invalidDigit: Phrase("a character that is no digit", "знак, который не цифра")
    case .cellCutIntoLarger:
      Phrase("a cell that is cut into larger ones", "ячейка разрезана на более крупные")
    case .unknownProblem: Phrase("a problem of an unknown kind", "неизвестный вид ошибки")
    case .unknownSide: Phrase("an edge of the map that does not exist", "такого края карты нет")
    case .otherPlan: Phrase("it was made by another plan", "составлен по другому плану")
    case .otherCell: Phrase("it belongs to another cell", "относится к другой ячейке")
    case .tooManyVertices(let limit):
      Phrase(
        "its cell has more than \(limit) vertices: make cells smaller",
        "в ячейке больше \(limit) вершин: сделайте ячейки меньше")
    case .invalidMarks: Phrase("marks that do not exist", "неизвестные пометки")
    case .runOfNoFeature:
      Phrase("a run that belongs to no feature", "отрезок не относится ни к одному объекту")
    case .runOfVertices(let count): Phrase("a run of \(count) vertices", "число вершин отрезка: \(count)")
    case .otherVertexCount:
      Phrase("its runs have more or fewer vertices than it holds", "число вершин отрезков не сходится")
    case .invalidVertices: Phrase("its vertices cannot be read", "вершины не читаются")
    case .openRing: Phrase("a ring that is not closed", "кольцо не замкнуто")
    case .vertexOfOtherCell: Phrase("a vertex of another cell", "вершина из другой ячейки")
    case .unknownRegion:
      Phrase("it has borders of a region that was not passed", "есть границы региона, который не передан")
    case .invalidLength: Phrase("a length that cannot be", "невозможная длина")
    case .unknownContact: Phrase("a contact of an unknown kind", "неизвестный вид касания")
    case .pairOfOneRegion: Phrase("a pair of one region with itself", "пара из одного и того же региона")
    }
  }
}
