import BorderCore

extension ClauseReader {
  /// `А и Б — соседи`, `Соседи А: Б и В`, `А — сосед Б`.
  mutating func readNeighbourNoun() -> Bool {
    guard !elements.contains(.than), let noun = elements.firstIndex(of: .neighbour),
      !elements.contains(where: \.isVerb)
    else { return false }
    isNegated = elements[..<noun].contains(.negation)
    var before: [Mention] = []
    var owner: [Mention] = []
    var after: [Mention] = []
    var index = 0
    var hasCopula = false
    // Where the places of the list end; behind other words stand others.
    var end = 0
    // `А и Б, В и Г — соседи`: which of them, it does not say.
    let isOneGroup = elements[..<noun].count { $0 == .and } < 2
    while index < elements.count {
      if let group = Coordination.at(index, of: elements, rules: rules) {
        if index < noun, isOblique(index), group.isLastApart || group.mentions.count == 1 {
          // `An enclave within А, Б has no other neighbours`
          index = group.end
          continue
        }
        if index < noun {
          before += group.mentions
        } else if !hasCopula, owner.isEmpty, isOwner(index, after: noun) {
          owner = group.mentions
        } else if after.isEmpty || elements[end..<index].allSatisfy(isOfList) {
          after += group.mentions
          end = group.end
        }
        index = group.end
        continue
      }
      let element = elements[index]
      if index > noun, element == .copula || element == .colon || element == .dash { hasCopula = true }
      index += 1
    }
    if owner.isEmpty, before.isEmpty, let possessor = self.owner { owner = [possessor] }
    if !owner.isEmpty, !after.isEmpty, before.isEmpty {
      reading.statements.append(Statement(subjects: owner, objects: after, isNegated: isNegated))
    } else if !owner.isEmpty, !before.isEmpty, after.isEmpty {
      reading.statements.append(Statement(subjects: before, objects: owner, isNegated: isNegated))
    } else if owner.isEmpty, before.count > 1, after.isEmpty, isOneGroup {
      emitAmong(before)
    } else if owner.isEmpty, before.count == 1, !after.isEmpty {
      reading.statements.append(Statement(subjects: before, objects: after, isNegated: isNegated))
    } else if owner.isEmpty, before.isEmpty, !after.isEmpty, !topic.isEmpty {
      reading.statements.append(Statement(subjects: topic, objects: after, isNegated: isNegated))
    } else if !owner.isEmpty, after.isEmpty, before.isEmpty, hasCopula {
      reading.open = Reading.Open(known: owner, isObjects: false, isNegated: isNegated)
    } else {
      return false
    }
    return true
  }

  /// Whether an element may stand between the places of one list.
  private func isOfList(_ element: Element) -> Bool {
    switch element {
    case .silent, .comma, .semicolon, .and, .dash, .open, .close, .objectMarker, .all, .except: true
    default: false
    }
  }

  /// Whether places stand right behind the noun, and so are whose neighbours are spoken of.
  func isOwner(_ index: Int, after noun: Int) -> Bool {
    elements[(noun + 1)..<index].allSatisfy { $0 == .silent || $0 == .preposition || $0 == .objectMarker }
  }

  /// `граница между А и Б`.
  mutating func readPairsBetween() {
    for index in elements.indices where elements[index] == .between {
      guard let group = Coordination.at(index + 1, of: elements, rules: rules), group.mentions.count == 2
      else { continue }
      // `между А и Б нет границы` and `границы между А и Б нет`.
      let behind = elements[group.end...].prefix(10).prefix { $0 != .comma && $0 != .semicolon }
      let noun = elements[..<index].lastIndex(of: .borderNoun)
      guard noun.map({ index - $0 < 6 }) ?? false || behind.contains(.borderNoun) else { continue }
      let before = elements[..<(noun ?? index)].suffix(5)
      let isNone =
        before.contains { $0 == .lack || $0 == .negation } || behind.contains(.lack)
        || noun.map { elements[$0..<index].contains(.lack) } ?? false
      reading.statements.append(
        Statement(subjects: [group.mentions[0]], objects: [group.mentions[1]], isNegated: isNone))
    }
  }

  /// `Гомельская область с соседней Брянской областью`, `с ближайшей к ней Брянской областью`.
  mutating func readAdjacentNames() {
    for index in elements.indices where elements[index] == .adjacent || elements[index] == .nearest {
      // A pronoun says whose neighbour it is, however far that stands.
      let reach = elements[index] == .nearest ? elements.count : 4
      if elements[index] == .adjacent, readAdjacentTo(index) { continue }
      guard let group = Coordination.at(index + 1, of: elements, rules: rules), !group.isObject,
        let place = elements[..<index].lastIndex(where: { $0.mention != nil }), index - place < reach,
        let subject = elements[place].mention
      else { continue }
      let statement = Statement(subjects: [subject], objects: [group.mentions[0]])
      if !reading.statements.contains(statement) { reading.statements.append(statement) }
    }
  }
}
