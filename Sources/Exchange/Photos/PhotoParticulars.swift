public import Foundation

/// What a camera wrote into a JPEG (EXIF): when, where, which way up.
///
/// After CIPA DC-008 (Exif 2.32) and TIFF 6.0. Files are hostile until proven otherwise: every offset is checked, no
/// directory is followed twice, and whatever does not fit is as if it were not there.
public struct PhotoParticulars: Hashable, Sendable {
    /// Which way up, 1 to 8; 1 where nothing is said.
    public private(set) var orientation = 1
    /// The camera's civil time in milliseconds, counted as if its zone were UTC.
    public private(set) var civilMilliseconds: Int64?
    /// The camera's offset from UTC in seconds; most cameras do not say.
    public private(set) var secondsFromUTC: Int?
    /// Longitude in degrees.
    public private(set) var longitude: Double?
    /// Latitude in degrees.
    public private(set) var latitude: Double?

    /// Reads a file; nothing is found in files that are no JPEG.
    public init(_ data: Data) {
        guard let block = Self.exifBlock(Array(data.prefix(1 << 20))) else { return }
        guard let tiff = TIFFDirectory.Reader(block) else { return }
        let main = tiff.directory(at: tiff.firstOffset)
        if let value = main.number(0x0112), (1...8).contains(value) { orientation = value }
        var time = main.text(0x0132)
        if let offset = main.number(0x8769) {
            let exif = tiff.directory(at: offset)
            time = exif.text(0x9003) ?? time
            secondsFromUTC = exif.text(0x9011).flatMap(Self.offset)
        }
        civilMilliseconds = time.flatMap(Self.milliseconds)
        if let offset = main.number(0x8825) { readPosition(tiff.directory(at: offset)) }
    }

    private mutating func readPosition(_ gps: TIFFDirectory) {
        guard let south = gps.text(1), let north = gps.degrees(2), let west = gps.text(3), let east = gps.degrees(4),
            north <= 90, east <= 180
        else { return }
        // 0, 0 is what phones write that know nothing.
        if north == 0, east == 0 { return }
        latitude = south.hasPrefix("S") ? -north : north
        longitude = west.hasPrefix("W") ? -east : east
    }

    /// The bytes after `Exif\0\0` of the first APP1 segment that has them.
    private static func exifBlock(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count > 4, bytes[0] == 0xFF, bytes[1] == 0xD8 else { return nil }
        var at = 2
        while at + 4 <= bytes.count, bytes[at] == 0xFF {
            let marker = bytes[at + 1]
            if marker == 0xFF {
                at += 1
                continue
            }
            if marker == 0xDA || marker == 0xD9 { return nil }
            let length = Int(bytes[at + 2]) << 8 | Int(bytes[at + 3])
            guard length >= 2, at + 2 + length <= bytes.count else { return nil }
            let body = bytes[(at + 4)..<(at + 2 + length)]
            if marker == 0xE1, body.starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0]) { return Array(body.dropFirst(6)) }
            at += 2 + length
        }
        return nil
    }

    /// `2025:06:15 09:30:00` as milliseconds.
    private static func milliseconds(_ text: String) -> Int64? {
        let parts = text.split { $0 == ":" || $0 == " " }.compactMap { Int($0) }
        guard parts.count >= 6, let day = CalendarDay(year: parts[0], month: parts[1], day: parts[2]),
            (1990...2100).contains(parts[0]), (0..<24).contains(parts[3]), (0..<60).contains(parts[4]),
            (0...60).contains(parts[5])
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
        let start = calendar.date(from: DateComponents(year: day.year, month: day.month, day: day.day))
        guard let start else { return nil }
        let seconds = parts[3] * 3600 + parts[4] * 60 + parts[5]
        return Int64(start.timeIntervalSince1970) * 1000 + Int64(seconds) * 1000
    }

    /// `+08:00` in seconds.
    private static func offset(_ text: String) -> Int? {
        let parts = text.dropFirst().split(separator: ":").compactMap { Int($0) }
        guard parts.count == 2, (0...14).contains(parts[0]), (0..<60).contains(parts[1]) else { return nil }
        return (text.hasPrefix("-") ? -1 : 1) * (parts[0] * 3600 + parts[1] * 60)
    }
}
