import Domain
import Exchange
import HTTPTypes
import Testing

@testable import Web

@Suite("A machine without GDAL")
struct MissingLibraryTests {
    @Test("what needs the library is answered 503 and says what to install; a bad file stays the sender's to mend")
    func status() {
        let missing = ExchangeError.geodata(.noLibrary, file: "东县.gpkg", detail: "libgdal.so.32").problem
        #expect(missing.status == .serviceUnavailable && missing.code == "geodata.noLibrary")
        #expect(missing.detail.zh.contains("libgdal32") && missing.detail.en.contains("libgdal32"))
        #expect(missing.title.en != Problem.title(of: .serviceUnavailable).en)
        let bad = ExchangeError.geodata(.notGeodata, file: "a.gpkg", detail: "").problem
        #expect(bad.status == .unprocessableContent)
    }
}
