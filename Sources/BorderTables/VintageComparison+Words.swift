public import BorderCore

extension BorderChangeKind {
  /// The word for people.
  public var label: Phrase {
    switch self {
    case .unchanged: Phrase("unchanged", "без изменений")
    case .redigitised: Phrase("re-digitised", "перерисована")
    case .moved: Phrase("moved", "сдвинута")
    case .appeared: Phrase("appeared", "появилась")
    case .disappeared: Phrase("disappeared", "исчезла")
    }
  }
}

extension RegionChangeKind {
  /// The word for people.
  public var label: Phrase {
    switch self {
    case .unchanged: Phrase("unchanged", "без изменений")
    case .redigitised: Phrase("re-digitised", "перерисован")
    case .changed: Phrase("changed territory", "территория изменилась")
    case .split: Phrase("split", "разделён")
    case .merged: Phrase("merged", "объединён")
    case .rearranged: Phrase("rearranged", "перекроен")
    case .appeared: Phrase("appeared", "появился")
    case .disappeared: Phrase("disappeared", "исчез")
    }
  }
}

extension RegionMatchMethod {
  /// The word for people.
  public var label: Phrase {
    switch self {
    case .id: Phrase("id", "код")
    case .name: Phrase("name", "название")
    case .shape: Phrase("shape", "форма")
    case .overlap: Phrase("overlap", "общая земля")
    }
  }
}

extension RegionChange {
  /// All that became of the region: its territory, its name, its id.
  public var labels: [Phrase] {
    var list: [Phrase] = []
    if isRenamed { list.append(Phrase("renamed", "переименован")) }
    if isRecoded { list.append(Phrase("recoded", "код сменился")) }
    if kind != .unchanged || list.isEmpty { list.append(kind.label) }
    let isSeveral = kind == .split || kind == .merged || kind == .rearranged
    if isSeveral && hasTransfers { list.append(RegionChangeKind.changed.label) }
    return list
  }
}

extension RegionChange {
  /// The same as a code: `renamed+changed`.
  public var code: String {
    var list: [String] = []
    if isRenamed { list.append("renamed") }
    if isRecoded { list.append("recoded") }
    if kind != .unchanged || list.isEmpty { list.append(kind.rawValue) }
    let isSeveral = kind == .split || kind == .merged || kind == .rearranged
    if isSeveral && hasTransfers { list.append(RegionChangeKind.changed.rawValue) }
    return list.joined(separator: "+")
  }
}

extension [Phrase] {
  /// Phrases with something between them.
  public func joined(separator: String) -> Phrase {
    Phrase(
      map(\.english).joined(separator: separator), map(\.russian).joined(separator: separator))
  }
}
