package import ArgumentParser
import Mezha

extension ValidationError {
  /// An error of usage in the language of the console.
  package init(_ english: String, _ russian: String) {
    self.init(Phrase(english, russian)(Console.standard.language))
  }
}
