/// How boldly a bound is raised.
struct AscentPace: Sendable {
    /// Part of the gap to the best plan that the first steps aim at.
    var first = 0.2
    /// The part that steps never fall below.
    var last = 0.002
    /// How much of the newest supergradient goes into the direction.
    var fresh = 0.1
    /// Steps without a better bound before steps shorten.
    var patience = 30
    /// By how much they shorten.
    var decay = 0.8
}
