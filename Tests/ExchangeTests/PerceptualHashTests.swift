import Exchange
import Foundation
import TestSupport
import Testing

/// The distances of the design's table (23 pictures of scikit-image): what is the same picture again, and what is not.
///
/// `QINGXI_PICTURES` names a folder of JPEG files to measure in place of the made ones.
@Suite("Perceptual hashes")
struct PerceptualHashTests {
    private static let pictures: [TestPicture] = {
        guard let path = ProcessInfo.processInfo.environment["QINGXI_PICTURES"] else {
            return (1...12).map { TestPicture(seed: $0) }
        }
        let folder = URL(fileURLWithPath: path)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
        return names.compactMap { name in
            guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)),
                let picture = try? JPEGPicture(data)
            else { return nil }
            return TestPicture(width: picture.width, height: picture.height, pixels: picture.pixelBytes)
        }
    }()

    private func hash(_ picture: TestPicture, quality: Int = 95) throws -> PerceptualHash {
        PerceptualHash(try JPEGPicture(try picture.jpeg(quality: quality)))
    }

    private func bits(_ one: UInt64, _ two: UInt64) -> Int { (one ^ two).nonzeroBitCount }

    /// The largest distances over all pictures between each and what is made of it.
    private func largest(
        quality: Int = 95, _ make: (TestPicture) -> TestPicture
    ) throws -> (difference: Int, cosine: Int, best: Int) {
        var found = (difference: 0, cosine: 0, best: 0)
        for picture in Self.pictures {
            let (one, two) = (try hash(picture), try hash(make(picture), quality: quality))
            let (difference, cosine) = (bits(one.difference, two.difference), bits(one.cosine, two.cosine))
            found.difference = max(found.difference, difference)
            found.cosine = max(found.cosine, cosine)
            found.best = max(found.best, min(difference, cosine))
        }
        return found
    }

    @Test("saved again at lower quality, at half size, brighter or with a date stamp it is within 8 bits: a re-upload")
    func sameAgain() throws {
        let brighter: (TestPicture) -> TestPicture = { $0.mapped { UInt8(min(255, Int($0) * 12 / 10)) } }
        for (name, found) in [
            ("quality 60", try largest(quality: 60) { $0 }), ("quality 20", try largest(quality: 20) { $0 }),
            ("half size", try largest { $0.halved }), ("20 % brighter", try largest(brighter)),
            ("date stamp", try largest { $0.stamped }),
        ] {
            #expect(found.best <= 8, "\(name): \(found)")
        }
    }

    @Test("a date stamp changes dHash by few bits; pHash alone would miss it")
    func stamp() throws {
        #expect(try largest { $0.stamped }.difference <= 8)
    }

    @Test("cropped by 3 % it is within 14 bits, for a reviewer; cropped by 10 % it can be beyond")
    func cropped() throws {
        let little = try largest { $0.cropped(0.03) }
        #expect(little.best <= 14, "\(little)")
        #expect(try largest { $0.cropped(0.10) }.best > little.best)
    }

    @Test("seen in a mirror it is another picture to either hash: no re-use is claimed")
    func mirrored() throws {
        #expect(try largest { $0.mirrored }.best > 14)
    }

    @Test("different pictures lie beyond the 8 bits of a re-upload, and their median near 32")
    func different() throws {
        let hashes = try Self.pictures.map { try hash($0) }
        var distances: [Int] = []
        for (index, one) in hashes.enumerated() {
            for two in hashes[(index + 1)...] {
                distances.append(min(bits(one.difference, two.difference), bits(one.cosine, two.cosine)))
            }
        }
        distances.sort()
        // The table: 5 % of pairs below 22 to 24 bits, median 32, for one hash; the smaller of two lies a little lower.
        #expect(distances[distances.count / 20] > 14, "\(distances.prefix(10))")
        #expect((24...36).contains(distances[distances.count / 2]))
    }
}
