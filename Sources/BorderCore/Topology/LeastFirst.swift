/// A binary heap: what is least comes first.
///
/// Source: J. W. J. Williams, Algorithm 232, Communications of the ACM 7 (1964), 347.
package struct LeastFirst<Item: Comparable> {
  @usableFromInline
  var items: [Item] = []

  /// An empty heap.
  @inlinable
  package init() {}

  /// Puts an item in. O(log *n*).
  @inlinable
  package mutating func insert(_ item: Item) {
    items.append(item)
    var child = items.count - 1
    while child > 0, items[child] < items[(child - 1) / 2] {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Takes the least item out; `nil` when there is none. O(log *n*).
  @inlinable
  package mutating func removeFirst() -> Item? {
    guard let first = items.first, let last = items.popLast() else { return nil }
    guard !items.isEmpty else { return first }
    items[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < items.count else { return first }
      if child + 1 < items.count, items[child + 1] < items[child] { child += 1 }
      guard items[child] < items[parent] else { return first }
      items.swapAt(parent, child)
      parent = child
    }
  }
}
