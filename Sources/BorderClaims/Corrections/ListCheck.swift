import BorderCore
public import BorderIO

/// Reads a list of neighbours and judges it, as often as it is asked.
public struct ListCheck {
  /// How to read it.
  public var reading: ClaimListReader.Options
  /// What judges it.
  public let validator: AdjacencyValidator
  /// What is done with a list between the two, such as reading its numbers by the order of the regions.
  public let prepare: (ClaimList) -> ClaimList

  /// A list with its verdicts.
  public struct Checked {
    /// The list as it was judged.
    public var list: ClaimList
    /// Its verdicts.
    public var result: ValidationResult
    /// Whether all of it was understood and holds, and nothing is left out.
    public var isClean: Bool { result.isClean && list.unread.isEmpty }
  }

  /// A way to read and judge lists.
  public init(
    reading: ClaimListReader.Options, validator: AdjacencyValidator,
    prepare: @escaping (ClaimList) -> ClaimList = { $0 }
  ) {
    (self.reading, self.validator, self.prepare) = (reading, validator, prepare)
  }

  /// The verdicts on a list that was read.
  public func check(_ list: ClaimList) -> Checked {
    let list = prepare(list)
    return Checked(list: list, result: validator.validate(list))
  }

  /// The verdicts on a list.
  ///
  /// - Parameters:
  ///   - bytes: The list.
  ///   - name: Its name, whose ending tells its form, for messages too.
  /// - Returns: The list with its verdicts.
  /// - Throws: `InputError` when they hold no list.
  public func check(_ bytes: [UInt8], name: String) throws(InputError) -> Checked {
    check(try ClaimListReader.read(bytes, name: name, options: reading))
  }
}
