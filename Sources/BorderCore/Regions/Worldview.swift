/// Whose the disputed regions are, as somebody sees it.
///
/// A worldview is data, chosen by the user and named in every output. It changes the country, the status and
/// perhaps the name of some regions, never their shapes or ids.
public struct Worldview: Hashable, Sendable {
  /// What a worldview says of one region.
  public struct Assignment: Hashable, Sendable {
    /// The id of the region.
    public var region: String
    /// The country that it counts for.
    public var country: String
    /// Its status, such as `disputed`.
    public var status: String
    /// Its names in this view; empty to keep those of the data.
    public var name: Phrase
    /// Why, with the source.
    public var note: Phrase

    /// What a worldview says of one region.
    public init(region: String, country: String, status: String, name: Phrase, note: Phrase) {
      self.region = region
      self.country = country
      self.status = status
      self.name = name
      self.note = note
    }
  }

  /// The short name, such as `un`.
  public var name: String
  /// The regions that it speaks of, in the order of the table.
  public var assignments: [Assignment]

  /// A worldview.
  public init(name: String, assignments: [Assignment]) {
    self.name = name
    self.assignments = assignments
  }

  /// The regions as this worldview has them.
  ///
  /// - Parameter set: Regions whose ids are those of the worldview's table.
  /// - Returns: The set with changed attributes, and the assignments that speak of regions that it does not have.
  public func applied(to set: RegionSet) -> (regions: RegionSet, missing: [Assignment]) {
    var byID: [String: Assignment] = [:]
    for assignment in assignments { byID[assignment.region] = assignment }
    let known = Set(set.regions.map(\.id))
    let changed = set.reassigned { region in
      guard let assignment = byID[region.id] else { return }
      region.country = assignment.country
      region.status = assignment.status
      if !assignment.name.english.isEmpty { region.name = assignment.name.english }
      if !assignment.name.russian.isEmpty { region.nameRussian = assignment.name.russian }
    }
    return (changed, assignments.filter { !known.contains($0.region) })
  }
}
