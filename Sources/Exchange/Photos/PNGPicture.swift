import CZip

/// Small pictures with at most sixteen colours as PNG files (ISO/IEC 15948), for tiles of relief.
public enum PNGPicture {
    /// A colour with its opacity.
    public struct Colour: Hashable, Sendable {
        /// Red, 0 to 255.
        public let red: UInt8
        /// Green, 0 to 255.
        public let green: UInt8
        /// Blue, 0 to 255.
        public let blue: UInt8
        /// Opacity, 0 for nothing to be seen to 255.
        public let opacity: UInt8

        /// A colour.
        public init(red: UInt8, green: UInt8, blue: UInt8, opacity: UInt8) {
            self.red = red
            self.green = green
            self.blue = blue
            self.opacity = opacity
        }
    }

    /// The file of a picture of four bits a pixel.
    ///
    /// - Parameters:
    ///   - pixels: Places in the palette, row by row; as many as width times height, the width an even number.
    ///   - palette: At most sixteen colours.
    /// - Returns: Nil where the numbers do not fit or zlib has no memory.
    /// - Complexity: O(pixels).
    public static func file(width: Int, height: Int, pixels: [UInt8], palette: [Colour]) -> [UInt8]? {
        guard width > 0, height > 0, width % 2 == 0, width < 1 << 15, height < 1 << 15,
            pixels.count == width * height, (1...16).contains(palette.count),
            pixels.allSatisfy({ $0 < palette.count })
        else { return nil }
        var rows: [UInt8] = []
        rows.reserveCapacity((width / 2 + 1) * height)
        for row in 0..<height {
            // Filter 0: with few colours the other filters make files larger (section 12.7).
            rows.append(0)
            for column in stride(from: row * width, to: (row + 1) * width, by: 2) {
                rows.append(pixels[column] << 4 | pixels[column + 1])
            }
        }
        guard let packed = packed(rows) else { return nil }
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        append("IHDR", bigEndian(width) + bigEndian(height) + [4, 3, 0, 0, 0], to: &file)
        append("PLTE", palette.flatMap { [$0.red, $0.green, $0.blue] }, to: &file)
        append("tRNS", palette.map(\.opacity), to: &file)
        append("IDAT", packed, to: &file)
        append("IEND", [], to: &file)
        return file
    }

    private static func packed(_ bytes: [UInt8]) -> [UInt8]? {
        var size = compressBound(UInt(bytes.count))
        var result = [UInt8](repeating: 0, count: Int(size))
        guard compress2(&result, &size, bytes, UInt(bytes.count), 9) == Z_OK else { return nil }
        return Array(result.prefix(Int(size)))
    }

    private static func append(_ name: StaticString, _ content: [UInt8], to file: inout [UInt8]) {
        let body = Array("\(name)".utf8) + content
        file += bigEndian(content.count) + body + bigEndian(Int(crc32(0, body, UInt32(body.count))))
    }

    private static func bigEndian(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
