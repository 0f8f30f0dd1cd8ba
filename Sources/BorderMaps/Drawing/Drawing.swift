public import BorderIO

/// A place on the page in pixels, y downward.
public struct PagePoint: Hashable, Sendable {
  /// Pixels from the left edge.
  public var x: Double
  /// Pixels from the upper edge.
  public var y: Double

  /// A place.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// A box on the page.
public struct PageBox: Hashable, Sendable {
  /// The left edge.
  public var left: Double
  /// The upper edge.
  public var top: Double
  /// The right edge.
  public var right: Double
  /// The lower edge.
  public var bottom: Double

  /// A box by its edges.
  public init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  /// The smallest box around points; `nil` when there are none.
  public init?(_ points: [PagePoint]) {
    guard let first = points.first else { return nil }
    self.init(left: first.x, top: first.y, right: first.x, bottom: first.y)
    for point in points {
      left = min(left, point.x)
      right = max(right, point.x)
      top = min(top, point.y)
      bottom = max(bottom, point.y)
    }
  }

  /// The width.
  public var width: Double { right - left }
  /// The height.
  public var height: Double { bottom - top }
  /// Whether both have a place in common.
  public func meets(_ other: PageBox) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
  /// Whether a place is in the box.
  public func contains(_ point: PagePoint) -> Bool {
    point.x >= left && point.x <= right && point.y >= top && point.y <= bottom
  }
  /// Whether another box is wholly inside.
  public func contains(_ other: PageBox) -> Bool {
    other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom
  }
  /// The box with its edges moved outward.
  public func grown(_ by: Double) -> PageBox {
    PageBox(left: left - by, top: top - by, right: right + by, bottom: bottom + by)
  }
}

/// A picture as a list of commands, which every back end draws in order.
///
/// What is not in the list is in no picture: SVG, PNG and PDF show the same.
public struct Drawing: Hashable, Sendable {
  /// One command.
  public enum Command: Hashable, Sendable {
    /// Opens a group: paths inside are painted as it says unless they say otherwise.
    case begin(Group)
    /// Closes the group that was opened last.
    case end
    /// A shape.
    case path(Path)
    /// A line of text.
    case text(Text)
  }

  /// Commands that belong together.
  public struct Group: Hashable, Sendable {
    /// The name of the layer, an identifier such as `borders`.
    public var name: String
    /// How paths are painted.
    public var paint: Paint
    /// The box that cuts what is drawn; `nil` for none.
    public var clip: PageBox?

    /// A group.
    public init(_ name: String, paint: Paint = Paint(), clip: PageBox? = nil) {
      self.name = name
      self.paint = paint
      self.clip = clip
    }
  }

  /// Lines or rings.
  public struct Path: Hashable, Sendable {
    /// The outline.
    public enum Shape: Hashable, Sendable {
      /// Open lines.
      case lines([[PagePoint]])
      /// Closed rings; a place inside of an odd number of them is inside.
      case rings([[PagePoint]])
      /// A circle.
      case circle(PagePoint, radius: Double)
    }
    /// The outline.
    public var shape: Shape
    /// How it is painted; `nil` for as its group says.
    public var paint: Paint?
    /// What the shape stands for: a key of its kind, such as `r` or `b`, and an id. Pages find shapes by it.
    public var key: Key?
    /// What a viewer may show when pointed at.
    public var tip: String

    /// A shape.
    public init(_ shape: Shape, paint: Paint? = nil, key: Key? = nil, tip: String = "") {
      self.shape = shape
      self.paint = paint
      self.key = key
      self.tip = tip
    }
  }

  /// What a shape stands for.
  public struct Key: Hashable, Sendable {
    /// The kind, an identifier of ASCII letters.
    public var kind: String
    /// The id; any text.
    public var id: String
    /// What a shape stands for.
    public init(_ kind: String, _ id: String) {
      self.kind = kind
      self.id = id
    }
  }

  /// One line of text.
  public struct Text: Hashable, Sendable {
    /// Which end of the text stands at its place.
    public enum Anchor: String, Hashable, Sendable {
      case start, middle, end
    }
    /// The text.
    public var text: String
    /// The place on the baseline.
    public var place: PagePoint
    /// The size of the font in pixels.
    public var size: Double
    /// Whether it is bold.
    public var isBold: Bool
    /// Whether it slants, as the names of waters do.
    public var isItalic: Bool
    /// The colour.
    public var colour: Colour
    /// Which end stands at the place.
    public var anchor: Anchor
    /// The colour around the letters; `nil` for none.
    public var halo: Colour?

    /// A text.
    public init(
      _ text: String, at place: PagePoint, size: Double, isBold: Bool = false, isItalic: Bool = false,
      colour: Colour, anchor: Anchor = .start, halo: Colour? = nil
    ) {
      self.text = text
      self.place = place
      self.size = size
      self.isBold = isBold
      self.isItalic = isItalic
      self.colour = colour
      self.anchor = anchor
      self.halo = halo
    }
  }

  /// The width of the page in pixels.
  public var width: Double
  /// The height of the page in pixels.
  public var height: Double
  /// What the picture shows.
  public var title: String
  /// The same in words, for those who do not see it; empty for none.
  public var description = ""
  /// Whom and what to name as its sources, for the metadata of the file; empty for none.
  public var credit = ""
  /// The commands in order.
  public private(set) var commands: [Command] = []

  /// An empty page.
  public init(width: Double, height: Double, title: String) {
    self.width = width
    self.height = height
    self.title = title
  }

  /// Adds a command.
  public mutating func add(_ command: Command) { commands.append(command) }
  /// Adds a shape.
  public mutating func add(_ path: Path) { commands.append(.path(path)) }
  /// Adds a text.
  public mutating func add(_ text: Text) { commands.append(.text(text)) }
  /// Adds a group with what the body draws.
  public mutating func group(_ group: Group, _ body: (inout Drawing) -> Void) {
    commands.append(.begin(group))
    body(&self)
    commands.append(.end)
  }
}
