import Domain
import Foundation
import Governance
import HTTPTypes
import Hummingbird
import Testing

@testable import Web

@Suite("Forms of records")
struct FormTests {
    @Test("a change without the session's token is refused, and nothing is kept")
    func tokenNeeded() async throws {
        try await SiteFixture.editing("东县自然村2") { east, path in
            let check = try await east.nobody.signedIn("check")
            let foreign = try await check.get("/account").field("csrf") ?? ""
            for token in ["", "0", foreign] {
                let answer = try await east.post(
                    path + "/edit", ["csrf": token, "status": "treated", "validFrom": SiteFixture.today])
                #expect(answer.status == 403)
            }
            #expect(try await east.nobody.post(path + "/edit", ["status": "treated"]).status == 303)
            #expect(try await !east.get(path).contains("name=\"done\""))
            #expect(try await east.get(path).contains("未治理"))
        }
    }

    @Test("a change shows with its source, and its history keeps what was before")
    func edit() async throws {
        try await SiteFixture.editing("东县自然村2") { east, path in
            let answer = try await east.edit(
                path, ["status": "treated", "registeredPopulation": "２１０人", "validFrom": "2025-06-01"])
            #expect(answer.location == path + "?done=saved")
            let page = try await east.get(path)
            #expect(page.contains("210 人"))
            #expect(page.contains("页面填报 · 用户 east"))
            #expect(page.contains("<del>200 人</del>"))
            let before = try await east.get(path + "?asOf=2025-05-31")
            #expect(before.contains("200 人"))
            let unknown = try await east.get(path + "?known=2025-06-14")
            #expect(unknown.contains("200 人") && !unknown.contains("210 人"))
        }
    }

    @Test("a change may say where it comes from, which the values and the history show")
    func source() async throws {
        try await SiteFixture.editing("东县自然村2") { east, path in
            #expect(try await east.get(path + "/edit").contains("name=\"source\""))
            let source = "东府办〔2025〕7 号"
            let answer = try await east.edit(
                path, ["status": "treated", "source": source, "validFrom": "2025-06-01"])
            #expect(answer.location == path + "?done=saved")
            let page = try await east.get(path)
            #expect(page.contains("页面填报 · 用户 east · \(source)") && page.contains("来源：\(source)"))
            let long = try await east.edit(
                path,
                ["status": "controlled", "source": String(repeating: "长", count: 201), "validFrom": "2025-06-02"])
            #expect(long.status == 422 && long.contains("href=\"#f-source\""))
        }
    }

    @Test("what is no number comes back with the field, the reason and what was typed")
    func faults() async throws {
        try await SiteFixture.editing("东县自然村2") { east, path in
            let answer = try await east.edit(
                path, ["registeredPopulation": "约两百", "validFrom": "2025-02-30"])
            #expect(answer.status == 422)
            #expect(answer.contains("约两百") && answer.contains("href=\"#f-registeredPopulation\""))
            #expect(answer.contains("href=\"#f-validFrom\""))
        }
    }

    @Test("of two who edit at once the second sees the other's values beside the own")
    func conflict() async throws {
        try await SiteFixture.editing("东县自然村2") { east, path in
            let form = try await east.get(path + "/edit")
            var fields = [
                "csrf": form.field("csrf") ?? "", "version": form.field("version") ?? "",
                "validFrom": SiteFixture.today,
            ]
            fields["registeredPopulation"] = "220"
            #expect(try await east.post(path + "/edit", fields).status == 303)
            fields["registeredPopulation"] = "230"
            let second = try await east.post(path + "/edit", fields)
            #expect(second.status == 409)
            #expect(second.contains("220 人") && second.contains("230 人"))
            fields["version"] = second.field("version") ?? ""
            #expect(try await east.post(path + "/edit", fields).status == 303)
            #expect(try await east.get(path).contains("230 人"))
        }
    }

    @Test("a county has no values of a village: its page shows none, and nobody can state any")
    func countyWithoutValues() async throws {
        let site = try await SiteFixture()
        let (county, platform) = (site.id("东县"), site.configuration.platform)
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            #expect(try await east.get("/places/\(county)/edit").status == 404)
            let page = try await east.get("/places/\(county)")
            #expect(page.status == 200 && !page.contains("常住户数"))
        }
        await #expect(throws: AccessError.notFound) {
            try await RegisterDesk(platform).edit(
                .village, county,
                RegisterDesk.Edit(["registeredPopulation": .integer(1)], validFrom: platform.today),
                access: .commandLine(name: "test"))
        }
    }

    @Test("a new facility stands where its village's name or code says")
    func create() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let form = try await east.get("/records/facilities/new?place=\(site.id("东县自然村2"))")
            #expect(form.field("place") == nil || form.contains("990101100201002"))
            var fields = ["csrf": form.field("csrf") ?? "", "name": "二号站", "validFrom": SiteFixture.today]
            fields["place"] = "西县自然村1"
            #expect(try await east.post("/records/facilities", fields).status == 422)
            fields["place"] = "东县自然村2"
            let answer = try await east.post("/records/facilities", fields)
            #expect(answer.status == 303)
            #expect(try await east.get(answer.location ?? "").contains("二号站"))
            #expect(try await east.get("/places/\(site.id("东县自然村2"))").contains("二号站"))
        }
    }

    @Test("a record is accepted by another person than the one who recorded it")
    func acceptance() async throws {
        let site = try await SiteFixture()
        let path = "/places/\(site.id("东县自然村3"))"
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let check = try await visitor.signedIn("check")
            let csrf = try await east.get(path + "/edit").field("csrf") ?? ""
            _ = try await east.edit(path, ["status": "controlled"])
            #expect(try await east.post(path + "/accept", ["csrf": csrf]).status == 403)
            let token = try await check.get("/account").field("csrf") ?? ""
            #expect(try await check.post(path + "/accept", ["csrf": token]).location == path + "?done=accepted")
            #expect(try await east.get(path).contains("已审核"))
        }
    }

    @Test("an upload in pieces gives fields and files; a broken one is refused")
    func multipart() throws {
        let body =
            "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n--b\r\n"
            + "Content-Disposition: form-data; name=\"file\"; filename=\"../表.csv\"\r\nContent-Type: text/csv\r\n\r\n"
            + "a,b\r\n1,2\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n--b--\r\n"
        for size in [1, 3, 7, 1000] {
            var reader = try MultipartReader(contentType: "multipart/form-data; boundary=b")
            var rest = Array(body.utf8)[...]
            while !rest.isEmpty {
                try reader.take(Array(rest.prefix(size)))
                rest = rest.dropFirst(size)
            }
            let form = try reader.finish()
            defer { form.removeFiles() }
            #expect(form["csrf"] == "abc")
            #expect(form["empty"] == "")
            #expect(form.file("file")?.name == "表.csv")
            #expect(form.file("file")?.size == 10)
        }
        var reader = try MultipartReader(contentType: "multipart/form-data; boundary=b")
        try reader.take(Array(body.utf8.prefix(80)))
        #expect(throws: Problem.self) { try reader.finish() }
        reader.abandon()
    }

    @Test("texts of an upload lose NUL characters, and all of them together have a limit")
    func multipartTexts() throws {
        func part(_ name: String, _ value: String) -> [UInt8] {
            Array("--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        var reader = try MultipartReader(contentType: "multipart/form-data; boundary=b")
        try reader.take(part("name", "甲\0乙") + Array("--b--\r\n".utf8))
        #expect(try reader.finish()["name"] == "甲乙")
        var many = try MultipartReader(contentType: "multipart/form-data; boundary=b")
        let long = String(repeating: "a", count: MultipartReader.longestFields / 4)
        for number in 0..<3 { try many.take(part("f\(number)", long)) }
        var problem: Problem?
        do { for number in 3..<6 { try many.take(part("f\(number)", long)) } } catch { problem = error as? Problem }
        #expect(problem?.status == .contentTooLarge)
        many.abandon()
    }

    @Test("a form without the version that was seen, or with none that can be read, is refused with what was typed")
    func versionNeeded() async throws {
        try await SiteFixture.editing("东县自然村2") { east, path in
            let csrf = try await east.get(path + "/edit").field("csrf") ?? ""
            for version in [nil, "", "abc", "-1", "99999999999999999999"] {
                var fields = ["csrf": csrf, "registeredPopulation": "231", "validFrom": SiteFixture.today]
                fields["version"] = version
                let answer = try await east.post(path + "/edit", fields)
                #expect(answer.status == 428)
                #expect(answer.contains("看到的是哪个版本") && answer.contains("231 人"))
                #expect(answer.contains("value=\"231\""))
                #expect(answer.field("version").flatMap { Int64($0) } != nil)
            }
            #expect(try await !east.get(path).contains("231 人"))
        }
    }

    @Test("a day in the year 1 or 2300 is refused by name", arguments: ["0001-01-02", "1899-12-31", "2300-01-01"])
    func unlikelyDay(_ day: String) async throws {
        try await SiteFixture.editing("东县自然村2") { east, path in
            let answer = try await east.edit(path, ["status": "treated", "validFrom": day])
            #expect(answer.status == 422 && answer.contains("1900-01-01"))
            #expect(answer.contains("href=\"#f-validFrom\"") && answer.contains(day))
        }
    }
}
