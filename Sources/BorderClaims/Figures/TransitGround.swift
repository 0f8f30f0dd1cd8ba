import BorderCore
internal import Synchronization

/// The regions on either side of each line, made when it is first asked for.
final class TransitGround: Sendable {
  private let topology: BorderTopology
  private let made = Mutex<Transit.Ground?>(nil)

  init(_ topology: BorderTopology) { self.topology = topology }

  /// What is looked up by place.
  var value: Transit.Ground {
    made.withLock { made in
      let ground = made ?? Transit.Ground(topology)
      made = ground
      return ground
    }
  }
}
