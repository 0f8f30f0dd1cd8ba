import BorderCore
import BorderIO
internal import Foundation

/// Reads adjacency as JSON: an object of lists, a list of pairs, or a graph with links.
struct AdjacencyJSON {
  let enumeration: Enumeration

  func parse(_ text: String, name: String) throws(InputError) -> ClaimList {
    let value: Any
    do {
      value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    } catch {
      throw InputError(
        .badData, file: name, problem: Phrase("the JSON is malformed", "ошибка в JSON"),
        hint: Phrase("Look for the place with: jq . FILE", "Найти место поможет: jq . ФАЙЛ"))
    }
    var list = ClaimList(format: "json")
    if let object = value as? [String: Any] {
      if let links = object["links"] ?? object["edges"] {
        take(links, into: &list)
      } else {
        take(object, into: &list)
      }
    } else {
      take(value, into: &list)
    }
    return list
  }

  private func take(_ object: [String: Any], into list: inout ClaimList) {
    for key in object.keys.sorted() {
      var places: [String] = []
      if let names = object[key] as? [Any] { places = names.compactMap(Self.text) }
      if let names = object[key] as? [String: Any] { places = names.keys.sorted() }
      if let name = object[key] as? String { places = enumeration.items(in: name).map(\.text) }
      if places.isEmpty { list.isolates.append(key) }
      for place in places {
        list.claims.append(Claim(id: "\(list.claims.count + 1)", a: key, b: place))
      }
    }
  }

  private func take(_ value: Any, into list: inout ClaimList) {
    for item in value as? [Any] ?? [] {
      // A record of a country with its neighbours, as in public lists of countries.
      if let object = item as? [String: Any], let (head, _, neighbours) = Self.record(object) {
        if neighbours.isEmpty { list.isolates.append(head) }
        for place in neighbours.compactMap(Self.text) {
          list.claims.append(Claim(id: "\(list.claims.count + 1)", a: head, b: place))
        }
      } else if let pair = Self.pair(item) {
        list.claims.append(Claim(id: "\(list.claims.count + 1)", a: pair.a, b: pair.b))
      }
    }
  }

  /// The keys of the two places of a link.
  static let pairKeys = [
    ["source", "target"], ["a", "b"], ["from", "to"], ["focal", "neighbor"], ["focal", "neighbour"],
  ]

  /// The place of a record, the key of its neighbours, and these; `nil` for other objects.
  static func record(_ object: [String: Any]) -> (head: String, key: String, neighbours: [Any])? {
    guard
      let head = text(
        object["cca3"] ?? object["cca2"] ?? object["code"] ?? object["id"] ?? object["name"] ?? ""),
      let key = ["borders", "neighbours", "neighbors"].first(where: { object[$0] is [Any] }),
      let neighbours = object[key] as? [Any]
    else { return nil }
    return (head, key, neighbours)
  }

  /// The two places of a pair or a link; `nil` for anything else.
  static func pair(_ item: Any) -> (a: String, b: String)? {
    var pair: [String] = []
    if let names = item as? [Any] { pair = names.prefix(2).compactMap(text) }
    if let object = item as? [String: Any] {
      for keys in pairKeys where pair.count < 2 { pair = keys.compactMap { object[$0].flatMap(text) } }
    }
    return pair.count == 2 ? (pair[0], pair[1]) : nil
  }

  static func text(_ value: Any) -> String? {
    if let text = value as? String { return text.isEmpty ? nil : text }
    if let number = value as? NSNumber { return number.stringValue }
    return nil
  }
}
