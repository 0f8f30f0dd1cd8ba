/// Bytes that one process makes and another reads.
package enum ExchangeKind: String, Hashable, Sendable, CaseIterable {
  // The values are the marks that the bytes begin with. Another version of what follows has another last character.
  /// A `PartitionSurvey`.
  case survey = "MZS1"
  /// A `PartitionPlan`.
  case plan = "MZL1"
  /// Runs of rings in a cell: `CellRuns`.
  case runs = "MZR1"
  /// What cells contribute to the borders: `PartialBorders`.
  case part = "MZP1"
}

/// Why bytes that were made elsewhere cannot be taken.
package enum ExchangeFault: Error, Hashable, Sendable {
  /// They do not begin as bytes of this kind do.
  case foreign(ExchangeKind)
  /// They are of this kind, in another version.
  case otherVersion(ExchangeKind)
  /// Their sum does not agree: they are damaged or cut short.
  case damaged(ExchangeKind)
  /// Their sum agrees, and what they say cannot be.
  case malformed(ExchangeKind, Flaw)
  /// Two features have the same number of a row.
  case repeatedRow(Int64)
  /// The same run of a feature comes twice, or two features have its number.
  case repeatedRun(row: Int64)
  /// Runs of a ring of a feature contradict each other.
  case contradictoryRuns(row: Int64)

  /// What cannot be in bytes whose sum agrees.
  package enum Flaw: Hashable, Sendable {
    case endsEarly
    case endsLate
    case numberTooLarge
    case countTooLarge(UInt64)
    case indexTooLarge
    /// A position that no set of regions holds.
    case invalidPosition
    case invalidCell
    /// A character in the text of a plan that is no hexadecimal digit.
    case invalidDigit
    /// A cell that is cut into larger ones.
    case cellCutIntoLarger
    case unknownProblem
    /// A side of the map's cut that there is not.
    case unknownSide
    case otherPlan
    case otherCell
    /// More vertices in a cell than this.
    case tooManyVertices(Int32)
    case invalidMarks
    case runOfNoFeature
    /// A run of so many vertices, which are too few or, for a single segment, too many.
    case runOfVertices(Int32)
    /// Runs that have together other vertices than there are.
    case otherVertexCount
    case invalidVertices
    case openRing
    case vertexOfOtherCell
    case unknownRegion
    case invalidLength
    case unknownContact
    case pairOfOneRegion
  }
}
