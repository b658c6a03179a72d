import Domain

/// The pins of a county, and what they forbid.
public struct CountyPins: Hashable, Sendable {
    /// The pins.
    public let pins: [CountyPin]

    /// A set of pins; none by default.
    public init(_ pins: [CountyPin] = []) { self.pins = pins }

    /// The error for pins that leave no plan.
    var impossible: CountyError {
        .pinImpossible(
            what: BilingualText(
                "在给定的锁定条件下没有可行方案。请放宽其中一项（禁建、关闭的走廊、仅重力或指定去向）。",
                "No plan keeps all pins. Loosen one of them (no station, closed corridors, only gravity, a fixed station)."
            ))
    }

    /// Pins in terms of a problem's arcs.
    struct Compiled: Sendable {
        let barredDisposals: Set<Int>
        let barredCorridors: Set<Int>
        let mustReach: [Reaching]

        func allows(_ meaning: CompiledCounty.Meaning) -> Bool {
            switch meaning {
            case .disposal(let number): !barredDisposals.contains(number)
            case .corridor(let number): !barredCorridors.contains(number)
            case .idle: true
            }
        }
    }

    /// Finds what the pins forbid in a problem.
    ///
    /// - Throws: `CountyError.pinImpossible` for a village or corridor that is not there.
    func compiled(_ problem: CountyProblem) throws(CountyError) -> Compiled {
        var compiler = PinCompiler(problem: problem)
        for pin in pins { try compiler.add(pin) }
        return Compiled(
            barredDisposals: compiler.barredDisposals, barredCorridors: compiler.barredCorridors,
            mustReach: compiler.mustReach)
    }
}
