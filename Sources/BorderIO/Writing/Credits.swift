public import BorderCore

/// What an output was made of, and whom to name for it: one line that goes into every file.
public struct Credits: Hashable, Sendable {
  /// One source.
  public struct Source: Hashable, Sendable {
    /// What comes from it, such as regions.
    public var what: Phrase
    /// The name of the data set with its version, or of the user's file.
    public var name: Phrase
    /// Whom to name, and the licence; empty where nobody said.
    public var terms: String

    /// A source.
    public init(_ what: Phrase, name: Phrase, terms: String) {
      self.what = what
      self.name = name
      self.terms = terms
    }
  }

  /// The sources in the order in which they are named.
  public var sources: [Source]
  /// How fine the lines are; `nil` where that was not measured.
  public var scale: Phrase?

  /// Credits for some sources.
  public init(_ sources: [Source] = [], scale: Phrase? = nil) {
    self.sources = sources
    self.scale = scale
  }

  /// Whom to name, each once.
  public var attributions: [String] {
    var list: [String] = []
    for source in sources where !source.terms.isEmpty && !list.contains(source.terms) {
      list.append(source.terms)
    }
    return list
  }

  /// All of it in one line.
  public var line: Phrase {
    func text(_ language: Language) -> String {
      let parts = sources.map { source in
        let terms = source.terms.isEmpty ? "" : " (\(Phrase(terms: source.terms)(language)))"
        return "\(source.what(language)): \(source.name(language))\(terms)"
      }
      return parts.joined(separator: "; ") + "." + (scale.map { " " + $0(language) } ?? "")
    }
    return Phrase("Sources: " + text(.english), "Источники: " + text(.russian))
  }
}
