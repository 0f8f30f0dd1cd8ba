public import BorderCore
public import BorderIO

/// Kinds of borders with colours of their own, and what else a map shows of the same kinds: lines that no border of its
/// regions runs along, and patches of land.
public struct MapKinds: Sendable {
  /// The heading of the legend.
  public var heading: Phrase
  /// The kinds in the order of the legend.
  public var entries: [(colour: Colour, label: Phrase)]
  /// The kind of each border that is coloured, an index of `entries`.
  public var ofBorder: [Int: Int]
  /// Lines beside, with their kinds.
  public var lines: [(kind: Int, line: [Position])] = []
  /// Patches of land in the order in which they are drawn, each with its kind, an index of `patchEntries`, and with what a
  /// pointer at it shows.
  public var patches: [(kind: Int, polygons: [[[Position]]], tip: Phrase)] = []
  /// The kinds of patches in the order of the legend.
  public var patchEntries: [(colour: Colour, label: Phrase)] = []

  /// Kinds of borders.
  public init(heading: Phrase, entries: [(colour: Colour, label: Phrase)], ofBorder: [Int: Int]) {
    self.heading = heading
    self.entries = entries
    self.ofBorder = ofBorder
  }
}

extension MapComposer {
  /// Patches of land, beneath the lines.
  func drawPatches(_ drawing: inout Drawing) {
    guard let kinds = content.kinds, !kinds.patches.isEmpty else { return }
    var rest = kinds.patches[...]
    while let kind = rest.first?.kind {
      let alike = rest.prefix { $0.kind == kind }
      rest = rest.dropFirst(alike.count)
      let colour = kinds.patchEntries[kind].colour
      drawing.group(.init("patches", paint: Paint(fill: colour, stroke: colour, width: 1))) { drawing in
        for patch in alike {
          let rings = patch.polygons.flatMap { $0.flatMap { map.page(ring: $0) } }
          if !rings.isEmpty { drawing.add(.init(.rings(rings), tip: patch.tip(language))) }
        }
      }
    }
  }

  /// Lines that no border of the regions runs along, such as those that are gone.
  func drawKindLines(_ drawing: inout Drawing) {
    guard let kinds = content.kinds, !kinds.lines.isEmpty else { return }
    for kind in kinds.entries.indices {
      let lines = kinds.lines.filter { $0.kind == kind }.flatMap { map.page($0.line) }.filter { $0.count > 1 }
      guard !lines.isEmpty else { continue }
      let paint = Paint(stroke: kinds.entries[kind].colour, width: 1.6, dash: [4, 3])
      drawing.group(.init("beside", paint: paint)) { $0.add(.init(.lines(lines))) }
    }
  }
}
