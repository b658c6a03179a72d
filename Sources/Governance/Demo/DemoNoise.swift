/// Smooth noise that depends on nothing but its seed and the position (值噪声).
///
/// Method: lattice value noise with smoothstep interpolation, as in Perlin, "An image synthesizer", SIGGRAPH 1985.
struct DemoNoise: Hashable, Sendable {
    let seed: UInt64

    /// A value from 0 to 1 at a position; features are about one unit in size.
    func value(_ x: Double, _ y: Double) -> Double {
        let left = x.rounded(.down)
        let bottom = y.rounded(.down)
        let across = Self.smooth(x - left)
        let up = Self.smooth(y - bottom)
        let column = Int64(left)
        let row = Int64(bottom)
        let low = lattice(column, row) + (lattice(column + 1, row) - lattice(column, row)) * across
        let high = lattice(column, row + 1) + (lattice(column + 1, row + 1) - lattice(column, row + 1)) * across
        return low + (high - low) * up
    }

    /// Three sizes of features laid over one another, 0 to 1.
    func layered(_ x: Double, _ y: Double) -> Double {
        (value(x, y) * 4 + value(x * 2.9 + 17, y * 2.9) * 2 + value(x * 8.3, y * 8.3 + 31)) / 7
    }

    private func lattice(_ column: Int64, _ row: Int64) -> Double {
        let place =
            UInt64(bitPattern: column) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(bitPattern: row) &* 0xC2B2_AE3D_27D4_EB4F
        return Double(DemoRandom.mixed(seed ^ place) >> 11) * 0x1p-53
    }

    private static func smooth(_ part: Double) -> Double {
        part * part * (3 - 2 * part)
    }
}
