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
  /// Patches of land, each with what a pointer at it shows.
  public var patches: [(polygons: [[[Position]]], tip: Phrase)] = []
  /// What the legend calls the patches.
  public var patchLabel = Phrase("land that changed hands", "земля, сменившая регион")

  /// The colour of patches.
  static let patch = Colour(0xD55E00, opacity: 0.45)

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
    let paint = Paint(fill: MapKinds.patch, stroke: MapKinds.patch, width: 1)
    drawing.group(.init("patches", paint: paint)) { drawing in
      for patch in kinds.patches {
        let rings = patch.polygons.flatMap { $0.flatMap { map.page(ring: $0) } }
        if !rings.isEmpty { drawing.add(.init(.rings(rings), tip: patch.tip(language))) }
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
