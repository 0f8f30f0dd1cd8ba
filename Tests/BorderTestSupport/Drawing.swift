public import BorderCore

/// Makes regions from a drawing in letters, one letter a cell of one degree; `.` is outside.
///
///     AAB
///     A.B
///
/// Cells of a letter that share an edge form one part; the west end of the last line is at `origin`. Rings carry
/// a vertex at every cell corner that they pass, so neighbours share vertices.
public func regions(
  _ drawing: String, origin: Position = Position(longitude: 0, latitude: 0),
  shuffledBy generator: inout SplitMix64
) -> RegionSet {
  var cells = CellGrid(drawing)
  return cells.makeSet(origin: origin, shuffle: &generator)
}

/// Makes regions from a drawing, in the order of their letters. See `regions(_:origin:shuffledBy:)`.
public func regions(_ drawing: String, origin: Position = Position(longitude: 0, latitude: 0)) -> RegionSet {
  var cells = CellGrid(drawing)
  var none: SplitMix64?
  return cells.makeSet(origin: origin, shuffle: &none)
}

/// The cells of a drawing and the outlines of their letters.
struct CellGrid {
  let rows: [[Character]]

  init(_ drawing: String) {
    rows = drawing.split(separator: "\n").map(Array.init)
  }

  func letter(_ column: Int, _ row: Int) -> Character {
    guard row >= 0, row < rows.count, column >= 0, column < rows[row].count else { return "." }
    return rows[rows.count - 1 - row][column]
  }

  mutating func makeSet(origin: Position, shuffle: inout SplitMix64) -> RegionSet {
    var generator: SplitMix64? = shuffle
    let set = makeSet(origin: origin, shuffle: &generator)
    if let generator { shuffle = generator }
    return set
  }

  mutating func makeSet(origin: Position, shuffle: inout SplitMix64?) -> RegionSet {
    var letters = Set(rows.joined()).subtracting(["."]).sorted()
    if var generator = shuffle {
      letters.shuffle(using: &generator)
      shuffle = generator
    }
    var builder = RegionSetBuilder()
    for letter in letters {
      // The country is the case of the letter, so drawings can show international borders.
      builder.beginRegion(Region(id: String(letter), country: letter.isUppercase ? "UP" : "LOW"))
      var parts = outlines(of: letter)
      if var generator = shuffle {
        parts.shuffle(using: &generator)
        shuffle = generator
      }
      for part in parts {
        builder.beginPart()
        for ring in part {
          var open = ring
          if var generator = shuffle {
            let start = Int.random(in: 0..<open.count, using: &generator)
            open = Array(open[start...] + open[..<start])
            if Bool.random(using: &generator) { open.reverse() }
            shuffle = generator
          }
          let line = (open + [open[0]]).map {
            Position(longitude: origin.longitude + Double($0.0), latitude: origin.latitude + Double($0.1))
          }
          builder.addRing(line)
        }
      }
    }
    return builder.finish()
  }

  /// The parts of a letter, each an exterior (counter-clockwise) and its holes (clockwise).
  private func outlines(of letter: Character) -> [[[(Int, Int)]]] {
    // Directed edges with the letter on the left.
    var edges: [(from: (Int, Int), to: (Int, Int), cell: (Int, Int))] = []
    for row in 0..<rows.count {
      for column in 0..<(rows.map(\.count).max() ?? 0) where self.letter(column, row) == letter {
        if self.letter(column, row - 1) != letter {
          edges.append(((column, row), (column + 1, row), (column, row)))
        }
        if self.letter(column + 1, row) != letter {
          edges.append(((column + 1, row), (column + 1, row + 1), (column, row)))
        }
        if self.letter(column, row + 1) != letter {
          edges.append(((column + 1, row + 1), (column, row + 1), (column, row)))
        }
        if self.letter(column - 1, row) != letter {
          edges.append(((column, row + 1), (column, row), (column, row)))
        }
      }
    }
    var exteriors: [(ring: [(Int, Int)], component: Int)] = []
    var holes: [(ring: [(Int, Int)], component: Int)] = []
    let components = connectedCells(of: letter)
    var isUsed = [Bool](repeating: false, count: edges.count)
    for start in edges.indices where !isUsed[start] {
      var ring: [(Int, Int)] = []
      var area = 0
      var current = start
      repeat {
        isUsed[current] = true
        let edge = edges[current]
        ring.append(edge.from)
        area += edge.from.0 * edge.to.1 - edge.to.0 * edge.from.1
        // At a pinch, stay with the same cell's side: turn left first.
        let heading = (edge.to.0 - edge.from.0, edge.to.1 - edge.from.1)
        let left = (-heading.1, heading.0)
        let candidates = edges.indices.filter { !isUsed[$0] && edges[$0].from == edge.to }
        guard
          let next = candidates.first(where: {
            (edges[$0].to.0 - edges[$0].from.0, edges[$0].to.1 - edges[$0].from.1) == left
          }) ?? candidates.first
        else { break }
        current = next
      } while !isUsed[current]
      let cell = edges[start].cell
      let component = components[cell.1 * 1000 + cell.0] ?? 0
      if area > 0 { exteriors.append((ring, component)) } else { holes.append((ring, component)) }
    }
    return exteriors.map { exterior in
      [exterior.ring] + holes.filter { $0.component == exterior.component }.map(\.ring)
    }
  }

  private func connectedCells(of letter: Character) -> [Int: Int] {
    var component: [Int: Int] = [:]
    for row in 0..<rows.count {
      for column in 0..<(rows.map(\.count).max() ?? 0)
      where self.letter(column, row) == letter && component[row * 1000 + column] == nil {
        var stack = [(column, row)]
        let number = component.count + 1
        while let (x, y) = stack.popLast() {
          guard self.letter(x, y) == letter, component[y * 1000 + x] == nil else { continue }
          component[y * 1000 + x] = number
          stack += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
        }
      }
    }
    return component
  }
}
