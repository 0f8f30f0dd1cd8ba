/// Regions whose borders have been matched, and what was done.
public struct MatchedRegions: Sendable {
  /// The regions, in the same order and with the same ids.
  public let regions: RegionSet
  /// What was done.
  public let report: MatchReport
}

extension RegionSet {
  /// Lays borders that run beside each other within a tolerance on one line.
  ///
  /// Lines that are shared exactly are left alone, and so is whatever has no other region's line within the tolerance:
  /// a set without such lines comes back bit for bit. Of two lines one stays still and the other one takes over its
  /// vertices: still is the held source, else the lesser source, else the lesser region id. A stretch
  /// is matched only with lines that have their region on the other side, in order and without turning back (see
  /// `LineAligner`), and not across the ground of a region that is narrower than the tolerance (see `PendingLines`).
  /// Vertices where several regions meet are moved for all of them together, and each is moved once. Where a matched
  /// stretch begins or ends inside a segment of the line that stays still, a vertex is inserted there.
  ///
  /// What gave way is matched once more within half the tolerance (see `MatchRemainder`).
  ///
  /// Properties: (1) nothing is moved by more than the tolerance, in metres of the measure; (2) the result does not
  /// depend on the order of regions and rings, on where rings start or on threads; (3) the held
  /// source only gains vertices on its segments; (4) a region that was a valid polygon is one, and every ring keeps an area
  /// and its side (see `MatchSoundness`): where it would not, its lines stay as they were (see `MatchExclusions`).
  ///
  /// What is not matched although it was one line once: where a border ends, at a coast or where three regions meet,
  /// up to about a tolerance of it, because each region has its own copy of that place; and where vertices
  /// were moved, each by itself, by about as much as they are apart, what turns back on itself for it.
  ///
  /// - Parameters:
  ///   - options: The tolerance, which source is held, which regions may be matched.
  ///   - measure: How lengths and distances are measured.
  /// - Returns: The regions and a report. A tolerance that is not positive changes nothing.
  /// - Complexity: O(*n* *k*) for *n* vertices of lines that are not shared and *k* segments within the
  ///   tolerance of one.
  public func matched(_ options: MatchOptions, measure: any LineMeasure) -> MatchedRegions {
    let topology = BorderTopology(self)
    return topology.matched(options, measure: measure)
  }
}

extension BorderTopology {
  /// The same from regions whose exact topology is known. See `RegionSet.matched(_:measure:)`.
  public func matched(_ options: MatchOptions, measure: any LineMeasure) -> MatchedRegions {
    matched(options, measure: measure, effortLimit: .max)
  }

  /// The same with at most so much effort (see `MatchReport.effort`), if that is less than matching may take anyway.
  func matched(_ options: MatchOptions, measure: any LineMeasure, effortLimit: Int) -> MatchedRegions {
    guard options.tolerance > 0, options.tolerance.isFinite, regions.regionCount > 1 else {
      return MatchedRegions(regions: regions, report: MatchReport(tolerance: max(0, options.tolerance)))
    }
    let plan = MatchPlan(self, options, measure)
    let limit = min(effortLimit, plan.effort.limit)
    let first = Self.matched(plan, effortLimit: limit)
    guard first.remainder.isAnythingLeft, !first.report.isTangled, first.report.effort < limit else {
      return MatchedRegions(regions: first.regions, report: first.report)
    }
    var halved = options
    halved.tolerance = options.tolerance / 2
    let near = NearRegions(
      of: first.regions, around: first.remainder.regions, within: options.tolerance, plan.scale)
    var remainder = first.remainder
    remainder.rings = near.rings
    let rest = MatchPlan(
      BorderTopology(near.regions, cut: cut), halved, measure, remainder: remainder)
    let second = Self.matched(rest, effortLimit: limit - first.report.effort)
    var report = second.report
    if second.report.isTangled {
      // What cannot be matched once more stays as it is now.
      report = first.report
      report.effort = second.report.effort
    }
    let isChanged = second.remainder.fates.contains { $0 != .kept }
    return MatchedRegions(
      regions: isChanged && !second.report.isTangled ? near.whole(with: second.regions) : first.regions,
      report: report)
  }

  /// What comes of laying all lines of a plan.
  private struct Matched {
    var regions: RegionSet
    var report: MatchReport
    /// What is left to be matched within less than the tolerance.
    var remainder: MatchRemainder
  }

  /// Lays all lines of a plan, again and again until all regions are sound.
  private static func matched(_ plan: MatchPlan, effortLimit: Int) -> Matched {
    let regions = plan.topology.regions
    let tolerance = plan.options.tolerance
    var exclusions = MatchExclusions(tolerance: tolerance, scale: plan.scale)
    let effortBefore = plan.remainder?.report.effort ?? 0
    let placesBefore = plan.remainder?.report.unmatchedPlaces ?? []
    var effort = 0
    var round = 0
    while true {
      var matcher = BorderMatcher(
        plan, exclusions, mayPutOff: round < Self.roundsByPlace / 4, effortLimit: effortLimit - effort)
      matcher.matchAll()
      effort += matcher.report.effort
      matcher.report.effort = effortBefore + effort
      let places = exclusions.places(with: matcher.yielded)
      matcher.report.unmatchedPlaces = places
      if matcher.report.isTangled {
        let nothing = MatchRemainder(
          origin: regions, report: matcher.report, tally: matcher.tally, plan.scale)
        return Matched(regions: regions, report: matcher.report, remainder: nothing)
      }
      if !matcher.postponed.isEmpty {
        exclusions.add(matcher.postponed, isLate: false)
        round += 1
        continue
      }
      if !placesBefore.isEmpty {
        matcher.report.unmatchedPlaces = matcher.places(after: placesBefore, now: places)
      }
      var remainder = MatchRemainder(
        origin: regions, report: matcher.report, tally: matcher.tally, plan.scale)
      remainder.regions = matcher.leftOver.union(places.map(\.region))
      remainder.ends = matcher.movedEnds
      let (matched, fates) = matcher.finish()
      let faults = MatchSoundness(
        before: regions, after: matched.regions, fates: fates, tolerance: tolerance, scale: plan.scale
      ).faults()
      if faults.isEmpty || round == 2 * Self.roundsByPlace {
        remainder.fates = fates
        remainder.report = matched.report
        return Matched(regions: matched.regions, report: matched.report, remainder: remainder)
      }
      exclusions.add(faults, isLate: round >= Self.roundsByPlace)
      round += 1
    }
  }

  /// In how many rounds only what lies around faults is left as it was, not whole regions.
  private static var roundsByPlace: Int { 16 }
}
