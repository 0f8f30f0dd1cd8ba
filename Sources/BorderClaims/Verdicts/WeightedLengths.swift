import BorderCore

/// Tells lengths of borders from the other numbers that stand beside pairs in files of weights: distances between centres, ones
/// divided by the number of neighbours, or powers of either.
struct WeightedLengths {
  let contacts: ContactTable

  /// Formats whose numbers may be anything.
  private static let formats = SpatialWeights.formats.union(["matrix", "json"])

  /// Takes the numbers out of the claims of a file of weights that are no lengths, by the borders that the data have: half
  /// of them would have to be within a quarter of these.
  ///
  /// - Parameters:
  ///   - rows: The claims with their places.
  ///   - format: The format of the list.
  /// - Returns: What to say; nothing where the numbers are lengths, or there are none.
  /// - Complexity: O(claims).
  func leaveOutOthers(_ rows: inout [ClaimResult], format: String) -> [Phrase] {
    guard Self.formats.contains(format) else { return [] }
    var (numbers, lengths) = (0, 0)
    for row in rows {
      guard let number = row.claim?.kilometres, let a = row.a, let b = row.b, a != b else { continue }
      let border = contacts.contact(a, b)
      guard border.isShared else { continue }
      numbers += 1
      let ratio = number / border.length.kilometres
      if ratio > 0.8 && ratio < 1.25 { lengths += 1 }
    }
    guard numbers > 0, 2 * lengths < numbers else { return [] }
    for index in rows.indices { rows[index].claim?.kilometres = nil }
    return [
      Phrase(
        "The numbers of the list are no lengths of these borders, but weights or distances; they are not compared.",
        "Числа в списке – не длины этих границ, а веса или расстояния; с длинами они не сравниваются.")
    ]
  }
}
