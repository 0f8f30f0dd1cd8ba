import BorderCore

extension ClauseReader {
  /// Parentheses behind a noun for regions, or behind the verb, hold the places themselves: `трёх областей (А, Б и В)`.
  mutating func flattenParentheses() {
    var result: [Element] = []
    var kept: [Bool] = []
    for element in elements {
      if element == .open {
        let before = result.last { $0 != .silent && $0 != .preposition }
        let isOfNoun =
          switch before {
          case .generic?, .verb?, .neighbour?, .lack?: true
          default: false
          }
        kept.append(!isOfNoun)
        result.append(isOfNoun ? .silent : element)
      } else if element == .close {
        result.append(kept.popLast() ?? false ? element : .silent)
      } else {
        result.append(element)
      }
    }
    elements = result
  }

  /// `все, кроме Литвы` leaves out; `кроме Литвы, граничит с Польшей` adds.
  mutating func readException(_ index: Int, adds: Bool, _ position: inout Int) {
    var start = index + 1
    while start < elements.count, elements[start] == .silent || elements[start] == .preposition { start += 1 }
    guard var group = Coordination.at(start, of: elements, rules: rules) else { return }
    position = group.end - 1
    if verb == nil, group.mentions.count > 1, comingVerb(after: group.end) != nil {
      // `Кроме Казахстана, область граничит с …`: the last place is the subject.
      waiting = group
      waiting?.mentions = group.mentions.suffix(1)
      group.mentions.removeLast()
    }
    last = group.mentions.last
    guard verb != nil, !subject.isEmpty else {
      if verb == nil { besides += group.mentions }
      return
    }
    let isKept = isNegated
    isNegated = adds || !hasAll && !hadObjects ? isNegated : !isNegated
    emit(subject, group.mentions)
    isNegated = isKept
    hadObjects = true
  }

  /// What parentheses behind places say of these: `Псковская (с Эстонией и Латвией)`.
  mutating func readAsides(_ group: Coordination) {
    for mention in group.mentions where !mention.aside.isEmpty {
      var plain = mention
      plain.aside = []
      let hasVerb = mention.aside.contains(where: \.isVerb)
      let first = mention.aside.first { $0 != .silent }
      guard hasVerb || first == .objectMarker else { continue }
      var inner = ClauseReader(rules: rules, topic: [plain])
      if !hasVerb {
        inner.verb = verb ?? BorderVerb(range: plain.range, wantsMarker: true)
        inner.subject = [plain]
      }
      // `Belarus (bordering Poland)`: the place itself is the subject.
      let isFirst = mention.aside.firstIndex(where: \.isVerb)
        .map { verb in !mention.aside[..<verb].contains { $0.mention != nil } }
      inner.elements = isFirst == true ? [.place(plain), .comma] + mention.aside : mention.aside
      inner.readClauses()
      reading.statements += inner.reading.statements
      if !inner.reading.statements.isEmpty, !group.isObject {
        // The parentheses said it: the places themselves are not objects of anything.
        subject = [plain]
        hadObjects = true
      }
    }
  }

  /// `А и Б граничат с В и Г соответственно`: the first with the first, the second with the second.
  mutating func pairRespectively() {
    guard isRespective else { return }
    var paired: [Statement] = []
    for statement in reading.statements {
      let (a, b) = (statement.subjects, statement.objects)
      if a.count == 1 || b.count == 1 {
        // `А and Б border В to the north and south respectively`: it pairs places with directions.
        paired.append(statement)
        continue
      }
      guard a.count == b.count else {
        reading.problem = Phrase(
          "respectively: \(a.count) places on one side and \(b.count) on the other",
          "соответственно: мест на одной стороне \(a.count), на другой \(b.count)")
        continue
      }
      for (x, y) in zip(a, b) {
        paired.append(Statement(subjects: [x], objects: [y], isNegated: statement.isNegated))
      }
    }
    reading.statements = paired
  }
}
