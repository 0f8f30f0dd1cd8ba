import BorderCore
import BorderIO
internal import Foundation

/// Writes adjacency as JSON again, without what is wrong and with what is missing, in the shape that it has.
///
/// It goes through the document in the order of `AdjacencyJSON`, so that claims have the same numbers.
struct CorrectedJSON {
  let list: ClaimList
  let changes: CorrectedList.Changes
  /// How many claims were passed, and how many with those that are none.
  private var number = 0
  private var position = 0
  private var pending: [CorrectedList.Pair]

  init(_ list: ClaimList, _ changes: CorrectedList.Changes) {
    (self.list, self.changes) = (list, changes)
    pending = changes.added
  }

  /// The document with the changes, keys sorted.
  func text(of text: String, name: String) throws(InputError) -> String {
    var copy = self
    do {
      let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
      let result = copy.changed(value)
      let data = try JSONSerialization.data(
        withJSONObject: result, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
      return String(decoding: data, as: UTF8.self) + "\n"
    } catch {
      throw InputError(
        .badData, file: name, problem: Phrase("the JSON is malformed", "ошибка в JSON"),
        hint: Phrase("Look for the place with: jq . FILE", "Найти место поможет: jq . ФАЙЛ"))
    }
  }

  private mutating func changed(_ value: Any) -> Any {
    guard var object = value as? [String: Any] else { return changed(list: value) }
    for key in ["links", "edges"] where object[key] != nil {
      object[key] = object[key].map { changed(list: $0) }
      return object
    }
    return changed(object: object)
  }

  private mutating func keeps() -> Bool {
    defer { position += 1 }
    guard list.features[position] == nil else { return true }
    defer { number += 1 }
    return !changes.wrong.contains(number)
  }

  /// The names to add to a place; they are taken once.
  private mutating func take(for head: String) -> [String] {
    let own = pending.filter { $0.a == head }.map(\.b)
    pending.removeAll { $0.a == head }
    return own
  }

  /// Those of some items that stay: what names no place, and the places of claims that hold.
  private mutating func kept(of items: [Any]) -> [Any] {
    var kept: [Any] = []
    for item in items where AdjacencyJSON.text(item) == nil || keeps() { kept.append(item) }
    return kept
  }

  private mutating func changed(object: [String: Any]) -> [String: Any] {
    var result = object
    for key in object.keys.sorted() {
      if let names = object[key] as? [Any] {
        result[key] = kept(of: names) + take(for: key).map { Self.value($0, like: names.first) }
      } else if var names = object[key] as? [String: Any] {
        for name in names.keys.sorted() where !keeps() { names[name] = nil }
        for name in take(for: key) { names[name] = 1 }
        result[key] = names
      } else if object[key] is String {
        // A text of places becomes a list where it changes.
        var kept: [String] = []
        var isChanged = false
        while number < list.claims.count, list.claims[number].a == key {
          let place = list.claims[number].b
          if keeps() { kept.append(place) } else { isChanged = true }
        }
        let added = take(for: key)
        if isChanged || !added.isEmpty { result[key] = kept + added }
      }
    }
    for pair in pending {
      result[pair.a] = (result[pair.a] as? [Any] ?? []) + [pair.b]
    }
    pending = []
    return result
  }

  private mutating func changed(list value: Any) -> Any {
    guard let items = value as? [Any] else { return value }
    var result: [Any] = []
    for item in items {
      if var object = item as? [String: Any], let (head, key, names) = AdjacencyJSON.record(object) {
        object[key] = kept(of: names) + take(for: head).map { Self.value($0, like: names.first) }
        result.append(object)
      } else if AdjacencyJSON.pair(item) != nil {
        if keeps() { result.append(item) }
      } else {
        result.append(item)
      }
    }
    for pair in pending { result.append(Self.link(pair, like: items.first)) }
    pending = []
    return result
  }

  /// A pair as the others are written.
  private static func link(_ pair: CorrectedList.Pair, like item: Any?) -> Any {
    if let names = item as? [Any] {
      return [value(pair.a, like: names.first), value(pair.b, like: names.last)]
    }
    guard let object = item as? [String: Any] else { return [pair.a, pair.b] }
    if let (_, key, names) = AdjacencyJSON.record(object) {
      let id = ["cca3", "cca2", "code", "id", "name"].first { object[$0] != nil } ?? "id"
      return [id: pair.a, key: [value(pair.b, like: names.first)]] as [String: Any]
    }
    let keys = AdjacencyJSON.pairKeys.first { object[$0[0]] != nil && object[$0[1]] != nil } ?? ["a", "b"]
    return [keys[0]: value(pair.a, like: object[keys[0]]), keys[1]: value(pair.b, like: object[keys[1]])]
  }

  /// A name as a number where its neighbours are numbers.
  private static func value(_ name: String, like other: Any?) -> Any {
    other is NSNumber ? Int(name) as Any? ?? name : name
  }
}
