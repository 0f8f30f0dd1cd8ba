extension SelfContactFinder {
  /// Sorts what is nearly sorted: chains move within their strip only. Equal keys keep their order.
  ///
  /// - Returns: How many steps chains moved, before so many stood in one strip that they were sorted as any list.
  @discardableResult
  static func sort(_ order: inout [Int32], by keys: inout [Int32]) -> Int {
    let count = order.count
    var moves = 0
    let enough = 32 * count
    order.withUnsafeMutableBufferPointer { order in
      keys.withUnsafeMutableBufferPointer { keys in
        for index in stride(from: 1, to: count, by: 1) where moves <= enough {
          let (key, number) = (keys[index], order[index])
          var place = index
          while place > 0, keys[place - 1] > key {
            keys[place] = keys[place - 1]
            order[place] = order[place - 1]
            place -= 1
          }
          keys[place] = key
          order[place] = number
          moves += index - place
        }
      }
    }
    guard moves > enough else { return moves }
    let (oldOrder, oldKeys) = (order, keys)
    let places = oldKeys.indices.sorted { (oldKeys[$0], $0) < (oldKeys[$1], $1) }
    order = places.map { oldOrder[$0] }
    keys = places.map { oldKeys[$0] }
    return moves
  }
}
