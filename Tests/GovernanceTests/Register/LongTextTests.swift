import Domain
import Governance
import Testing

@Suite("Texts of records")
struct LongTextTests {
    private func field(_ key: String, of kind: RecordKind = .village) throws -> Field {
        try #require(kind.field(key))
    }

    @Test("a remark keeps all its characters up to the limit, and a longer one is refused by name, not cut")
    func length() throws {
        let remarks = try field("remarks")
        let long = String(repeating: "水", count: 2000)
        #expect(FieldInput.read(long, as: remarks) == .value(.text(long)))
        for count in [2001, 30_000] {
            guard case .refused(let message) = FieldInput.read(String(repeating: "水", count: count), as: remarks) else {
                Issue.record("\(count) characters were taken")
                continue
            }
            #expect(message.zh.contains("\(count)") && message.en.contains("2000"))
        }
    }

    @Test("a remark keeps its lines, a short text has a blank in their place, and a wrapped name is one name")
    func lines() throws {
        let text = "第一行\r\n第二行\r第三行\n\n第五行\u{2028}完\t。\u{0}\u{200B}"
        #expect(
            FieldInput.read(text, as: try field("remarks")) == .value(.text("第一行\n第二行\n第三行\n\n第五行\n完 。")))
        #expect(FieldInput.read("张三\n李四", as: try field("keeper", of: .facility)) == .value(.text("张三 李四")))
        #expect(FieldInput.read("南街\n街道", as: try field("name", of: .facility)) == .value(.text("南街街道")))
    }
}
