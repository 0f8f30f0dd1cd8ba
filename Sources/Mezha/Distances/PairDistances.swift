import BorderClaims
import BorderCore
import BorderGeodesy
import BorderIO
import BorderMeasures
import BorderTables

/// Distances between the two places of pairs, such as partner regions and sister cities.
package struct PairDistances {
  package let frame: ClaimFrame
  package let towns: TownGazetteer?
  package let measure: GeodesicMeasure
  package let workspace: Workspace

  package init(
    frame: ClaimFrame, towns: TownGazetteer?, measure: GeodesicMeasure, workspace: Workspace
  ) {
    self.frame = frame
    self.towns = towns
    self.measure = measure
    self.workspace = workspace
  }

  private enum Place {
    case region(PlaceReference)
    case town(Position)
    case unknown(Phrase)
  }

  /// A row for each pair of a CSV with the columns a and b, in its order.
  package func table(_ file: String) throws -> Table {
    let rows = try CSVFile.read(file)
    try workspace.opened.add(InputSpec(file: file), rows: rows.rows.count)
    let a = try rows.requiredIndex(ofColumn: "a", file: file)
    let b = try rows.requiredIndex(ofColumn: "b", file: file)
    let contacts = ContactTable(frame.analysis)
    return Pair.schema.table(rows.rows.map { pair($0[a], $0[b], contacts) })
  }

  /// Two places with what is between them.
  private struct Pair {
    let a: String
    let b: String
    /// In metres; `nil` where it is not known.
    var distance: Double?
    var border: ExactLength?
    let verdict: Phrase
    var remark: Phrase?

    static let schema = TableSchema<Pair>(
      name: "pairs", title: Phrase("Distances of partners", "Расстояния между партнёрами"),
      [
        .init(Column("a", Phrase("A", "А"))) { .text($0.a) },
        .init(Column("b", Phrase("B", "Б"))) { .text($0.b) },
        .init(
          Column("distance_km", Phrase("km apart", "км между ними"), isNumeric: true, displayPlaces: 1)
        ) { pair in Cell(pair.distance.map { $0 / 1000 }, places: 6) },
        .init(
          Column(
            "shared_border_km", Phrase("shared border km", "общая граница, км"), isNumeric: true,
            displayPlaces: 1)
        ) { pair in pair.border.map { Cell($0) } ?? .missing },
        .init(Column("verdict", Phrase("verdict", "вывод"))) { .phrase($0.verdict) },
        .init(Column("remark", Phrase("remark", "примечание"))) { pair in
          pair.remark.map { .phrase($0) } ?? .missing
        },
      ])
  }

  private func place(_ name: String) -> Place {
    // A name without a word for a type is that of a town, where there is one.
    if frame.resolver.isShortened(name), case .found(let position)? = towns?.find(name, in: nil) {
      return .town(position)
    }
    if case .matched(let index, _) = frame.resolver.resolve(name) {
      switch frame.resolver.places[index].kind {
      case .region(let id): return .region(.region(id))
      case .country: return .region(.country(frame.resolver.places[index].code))
      }
    }
    switch towns?.find(name, in: nil) {
    case .found(let position)?: return .town(position)
    case .not(let reason)?:
      return .unknown(Phrase("\(name): \(reason.english)", "\(name): \(reason.russian)"))
    case nil: return .unknown(Phrase("\(name): towns need --places", "\(name): для городов нужен --places"))
    }
  }

  private func pair(_ first: String, _ second: String, _ contacts: ContactTable) -> Pair {
    var distance: Double?
    var border: ExactLength?
    switch (place(first), place(second)) {
    case (.unknown(let reason), _), (_, .unknown(let reason)):
      return Pair(a: first, b: second, verdict: Verdict.unknownName.label, remark: reason)
    case (.town(let x), .town(let y)): distance = measure.distance(x, y)
    case (.town(let x), .region(let y)), (.region(let y), .town(let x)):
      distance = frame.distances.approach(from: x, to: contacts.members(of: y))?.distance
    case (.region(let x), .region(let y)):
      let contact = contacts.contact(x, y)
      if contact.isShared { border = contact.length }
      distance =
        contact.isTouching
        ? 0 : frame.distances.approach(contacts.members(of: x), contacts.members(of: y))?.distance
    }
    let verdict =
      border != nil
      ? Phrase("adjacent", "граничат")
      : distance == 0 ? Phrase("point contact only", "касание в точке") : Phrase("apart", "не граничат")
    return Pair(a: first, b: second, distance: distance, border: border, verdict: verdict)
  }
}
