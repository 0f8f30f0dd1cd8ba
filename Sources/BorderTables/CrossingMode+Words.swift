package import BorderCore

extension CrossingMode {
  /// What people read; the word of the source where it is none of those known.
  package var words: Phrase { Vocabulary.mode.phrase(rawValue) }
}
