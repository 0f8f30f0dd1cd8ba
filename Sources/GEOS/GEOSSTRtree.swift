import CGEOS

/// An index of boxes, packed once and then asked.
///
/// Ids are places in the array of boxes. They are stored in the tree as numbers dressed as pointers that
/// nobody follows, so no payload can dangle. The tree is complete when the initializer returns: GEOS forbids
/// insertion after the first query, and before 3.12 the first query is what builds it.
///
/// Not for two threads at once, since it belongs to a context; a tree per thread is cheap.
///
/// C functions: `GEOSSTRtree_create_r`, `GEOSSTRtree_insert_r`, `GEOSSTRtree_destroy_r`.
@safe
public struct GEOSSTRtree: ~Copyable {
  /// The context that the tree was made in.
  public var context: GEOSContext { tree.context }

  /// The number of boxes.
  public let count: Int
  private let tree: TreeHandle

  /// Builds an index.
  ///
  /// - Parameters:
  ///   - boxes: The boxes; touching and equal ones are fine.
  ///   - nodeCapacity: How many entries a node of the tree holds, at least 2.
  ///   - context: The context to make the tree in.
  /// - Throws: `GEOSError`, `.illegalArgument` for a box with bounds out of order or not finite.
  /// - Complexity: O(*n* log *n*), about 0.25 µs a box.
  public init(
    _ boxes: [GEOSBox], nodeCapacity: Int = 10, in context: GEOSContext
  ) throws(GEOSError) {
    guard nodeCapacity >= 2 else {
      throw .refused("GEOSSTRtree_create_r", "a node capacity of \(nodeCapacity)")
    }
    let tree = unsafe TreeHandle(
      adopting: unsafe try context.pointer("GEOSSTRtree_create_r") {
        unsafe GEOSSTRtree_create_r($0, nodeCapacity)
      }, in: context)
    for (id, box) in boxes.enumerated() {
      let diagonal = try Self.diagonal(of: box, in: context)
      unsafe try diagonal.withBorrowedHandle { (diagonal) throws(GEOSError) in
        unsafe try context.nothing("GEOSSTRtree_insert_r") {
          unsafe GEOSSTRtree_insert_r($0, tree.handle, diagonal, Self.item(id))
        }
      }
    }
    // The first query builds the tree.
    if let first = boxes.first { _ = try tree.query(Self.diagonal(of: first, in: context)) }
    self.tree = tree
    count = boxes.count
  }

  /// The ids of the boxes that share at least a point with a box, in ascending order.
  ///
  /// C function: `GEOSSTRtree_query_r`.
  ///
  /// - Complexity: O(log *n* + *k* log *k*) for *k* hits.
  public func query(_ box: GEOSBox) throws(GEOSError) -> [Int] {
    if count == 0 { return [] }
    var ids = try tree.query(Self.diagonal(of: box, in: context))
    ids.sort()
    return ids
  }

  /// The id of the item nearest to a box by a distance of the caller's; `nil` for an empty index.
  ///
  /// Of several items at the same distance any may come.
  /// C function: `GEOSSTRtree_nearest_generic_r`.
  ///
  /// - Parameters:
  ///   - box: The box to start from.
  ///   - distance: The distance from what the box stands for to the item of an id. It must not be less than
  ///     the planar distance of the two boxes, since the tree leaves out what is farther than a find.
  /// - Returns: The id.
  /// - Throws: `GEOSError` from the library.
  public func nearest(
    to box: GEOSBox, distance: (Int) -> Double
  ) throws(GEOSError) -> Int? {
    if count == 0 { return nil }
    let diagonal = try Self.diagonal(of: box, in: context)
    // GEOS hands the callback two items, of which one is the pointer given here: an id of no box.
    let origin = unsafe Self.item(count)
    let found: UnsafeRawPointer = try withoutActuallyEscaping(distance) {
      (distance) throws(GEOSError) in
      var search = NearestSearch(originID: count, distance: distance)
      return unsafe try withUnsafeMutablePointer(to: &search) { (search) throws(GEOSError) in
        unsafe try diagonal.withBorrowedHandle { (diagonal) throws(GEOSError) in
          unsafe try context.pointer("GEOSSTRtree_nearest_generic_r") {
            unsafe GEOSSTRtree_nearest_generic_r(
              $0, tree.handle, origin, diagonal,
              { first, second, result, search in
                guard let result = unsafe result,
                  let search = unsafe search?.assumingMemoryBound(to: NearestSearch.self)
                else { return 0 }
                let firstID = unsafe GEOSSTRtree.id(of: first)
                let id =
                  unsafe firstID == search.pointee.originID
                  ? unsafe GEOSSTRtree.id(of: second) : firstID
                unsafe result.pointee = unsafe search.pointee.distance(id)
                return 1
              }, search)
          }
        }
      }
    }
    return unsafe Self.id(of: found)
  }

  /// A line from corner to corner: the tree asks a geometry for its box and for nothing else.
  private static func diagonal(
    of box: GEOSBox, in context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    guard box.isUsable else { throw .refused("GEOSSTRtree_insert_r", "the box \(box)") }
    return try GEOSGeometry.lineString([box.minX, box.minY, box.maxX, box.maxY], in: context)
  }

  /// An id as a pointer that is never followed; one more, since zero is no pointer.
  private static func item(_ id: Int) -> UnsafeMutableRawPointer? {
    unsafe UnsafeMutableRawPointer(bitPattern: id + 1)
  }

  static func id(of item: UnsafeRawPointer?) -> Int { Int(bitPattern: item) - 1 }
}

/// What the callback of a search for the nearest needs to know.
private struct NearestSearch {
  let originID: Int
  let distance: (Int) -> Double
}

/// The owner of the C tree, freed exactly once.
@safe
struct TreeHandle: ~Copyable {
  let context: GEOSContext
  let handle: OpaquePointer

  init(adopting handle: OpaquePointer, in context: GEOSContext) {
    unsafe self.handle = handle
    self.context = context
    context.liveHandleCount += 1
  }

  deinit {
    unsafe GEOSSTRtree_destroy_r(context.handle, handle)
    context.liveHandleCount -= 1
  }

  /// The ids of the items whose boxes meet that of a geometry, in the order of the tree.
  func query(_ diagonal: borrowing GEOSGeometry) throws(GEOSError) -> [Int] {
    var ids: [Int] = []
    try unsafe withUnsafeMutablePointer(to: &ids) { (found) throws(GEOSError) in
      try unsafe diagonal.withBorrowedHandle { (diagonal) throws(GEOSError) in
        unsafe try context.nothing("GEOSSTRtree_query_r") {
          unsafe GEOSSTRtree_query_r(
            $0, handle, diagonal,
            { item, found in
              unsafe found?.assumingMemoryBound(to: [Int].self).pointee.append(
                GEOSSTRtree.id(of: item))
            }, found)
        }
      }
    }
    return ids
  }
}
