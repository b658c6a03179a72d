/// Finds where a condition that once true stays true begins to be so.
enum Bisection {
    /// The first number of the range for which the condition holds; its end if it holds for none.
    static func first(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = low + (high - low) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
