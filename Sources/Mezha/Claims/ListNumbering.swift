import BorderClaims
import BorderCore
import BorderIO

/// Finds out how a list calls the regions where it does not use their ids: by numbers in their order, or by another
/// field of the file.
package struct ListNumbering {
  package let frame: ClaimFrame
  package let workspace: Workspace
  package let request: RegionRequest

  package init(
    frame: ClaimFrame, workspace: Workspace, request: RegionRequest
  ) {
    self.frame = frame
    self.workspace = workspace
    self.request = request
  }

  /// How many values of other fields are read at most to find the one that fits.
  private static let valueLimit = 2_000_000

  /// The list, read by the field that it names itself, or by the only numbering that fits where its own names are not
  /// all known.
  package func read(_ list: ClaimList) -> ClaimList {
    let ids = frame.analysis.regions.regions.map(\.id)
    let named = list.idField.flatMap { field in fields.first { $0.lowercased() == field.lowercased() } }
    let resolver = frame.resolver
    // `id` is what programs write that know no field: it counts where the list's own names are not the ids.
    let isGiven = named?.lowercased() == "id" && list.isNamed(by: ids)
    let first = isGiven ? nil : named.flatMap(numbering)
    guard first != nil || list.isOfNumbers else {
      return list
    }
    var others = [
      RegionNumbering.wholeNumbers(ids), RegionNumbering.positions(of: ids, from: 1),
      RegionNumbering.positions(of: ids, from: 0),
    ]
    if let plain = RegionNumbering.withoutZeros(ids) { others.append(plain) }
    let isKnown: (String) -> Bool = { resolver.recognizes($0) }
    let result = list.readingNumbers(named: first, others: others, isKnown: isKnown)
    guard result.notes.count == list.notes.count, fields.count * ids.count <= Self.valueLimit else {
      return result
    }
    return list.readingNumbers(named: first, others: fields.compactMap(numbering), isKnown: isKnown)
  }

  /// The fields of the file, where there is one only.
  private var fields: [String] {
    workspace.isEmbedded || workspace.sources.count != 1 ? [] : workspace.sources[0].fields
  }

  /// The regions by the values of a field; `nil` where these are not different for each.
  private func numbering(_ field: String) -> RegionNumbering? {
    guard !workspace.isEmbedded, workspace.sources.count == 1 else { return nil }
    var options = ReadOptions(idField: field, whereClause: request.filter)
    options.swapsAxes = request.swapsAxes
    options.takesClosedLines = request.takesClosedLines
    let regions = frame.analysis.regions
    guard let input = request.inputs.first,
      let read = try? RegionReader.read([NamedData.input(input)], options: options).regions,
      read.regionCount == regions.regionCount
    else { return nil }
    return RegionNumbering(
      label: Phrase("the field \(field)", "поле \(field)"),
      ids: Dictionary(uniqueKeysWithValues: zip(read.regions.map(\.id), regions.regions.map(\.id))))
  }
}
