public import Exchange
public import Foundation

/// A picture made for a test: patches on a slope of light, as different from those of other seeds as photos of
/// different places are.
public struct TestPicture: Sendable {
    /// The width in pixels.
    public let width: Int
    /// The height in pixels.
    public let height: Int
    /// Red, green and blue, row by row.
    public var pixels: [UInt8]

    /// The picture of a seed.
    public init(seed: UInt64, width: Int = 640, height: Int = 480) {
        self.width = width
        self.height = height
        pixels = [UInt8](repeating: 0, count: width * height * 3)
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(1, limit)
        }
        for y in 0..<height {
            for x in 0..<width {
                let at = (y * width + x) * 3
                pixels[at] = UInt8(60 + 100 * y / height)
                pixels[at + 1] = UInt8(80 + 100 * x / width)
                pixels[at + 2] = 120
            }
        }
        for _ in 0..<40 {
            let colour = (UInt8(next(200)), UInt8(next(200)), UInt8(next(200)))
            let (left, top) = (next(width), next(height))
            let (right, bottom) = (min(width, left + 40 + next(200)), min(height, top + 40 + next(160)))
            for y in top..<bottom {
                for x in left..<right {
                    let at = (y * width + x) * 3
                    (pixels[at], pixels[at + 1], pixels[at + 2]) = colour
                }
            }
        }
    }

    /// A picture of given pixels.
    public init(width: Int, height: Int, pixels: [UInt8]) {
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// The picture with each channel of each pixel changed.
    public func mapped(_ change: (UInt8) -> UInt8) -> TestPicture {
        TestPicture(width: width, height: height, pixels: pixels.map(change))
    }

    /// What is left after cutting a share of width and height, half of it on each side.
    public func cropped(_ share: Double) -> TestPicture {
        let (dx, dy) = (Int(Double(width) * share / 2), Int(Double(height) * share / 2))
        return resampled(width: width - 2 * dx, height: height - 2 * dy) { x, y in (x + dx, y + dy) }
    }

    /// The picture seen in a mirror.
    public var mirrored: TestPicture {
        resampled(width: width, height: height) { x, y in (width - 1 - x, y) }
    }

    /// Every second pixel of every second row.
    public var halved: TestPicture {
        resampled(width: width / 2, height: height / 2) { x, y in (2 * x, 2 * y) }
    }

    /// The picture with a white box for a date in the lower right corner.
    public var stamped: TestPicture {
        var result = self
        for y in (height * 9 / 10)..<height {
            for x in (width * 65 / 100)..<width {
                let at = (y * width + x) * 3
                for channel in 0..<3 { result.pixels[at + channel] = 255 }
            }
        }
        return result
    }

    private func resampled(width newWidth: Int, height newHeight: Int, _ from: (Int, Int) -> (Int, Int)) -> TestPicture
    {
        var result = [UInt8](repeating: 0, count: newWidth * newHeight * 3)
        for y in 0..<newHeight {
            for x in 0..<newWidth {
                let (column, row) = from(x, y)
                for channel in 0..<3 {
                    result[(y * newWidth + x) * 3 + channel] = pixels[(row * width + column) * 3 + channel]
                }
            }
        }
        return TestPicture(width: newWidth, height: newHeight, pixels: result)
    }

    /// As a JPEG, with what a camera would have written into it.
    ///
    /// - Throws: ``PictureError``.
    public func jpeg(quality: Int = 85, camera: CameraNote? = nil) throws -> Data {
        guard let picture = JPEGPicture(width: width, height: height, rgb: pixels) else {
            throw PictureError.unreadable("\(width) × \(height)")
        }
        let data = try picture.encoded(quality: quality)
        guard let camera else { return data }
        return data.prefix(2) + camera.segment + data.dropFirst(2)
    }
}

/// What a camera writes into a JPEG, after CIPA DC-008.
public struct CameraNote: Sendable {
    /// `2025:06:15 09:30:05`.
    public var time: String
    /// Latitude in whole degrees, minutes and thousandths of seconds, north.
    public var north: (Int, Int, Int)
    /// Longitude likewise, east.
    public var east: (Int, Int, Int)
    /// Which way up.
    public var orientation = 1

    /// A note.
    public init(time: String, north: (Int, Int, Int), east: (Int, Int, Int)) {
        self.time = time
        self.north = north
        self.east = east
    }

    /// The note of a place in degrees.
    public init(time: String, latitude: Double, longitude: Double) {
        func parts(_ value: Double) -> (Int, Int, Int) {
            let thousandths = Int((value * 3_600_000).rounded())
            return (thousandths / 3_600_000, thousandths / 60_000 % 60, thousandths % 60_000)
        }
        self.init(time: time, north: parts(latitude), east: parts(longitude))
    }

    /// The APP1 segment.
    public var segment: Data {
        func short(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8 & 255)] }
        func long(_ value: Int) -> [UInt8] { short(value & 0xFFFF) + short(value >> 16 & 0xFFFF) }
        func entry(_ tag: Int, _ type: Int, _ count: Int, _ value: [UInt8]) -> [UInt8] {
            short(tag) + short(type) + long(count) + value
        }
        // IFD0 at 8 with three entries ends at 50; EXIF at 50 ends at 68; GPS at 68 ends at 122; data from 122.
        var tiff: [UInt8] = Array("II".utf8) + [42, 0, 8, 0, 0, 0]
        tiff += short(3) + entry(0x0112, 3, 1, short(orientation) + [0, 0])
        tiff += entry(0x8769, 4, 1, long(50)) + entry(0x8825, 4, 1, long(68)) + long(0)
        tiff += short(1) + entry(0x9003, 2, 20, long(122)) + long(0)
        tiff += short(4) + entry(1, 2, 2, Array("N\0\0\0".utf8)) + entry(2, 5, 3, long(142))
        tiff += entry(3, 2, 2, Array("E\0\0\0".utf8)) + entry(4, 5, 3, long(166)) + long(0)
        tiff += Array((time.padding(toLength: 19, withPad: " ", startingAt: 0) + "\0").utf8)
        for (degrees, minutes, thousandths) in [north, east] {
            tiff += long(degrees) + long(1) + long(minutes) + long(1) + long(thousandths) + long(1000)
        }
        let body = Array("Exif\0\0".utf8) + tiff
        let length = body.count + 2
        return Data([0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + body)
    }
}
