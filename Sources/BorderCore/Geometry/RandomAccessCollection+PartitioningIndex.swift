extension RandomAccessCollection where Index == Int {
  /// The first index whose element meets a condition that all elements behind one that meets it meet, too; the end where none
  /// does. O(log *n*).
  @inlinable
  package func partitioningIndex(where isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
