import BorderCore
internal import BorderTables
import GDAL

/// Puts the features of one input after another into a builder: names them, transforms them, keeps the notes.
///
/// A class, so that C callbacks can reach it. Used by one thread.
final class RegionCollector {
  /// The set in the making.
  var builder = RegionSetBuilder()
  /// The inputs so far; the last one is being read.
  private(set) var sources: [SourceInfo] = []
  /// Takes the polygons from time to time; `nil` where all are kept.
  var spill: RegionSpill?
  /// What to do to the positions of the input that is being read.
  var transform: (any PositionTransform)?
  /// Whether positions of the input come latitude first.
  var isLatitudeFirst = false
  /// The first failure of the transform.
  var transformFailure: (any Error)?
  /// Why no more is taken: there is no memory for it. What comes after is passed over.
  private(set) var refusal: InputError? {
    didSet { isRefused = refusal != nil }
  }
  /// Whether there is a refusal, which is much to copy for every ring.
  private var isRefused = false
  /// At how many regions to look again whether there is memory for twice as many.
  private var nextRegionCheck = 1 << 15

  /// Whether the winding of rings is looked at, by which shapefiles tell shells from holes.
  var watchesWinding = false
  /// Whether some ring of the input was wound the wrong way round: an exterior counter-clockwise, or a hole larger than its
  /// shell.
  var hasWrongWinding = false
  var isExterior = false
  var shellArea = 0.0

  let isOneOfSeveral: Bool
  /// Whether the coordinates of every input are to be swapped, whatever it says.
  private let swapsAxes: Bool
  var plan: FieldPlan?
  /// The roles of the plan, beside it: they are asked for every feature, and a plan holds many lists.
  private var roles = FieldRoles()
  var pending: [Region] = []
  var candidates: [IDCandidate] = []
  var merged = MergedFeatures()
  /// The fields that the user keeps.
  var attributes = RegionAttributes()
  /// How many features have no name in the field of names.
  var missingNames = 0
  /// How many features have no country in the field of countries.
  var missingCountries = 0
  var firstRegion = 0
  private var firstProblem = 0
  private var firstVertex = 0
  var takenPrefixes: Set<String> = []

  init(isOneOfSeveral: Bool, swapsAxes: Bool = false) {
    self.isOneOfSeveral = isOneOfSeveral
    self.swapsAxes = swapsAxes
  }

  /// The input that is being read.
  var source: SourceInfo {
    get { sources[sources.count - 1] }
    _modify { yield &sources[sources.count - 1] }
  }

  /// Whether the feature's number or id is known for messages; counted from 1.
  var featureNumber: Int { source.featureCount }

  /// Begins an input.
  func begin(_ info: SourceInfo, plan: FieldPlan) {
    sources.append(info)
    self.plan = plan
    roles = plan.roles
    source.fields = plan.fields
    source.chosenFields = plan.chosen
    pending = []
    candidates = plan.idCandidates.map { slot in
      IDCandidate(slot: slot, name: plan.fieldName(ofSlot: slot) ?? "")
    }
    merged = MergedFeatures()
    (missingNames, missingCountries) = (0, 0)
    firstRegion = builder.regionCount
    firstProblem = builder.problems.count
    firstVertex = builder.vertexCount
    transform = nil
    isLatitudeFirst = false
    watchesWinding = false
    hasWrongWinding = false
  }

  /// A state of the collector before an input is begun, to which it can go back.
  struct Mark {
    fileprivate let builder: RegionSetBuilder.Mark
    fileprivate let sourceCount: Int
    fileprivate let spill: RegionSpill.Mark?
  }

  /// The state now. Take it before `begin`.
  var mark: Mark {
    handOver()
    return Mark(builder: builder.mark, sourceCount: sources.count, spill: spill?.mark())
  }

  /// Forgets the input that was begun after the mark, as if it had never been.
  func rollBack(to mark: Mark) {
    builder.rollBack(to: mark.builder)
    spill?.rollBack(to: mark.spill)
    sources.removeSubrange(mark.sourceCount...)
    transformFailure = nil
  }

  /// Begins a feature.
  ///
  /// - Parameter value: The text in a slot of the plan; `nil` where there is none.
  func beginFeature(value: (Int) -> String?) {
    source.featureCount += 1
    if builder.regionCount >= nextRegionCheck { checkRegions() }
    if let spill, builder.heldVertexCount >= spill.batch { handOver() }
    guard !isRefused else { return }
    func trimmed(_ slot: Int) -> String? { value(slot).map(FieldText.trimmed) }
    var region = roles.region(source: sources.count - 1, trimmed)
    if region.name.isEmpty { missingNames += 1 }
    if region.country.isEmpty { missingCountries += 1 }
    guard let slot = roles.explicitID else {
      pending.append(region)
      for index in candidates.indices where !candidates[index].isRefused {
        candidates[index].take(value(candidates[index].slot))
      }
      builder.beginUnnamedRegion()
      return
    }
    let id = trimmed(slot) ?? ""
    let isUnnamed = MissingValue.isMissing(id)
    if isUnnamed { source.missingIDCount += 1 }
    region = region.identified(isUnnamed ? "feature-\(source.featureCount)" : id)
    let isNew = builder.beginRegion(region)
    merged.take(region, in: builder.currentRegion, of: builder, isNew: isNew)
    if !isNew {
      source.repeatedIDs.append(
        RepeatedID(
          id: region.id, field: plan?.fieldName(ofSlot: slot) ?? "", feature: source.featureCount,
          isMerged: true))
    }
  }

  /// Adds a ring: `fill` writes exactly so many positions.
  func addRing(count: Int, fill: (UnsafeMutableBufferPointer<Position>) -> Void) {
    // One more closes a ring that is open.
    if builder.heldVertexCount + count + 1 > builder.vertexCapacity { checkVertices(adding: count + 1) }
    guard !isRefused else { return }
    let isLatitudeFirst = self.isLatitudeFirst != swapsAxes
    guard transform != nil || isLatitudeFirst else { return builder.addRing(count: count, fill: fill) }
    let transform = self.transform
    var failure: (any Error)?
    builder.addRing(count: count) { positions in
      fill(positions)
      if isLatitudeFirst {
        for index in positions.indices {
          let given = positions[index]
          positions[index] = Position(longitude: given.latitude, latitude: given.longitude)
        }
      }
      // No unit makes so many of the earth's girth; PROJ would carry them to somewhere.
      let beyond =
        transform == nil ? nil : positions.first { abs($0.longitude) > 1e11 || abs($0.latitude) > 1e11 }
      do { try transform?.transform(positions) } catch { failure = error }
      if let beyond, !positions.isEmpty { positions[0] = beyond }
    }
    if transformFailure == nil { transformFailure = failure }
  }

  /// Refuses the input when there is no memory for the array of vertices to grow.
  private func checkVertices(adding count: Int) {
    // It doubles, and the old one is there until all is copied.
    require(16 * max(2 * builder.vertexCapacity, builder.heldVertexCount + count))
  }

  /// Hands the polygons so far over, where somebody takes them. Between features only.
  func handOver() {
    guard let spill else { return }
    builder.handOverShapes { spill.take($0) }
    MappedFiles.giveBack()
    if let failure = spill.failure, refusal == nil {
      refusal = InputError(
        .badData, file: sources.last?.file ?? "",
        problem: Phrase(failure.explanation(.english), failure.explanation(.russian)))
    }
  }

  /// Refuses the input when there is no memory for as many regions again.
  private func checkRegions() {
    nextRegionCheck = 2 * builder.regionCount
    require(Self.bytesOfRegion * builder.regionCount)
  }

  /// What a region takes while it is read: its attributes twice, its candidates for an id, its place in an index.
  private static let bytesOfRegion = 400

  private func require(_ bytes: Int) {
    // Less is never worth the look.
    guard bytes > 1 << 20, refusal == nil else { return }
    let budget = MemoryBudget.now()
    if bytes > budget.bytes { refusal = .memory(source.file, need: bytes, budget: budget) }
  }

  /// Ends an input: chooses the field of ids and names the regions.
  ///
  /// - Parameter attributes: What reads attributes once more, where those that were read do not suffice.
  /// - Throws: `InputError` when an id stands in another input already.
  func end(_ attributes: AttributeReader) throws(InputError) {
    guard let plan else { return }
    if let refusal { throw refusal }
    source.vertexCount = builder.vertexCount - firstVertex
    if plan.roles.explicitID == nil { try nameByGuess(attributes) }
    if missingNames == source.featureCount { try seekNames(plan, attributes) }
    if missingCountries > 0 { try seekCountries(plan, attributes) }
    if !merged.isEmpty { try nameGroups(plan, attributes) }
    try keepFields(plan, attributes)
    noteIdentities()
    pending = []
    candidates = []
  }

  /// The first problem of the input that says its coordinates are no degrees; `nil` if there is none.
  ///
  /// - Parameter isLeast: Whether to pass over places that are beyond the globe by less than a tenth of it.
  /// - Returns: The problem, with its place.
  func outOfRangeProblem(isLeast: Bool) -> RegionProblem? {
    builder.problems[firstProblem...].first {
      guard $0.kind == .outOfRange else { return false }
      guard isLeast, let place = $0.position else { return true }
      return abs(place.latitude) > 99 || abs(place.longitude) > 594
    }
  }

  /// Whether all that the input has given so far would be degrees with the coordinates swapped, and what was left out
  /// is none without.
  var looksSwapped: Bool {
    let outside = builder.problems[firstProblem...].filter { $0.kind == .outOfRange }
    // A latitude of 90.0001 is a slip.
    guard outside.contains(where: { abs($0.position?.latitude ?? 0) > 90.1 }),
      builder.longitudesFit(within: 90, from: firstVertex)
    else { return false }
    return outside.allSatisfy { problem in
      guard let place = problem.position else { return false }
      return abs(place.longitude) <= 90 && abs(place.latitude) > 90 && abs(place.latitude) <= 180
    }
  }

  /// Whether the input has given any vertex so far.
  var hasVertices: Bool { builder.vertexCount > firstVertex }
}
