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
    var table = Table(
      name: "pairs", title: Phrase("Distances of partners", "Расстояния между партнёрами"),
      columns: [
        Column("a", Phrase("A", "А")), Column("b", Phrase("B", "Б")),
        Column("distance_km", Phrase("km apart", "км между ними"), isNumeric: true, displayPlaces: 1),
        Column(
          "shared_border_km", Phrase("shared border km", "общая граница, км"), isNumeric: true,
          displayPlaces: 1),
        Column("verdict", Phrase("verdict", "вывод")),
        Column("remark", Phrase("remark", "примечание")),
      ])
    let contacts = ContactTable(frame.analysis)
    for row in rows.rows {
      let (x, y) = (place(row[a]), place(row[b]))
      table.append([.text(row[a]), .text(row[b])] + cells(x, y, contacts))
    }
    return table
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

  private func cells(_ a: Place, _ b: Place, _ contacts: ContactTable) -> [Cell] {
    var distance: Double?
    var border: ExactLength?
    switch (a, b) {
    case (.unknown(let reason), _), (_, .unknown(let reason)):
      return [.missing, .missing, .phrase(Verdict.unknownName.label), .phrase(reason)]
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
    return [
      Cell(distance.map { $0 / 1000 }, places: 6), border.map { Cell($0) } ?? .missing, .phrase(verdict),
      .missing,
    ]
  }
}
