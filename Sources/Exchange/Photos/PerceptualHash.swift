import Foundation

/// Two 64-bit hashes by which pictures that look alike are found (感知哈希).
///
/// dHash compares each of 9 × 8 grey means with its neighbour; pHash takes the signs of the lowest 8 × 8 coefficients
/// of a discrete cosine transform of 32 × 32 grey means against their median (Zauner 2010; as in the Python package
/// imagehash). dHash survives date stamps, pHash does not.
public struct PerceptualHash: Hashable, Sendable {
    /// The difference hash.
    public let difference: UInt64
    /// The hash of the cosine transform.
    public let cosine: UInt64

    /// The hashes of a picture.
    ///
    /// - Complexity: O(pixels).
    public init(_ picture: JPEGPicture) {
        difference = Self.difference(picture.greyMeans(columns: 9, rows: 8))
        cosine = Self.cosine(picture.greyMeans(columns: 32, rows: 32))
    }

    private static func difference(_ grey: [Double]) -> UInt64 {
        var hash: UInt64 = 0
        for row in 0..<8 {
            for column in 0..<8 {
                hash <<= 1
                if grey[row * 9 + column + 1] > grey[row * 9 + column] { hash |= 1 }
            }
        }
        return hash
    }

    private static func cosine(_ grey: [Double]) -> UInt64 {
        let size = 32
        var waves = [Double](repeating: 0, count: 8 * size)
        for frequency in 0..<8 {
            for place in 0..<size {
                waves[frequency * size + place] = cos(
                    Double.pi * Double(frequency) * (2 * Double(place) + 1) / Double(2 * size))
            }
        }
        var coefficients = [Double](repeating: 0, count: 64)
        for vertical in 0..<8 {
            for horizontal in 0..<8 {
                var sum = 0.0
                for y in 0..<size {
                    for x in 0..<size {
                        sum += grey[y * size + x] * waves[vertical * size + y] * waves[horizontal * size + x]
                    }
                }
                coefficients[vertical * 8 + horizontal] = sum
            }
        }
        let sorted = coefficients.sorted()
        let median = (sorted[31] + sorted[32]) / 2
        return coefficients.reduce(UInt64(0)) { ($0 << 1) | ($1 > median ? 1 : 0) }
    }
}

extension JPEGPicture {
    /// The mean grey (ITU-R BT.601) of each cell of a raster laid over the picture.
    func greyMeans(columns: Int, rows: Int) -> [Double] {
        var means = [Double](repeating: 0, count: columns * rows)
        for row in 0..<rows {
            let top = min(row * height / rows, height - 1)
            let bottom = max(top + 1, (row + 1) * height / rows)
            for column in 0..<columns {
                let left = min(column * width / columns, width - 1)
                let right = max(left + 1, (column + 1) * width / columns)
                var sum = 0
                for y in top..<bottom {
                    for x in left..<right {
                        let at = (y * width + x) * 3
                        sum += 299 * Int(pixels[at]) + 587 * Int(pixels[at + 1]) + 114 * Int(pixels[at + 2])
                    }
                }
                means[row * columns + column] = Double(sum) / Double(1000 * (bottom - top) * (right - left))
            }
        }
        return means
    }
}
