import BorderCore
public import BorderIO

/// A list of neighbours written again in its own form: what is wrong struck out, what is missing added.
///
/// In sentences, lines and Markdown struck text stands between `~~`, in HTML in `<del>`; readers of lists pass it over.
/// Of forms that only programs read (CSV, matrices, GAL, GWT, SWM, JSON) it is taken out.
public enum CorrectedList {
  /// What to change.
  public struct Changes: Sendable {
    /// The claims that do not hold, by their number in the list.
    public var wrong: Set<Int> = []
    /// Pairs to add, as the list is to call them.
    public var added: [Pair] = []
    /// How each claim would be written by itself; `nil` for one with an unknown name.
    public var spellings: [Pair?] = []

    /// No changes.
    public init() {}
  }

  /// Two places by names.
  public struct Pair: Hashable, Sendable {
    /// The place that stands first.
    public var a: String
    /// The other one.
    public var b: String
    /// Whether it is claimed that they do not adjoin.
    public var isNegated: Bool
    /// The other place behind a verb in Russian, with its preposition and in its case; `nil` where that is not sure.
    public var russianObject: String?

    /// A pair.
    public init(a: String, b: String, isNegated: Bool = false) {
      (self.a, self.b, self.isNegated) = (a, b, isNegated)
    }
  }

  /// The bytes of a list with changes.
  ///
  /// - Parameters:
  ///   - bytes: The list.
  ///   - list: What was read from it; claims in the same order as the changes count them.
  ///   - name: Its name for messages.
  ///   - changes: What to change.
  /// - Returns: The list in the same form, in UTF-8.
  /// - Throws: `InputError` for a form that cannot be written.
  /// - Complexity: O(*n*).
  public static func bytes(
    of bytes: [UInt8], _ list: ClaimList, name: String, _ changes: Changes
  ) throws(InputError) -> [UInt8] {
    if list.format == "swm" {
      var weights = ArcGISWeights(bytes, name: name)
      return try weights.rewritten(wrong: changes.wrong, added: changes.added.map { ($0.a, $0.b) })
    }
    let text = try ClaimListReader.text(bytes, name: name).text
    let result: String
    switch list.format {
    case "gal": result = CorrectedWeights.gal(text, list, changes)
    case "gwt": result = CorrectedWeights.gwt(text, list, changes)
    case "mtx", "nb":
      let form = list.format == "nb" ? Phrase("of R", "из R") : Phrase("in Matrix Market", "в Matrix Market")
      throw InputError(
        .badData, file: name,
        problem: Phrase(
          "a list \(form.english) is not written again", "список \(form.russian) не переписывается"),
        hint: Phrase("Give it as GAL, GWT or CSV", "Дайте его как GAL, GWT или CSV"))
    case "json": result = try CorrectedJSON(list, changes).text(of: text, name: name)
    case "edges", "matrix":
      guard let table = list.tables.first else { return bytes }
      if table.places.isEmpty {
        let delimiter = try ClaimListReader.delimiter(of: text, name: name)
        result = CorrectedTable(table: table, list: list, changes: changes).csv(delimiter)
      } else {
        result = CorrectedText(text, list, changes).text()
      }
    default: result = CorrectedText(text, list, changes).text()
    }
    return Array(result.utf8)
  }
}
