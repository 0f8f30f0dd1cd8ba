import ArgumentParser

/// How much memory a run may take.
package struct MemoryOption: ParsableArguments {
  package init() {}

  @Option(
    help: ArgumentHelp(
      "Keep to so much memory, such as 8G: read feature by feature, spill to TMPDIR, join cell by cell; the same bytes.",
      valueName: "size"))
  var memory: MemorySize?

  /// The number of bytes; `nil` for as many as there are.
  package var bytes: Int? { memory?.bytes }
}
