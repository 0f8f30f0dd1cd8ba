/// Disjoint sets with path halving, in a list of parents: of a set, the least member stands for all.
struct UnionFind<Parents: MutableCollection> where Parents.Index == Int, Parents.Element: FixedWidthInteger {
  /// Of each element one of its set that is no greater; itself where it stands for the set.
  private(set) var parents: Parents

  /// Goes on with sets that are known.
  @inline(__always)
  init(_ parents: Parents) { self.parents = parents }

  /// The least member of the set that an element is in. Each step shortens the way for those that come after it.
  @inline(__always)
  mutating func root(of element: Int) -> Int {
    var element = element
    while Int(parents[element]) != element {
      let above = parents[Int(parents[element])]
      parents[element] = above
      element = Int(above)
    }
    return element
  }

  /// Makes one set of two. The least member stays the root, so the result does not depend on the order.
  ///
  /// - Returns: Whether they were two.
  @inline(__always) @discardableResult
  mutating func join(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (root(of: a), root(of: b))
    if x == y { return false }
    parents[max(x, y)] = Parents.Element(truncatingIfNeeded: min(x, y))
    return true
  }
}

extension UnionFind where Parents == [Int] {
  /// So many elements, each alone.
  init(count: Int) { self.init(Array(0..<count)) }
}
