import BorderCore
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
      if let names = object[key] as? [Any] { places = names.compactMap(text) }
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
      var pair: [String] = []
      if let names = item as? [Any] { pair = names.prefix(2).compactMap(text) }
      if let object = item as? [String: Any] {
        // A record of a country with its neighbours, as in public lists of countries.
        if let head = text(
          object["cca3"] ?? object["cca2"] ?? object["code"] ?? object["id"] ?? object["name"] ?? ""),
          let neighbours = (object["borders"] ?? object["neighbours"] ?? object["neighbors"]) as? [Any]
        {
          if neighbours.isEmpty { list.isolates.append(head) }
          for place in neighbours.compactMap(text) {
            list.claims.append(Claim(id: "\(list.claims.count + 1)", a: head, b: place))
          }
          continue
        }
        for keys in [["source", "target"], ["a", "b"], ["from", "to"]] where pair.count < 2 {
          pair = keys.compactMap { object[$0].flatMap(text) }
        }
      }
      if pair.count == 2 {
        list.claims.append(Claim(id: "\(list.claims.count + 1)", a: pair[0], b: pair[1]))
      }
    }
  }

  private func text(_ value: Any) -> String? {
    if let text = value as? String { return text.isEmpty ? nil : text }
    if let number = value as? NSNumber { return number.stringValue }
    return nil
  }
}
