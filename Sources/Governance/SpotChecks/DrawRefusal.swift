public import Domain
import Sampling

/// Why the statistics of a spot check refuse, in words; what they throw stays within the use cases.
public struct DrawRefusal: Error, Hashable, Sendable {
    /// What is wrong and what to do.
    public let message: BilingualText
}

/// Runs a body and turns the refusals of the sampling code into ``DrawRefusal``.
func sampling<T>(_ body: () throws -> T) throws -> T {
    do {
        return try body()
    } catch let error as SamplingError {
        throw DrawRefusal(message: error.message)
    }
}
