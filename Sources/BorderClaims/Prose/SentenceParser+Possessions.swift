import BorderCore

/// Who has a border, or a neighbour.
extension SentenceParser {
  /// `У А есть граница с Б`, `у А нет общей границы с Б`, `зато есть с В`, `у Г — 844 км`.
  mutating func possessions(at start: Int) -> [Found<Clause>] {
    var clause = Clause(form: .owns)
    var cost = 0
    var hasBorder = false
    var hasPossessor = false
    var hasCopula = false
    var found: [Found<Clause>] = []
    var index = start
    scan: while let element = element(index), index < start + 24 {
      switch element {
      case .possessor:
        hasPossessor = true
        if self.element(index + 1) == .pronoun || self.element(index + 1)?.isReferred ?? false
          || self.element(index + 1) == .other
        {
          if clause.subject == nil { clause.subject = NounPhrase(reference: .topic) }
          index += 2
          continue
        }
        guard
          let owner = longest(
            nounPhrases(at: index + 1).filter { !$0.value.mentions.isEmpty && !$0.value.isNominative })
        else { return found }
        if clause.subject?.mentions.isEmpty ?? true {
          clause.subject = owner.value
        } else {
          clause.subject?.mentions += owner.value.mentions
        }
        index = owner.end
        emit()
        continue
      case .borderNoun: hasBorder = true
      case .have: break scan
      case .own: if clause.subject == nil { clause.subject = NounPhrase(reference: .topic) }
      case .objectMarker:
        guard
          let object = longest(
            nounPhrases(at: index + 1).filter { $0.value.isNamed && !$0.value.isNominative })
        else { break scan }
        clause.objects.append(ObjectGroup(phrase: object.value, isMarked: true))
        index = object.end
        emit()
        continue
      case .lack, .negation: clause.isNegated = true
      case .neither: break
      case .and
      where self.element(index + 1) == .possessor || self.element(index + 1) == .objectMarker
        || index == start:
        break
      case .comma where self.element(index + 1) == .neither: break
      case .copula: hasCopula = true
      case .other, .generic: cost += 1
      case .direction: break
      case .dash where hasPossessor && index + 1 < elements.count && elements[index + 1] == .lack: break
      case .dash where hasPossessor && (isBoundary(index + 1) || self.element(index + 1) == .objectMarker):
        break
      default: break scan
      }
      index += 1
      emit()
    }
    func emit() {
      guard isBoundary(index), cost < 6 else { return }
      var whole = clause
      if hasPossessor, hasBorder, clause.objects.isEmpty {
        whole.form = .among
      } else if hasPossessor, hasBorder || !clause.objects.isEmpty, clause.subject != nil {
        whole.form = .owns
      } else if hasPossessor, clause.subject != nil, clause.objects.isEmpty {
        whole.form = .same
      } else if !clause.objects.isEmpty, hasBorder || hasCopula, hasCopula || clause.isNegated {
        whole.form = .owns
      } else {
        return
      }
      // With whom one place alone has a border, the words behind it say.
      let isLoose = whole.form == .among && whole.subject?.mentions.count == 1
      found.append(Found(value: whole, end: index, cost: cost + (isLoose ? 7 : 1)))
    }
    return found
  }

  /// The longest of the cheapest phrases.
  func longest(_ phrases: [Found<NounPhrase>]) -> Found<NounPhrase>? {
    let least = phrases.map(\.cost).min() ?? 0
    return phrases.filter { $0.cost == least }.max { $0.end < $1.end }
  }
}
