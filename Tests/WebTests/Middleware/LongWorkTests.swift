import Testing

@testable import Web

@Suite("Work that takes long")
struct LongWorkTests {
    @Test(
        "files, lists taken in, photos and changes of many records go to threads of their own",
        arguments: [
            "/imports", "/imports/drafts/a/check", "/api/v1/imports/drafts", "/api/v1/evidence/photos", "/evidence/x",
            "/geodata/export.gpkg", "/api/v1/geodata/export.gpkg", "/relief/1/2/3", "/visits/outbox",
            "/register/villages/export.xlsx", "/register/villages/batch/check", "/api/v1/records/village/batch",
            "/areas/5/indicators/treatmentRate/export.csv", "/spotchecks/3/report.docx",
            "/api/v1/field/visits/a-b/photos", "/spotchecks/photos/abc/thumb",
        ])
    func long(path: String) {
        #expect(LongWork.takesLong(path))
    }

    @Test(
        "pages and records are answered where they arrive",
        arguments: [
            "", "/", "/areas/5", "/places/197", "/register/villages", "/api/v1/records/village/197", "/visits",
            "/spotchecks/3", "/map/tiles/villages/8/1/2.mvt", "/api", "/api/v1", "//",
        ])
    func short(path: String) {
        #expect(!LongWork.takesLong(path))
    }
}
