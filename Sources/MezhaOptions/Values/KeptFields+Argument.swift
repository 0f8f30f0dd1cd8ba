public import ArgumentParser
public import Mezha

extension KeptFields: ExpressibleByArgument {
  /// From an argument of the command line.
  public init?(argument: String) { self.init(argument) }
}
