import CTurboJPEG
public import Foundation

/// A JPEG held as pixels, turned upright (照片): for thumbnails, copies without particulars, and hashes.
public struct JPEGPicture: Sendable {
    /// No picture with more pixels is decoded: a small file can claim a huge size.
    public static let mostPixels = 64_000_000

    /// The width in pixels.
    public let width: Int
    /// The height in pixels.
    public let height: Int
    /// Red, green and blue of every pixel, row by row.
    let pixels: [UInt8]

    init(width: Int, height: Int, pixels: [UInt8]) {
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// A picture of given pixels.
    ///
    /// - Parameter rgb: Red, green and blue of every pixel, row by row; nil comes back where there are more or fewer.
    public init?(width: Int, height: Int, rgb: [UInt8]) {
        guard width > 0, height > 0, width <= Self.mostPixels / height, rgb.count == width * height * 3 else {
            return nil
        }
        self.init(width: width, height: height, pixels: rgb)
    }

    /// Decodes a file and turns it upright by its EXIF orientation.
    ///
    /// - Parameter longestSide: Where a smaller picture is enough, libjpeg-turbo decodes to the next size that is not
    ///   below it, which is many times faster; nil for all pixels.
    /// - Throws: ``PictureError``.
    public init(_ data: Data, longestSide: Int? = nil) throws(PictureError) {
        let decoded = try Self.decode(Array(data), longestSide: longestSide)
        self = decoded.turned(by: PhotoParticulars(data).orientation)
    }

    private static func decode(_ bytes: [UInt8], longestSide: Int?) throws(PictureError) -> JPEGPicture {
        guard let decoder = tjInitDecompress() else { throw .unreadable("libturbojpeg") }
        defer { tjDestroy(decoder) }
        var width: Int32 = 0
        var height: Int32 = 0
        var sampling: Int32 = 0
        var colours: Int32 = 0
        let size = UInt(bytes.count)
        guard tjDecompressHeader3(decoder, bytes, size, &width, &height, &sampling, &colours) == 0, width > 0,
            height > 0
        else { throw .unreadable(String(cString: tjGetErrorStr2(decoder))) }
        guard Int(width) * Int(height) <= mostPixels else {
            throw .tooLarge(width: Int(width), height: Int(height))
        }
        let scaled = scaling(width, height, longestSide)
        var pixels = [UInt8](repeating: 0, count: Int(scaled.width) * Int(scaled.height) * 3)
        // Damaged files decode with a warning (-1 and a picture); only what gives no picture at all is refused.
        let status = tjDecompress2(
            decoder, bytes, size, &pixels, scaled.width, 0, scaled.height, Int32(TJPF_RGB.rawValue), 0)
        if status != 0, tjGetErrorCode(decoder) != Int32(TJERR_WARNING.rawValue) {
            throw .unreadable(String(cString: tjGetErrorStr2(decoder)))
        }
        return JPEGPicture(width: Int(scaled.width), height: Int(scaled.height), pixels: pixels)
    }

    /// The smallest size that libjpeg-turbo decodes to and whose longest side is not below the one wanted.
    private static func scaling(_ width: Int32, _ height: Int32, _ wanted: Int?) -> (width: Int32, height: Int32) {
        guard let wanted else { return (width, height) }
        var count: Int32 = 0
        guard let factors = tjGetScalingFactors(&count) else { return (width, height) }
        var best = (width: width, height: height)
        for index in 0..<Int(count) where factors[index].num < factors[index].denom {
            let factor = factors[index]
            let scaled = (
                width: (width * factor.num + factor.denom - 1) / factor.denom,
                height: (height * factor.num + factor.denom - 1) / factor.denom
            )
            if max(scaled.width, scaled.height) >= wanted, scaled.width < best.width { best = scaled }
        }
        return best
    }

    /// The picture with its longest side not above a number of pixels, each new pixel the mean of those it covers.
    public func fitted(longestSide: Int) -> JPEGPicture {
        let longest = max(width, height)
        guard longest > longestSide, longestSide > 0 else { return self }
        return resized(
            width: max(1, width * longestSide / longest), height: max(1, height * longestSide / longest))
    }

    private func resized(width newWidth: Int, height newHeight: Int) -> JPEGPicture {
        var result = [UInt8](repeating: 0, count: newWidth * newHeight * 3)
        for row in 0..<newHeight {
            let top = row * height / newHeight
            let bottom = max(top + 1, (row + 1) * height / newHeight)
            for column in 0..<newWidth {
                let left = column * width / newWidth
                let right = max(left + 1, (column + 1) * width / newWidth)
                var sums = (0, 0, 0)
                for y in top..<bottom {
                    for x in left..<right {
                        let at = (y * width + x) * 3
                        sums.0 += Int(pixels[at])
                        sums.1 += Int(pixels[at + 1])
                        sums.2 += Int(pixels[at + 2])
                    }
                }
                let count = (bottom - top) * (right - left)
                let at = (row * newWidth + column) * 3
                result[at] = UInt8(sums.0 / count)
                result[at + 1] = UInt8(sums.1 / count)
                result[at + 2] = UInt8(sums.2 / count)
            }
        }
        return JPEGPicture(width: newWidth, height: newHeight, pixels: result)
    }

    /// The picture as a JPEG without any particulars: neither position nor time nor camera.
    ///
    /// - Parameter quality: 1 to 100.
    /// - Throws: ``PictureError``.
    public func encoded(quality: Int = 80) throws(PictureError) -> Data {
        guard let encoder = tjInitCompress() else { throw .unreadable("libturbojpeg") }
        defer { tjDestroy(encoder) }
        var buffer: UnsafeMutablePointer<UInt8>?
        var size: UInt = 0
        let status = tjCompress2(
            encoder, pixels, Int32(width), 0, Int32(height), Int32(TJPF_RGB.rawValue), &buffer, &size,
            Int32(TJSAMP_420.rawValue), Int32(min(100, max(1, quality))), 0)
        defer { tjFree(buffer) }
        guard status == 0, let buffer else { throw .unreadable(String(cString: tjGetErrorStr2(encoder))) }
        return Data(bytes: buffer, count: Int(size))
    }

    /// The pixels, for a hash that does not change when a file is saved with other particulars.
    public var pixelBytes: [UInt8] { pixels }
}
