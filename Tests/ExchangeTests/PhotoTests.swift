import Exchange
import Foundation
import Testing

@Suite("Photos")
struct PhotoTests {
    /// A JPEG's start with an EXIF block, after CIPA DC-008: orientation 6, 2025-06-15 09:30:05, 23°7′30″ N 112°30′ E.
    static func exif(orientation: UInt16 = 6) -> Data {
        var tiff: [UInt8] = Array("II".utf8) + [42, 0, 8, 0, 0, 0]
        func short(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8 & 255)] }
        func long(_ value: Int) -> [UInt8] { short(value & 0xFFFF) + short(value >> 16) }
        func entry(_ tag: Int, _ type: Int, _ count: Int, _ value: [UInt8]) -> [UInt8] {
            short(tag) + short(type) + long(count) + value
        }
        // IFD0 at 8 with three entries ends at 50; EXIF at 50 ends at 68; GPS at 68 ends at 122; data from 122.
        tiff += short(3) + entry(0x0112, 3, 1, short(Int(orientation)) + [0, 0])
        tiff += entry(0x8769, 4, 1, long(50)) + entry(0x8825, 4, 1, long(68)) + long(0)
        tiff += short(1) + entry(0x9003, 2, 20, long(122)) + long(0)
        tiff += short(4) + entry(1, 2, 2, Array("N\0\0\0".utf8)) + entry(2, 5, 3, long(142))
        tiff += entry(3, 2, 2, Array("E\0\0\0".utf8)) + entry(4, 5, 3, long(166)) + long(0)
        tiff += Array("2025:06:15 09:30:05\0".utf8)
        for value in [23, 7, 30] { tiff += long(value) + long(1) }
        for value in [112, 30, 0] { tiff += long(value) + long(1) }
        let body = Array("Exif\0\0".utf8) + tiff
        let length = body.count + 2
        return Data([0xFF, 0xD8, 0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + body + [0xFF, 0xDA, 0, 2])
    }

    @Test("time, position and orientation are read from EXIF")
    func particulars() {
        let found = PhotoParticulars(Self.exif())
        #expect(found.orientation == 6)
        #expect(found.latitude == 23.125 && found.longitude == 112.5)
        // date -ud '2025-06-15 09:30:05' +%s
        #expect(found.civilMilliseconds == 1_749_979_805_000)
    }

    @Test("damaged EXIF is as if it were not there, whatever is cut or changed")
    func fuzz() {
        let whole = Array(Self.exif())
        for length in 0..<whole.count { _ = PhotoParticulars(Data(whole.prefix(length))) }
        var state: UInt64 = 1
        for _ in 0..<20_000 {
            var bytes = whole
            for _ in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 25)
            }
            let found = PhotoParticulars(Data(bytes))
            #expect((1...8).contains(found.orientation))
            #expect(found.latitude.map { abs($0) <= 90 } ?? true)
            #expect(found.longitude.map { abs($0) <= 180 } ?? true)
        }
    }

    @Test("what is no JPEG is refused, not decoded")
    func refused() {
        for bytes in [Data(), Data([0xFF, 0xD8]), Data("no picture".utf8), Self.exif()] {
            #expect(throws: PictureError.self) { try JPEGPicture(bytes) }
        }
    }
}
