import Domain
import Governance
import HTTPTypes
import Hummingbird
import TestSupport
import Testing

@testable import Web

@Suite("Records by the API")
struct RecordAPITests {
    @Test("a record has its values with units, and on request where each comes from", arguments: Engine.allCases)
    func record(engine: Engine) async throws {
        let fixture = try await SiteFixture(engine)
        try await fixture.runProgram { program in
            let path = "/records/village/\(fixture.id("东县自然村2"))"
            let reply = try await program.get(path)
            #expect(reply["name"]?.text == "东县自然村2" && reply["kind"]?.text == "village")
            #expect(reply["values"]?["registeredPopulation"]?.integer == 200)
            #expect(reply["values"]?["residentPopulation"] == nil)
            #expect(reply["units"]?["registeredPopulation"]?["zh"]?.text == "人")
            #expect(reply["validFrom"]?.text == "2024-01-01" && reply["validTo"] == .null)
            #expect(reply.headers[.eTag] == "\"\(reply["version"]?.integer ?? 0)\"")
            let origin = try await program.get(path + "?origins=true")["origins"]?["registeredPopulation"]
            #expect(origin?["locus"]?.text == "list row 7" && origin?["by"]?.text == "planter")
            #expect(origin?["recordedAt"]?.text == "2024-01-10T03:59:59Z")
            let facts = try await program.get(path + "/facts")
            #expect(facts["items"]?.items.count == 2)
            #expect(facts["items"]?.items.first?["values"]?["status"]?.text == "untreated")
            #expect(try await program.get(path + "?asOf=2023-06-01")["values"]?.members.isEmpty == true)
        }
    }

    @Test("a list goes forward and back by cursors, in the order asked for, and every filter narrows it")
    func list() async throws {
        let fixture = try await SiteFixture()
        try await fixture.runProgram { program in
            let base = "/records/villages?area=\(fixture.id("东县"))&level=6&sort=-registeredPopulation&limit=2"
            let first = try await program.get(base)
            func names(_ reply: Reply) -> [String] { (reply["items"]?.items ?? []).compactMap { $0["name"]?.text } }
            #expect(names(first) == ["东县自然村3", "东县自然村2"])
            #expect(first["previous"] == .null)
            #expect(first["items"]?.items.first?["place"]?["name"]?.text == "东县村")
            let second = try await program.get(base + "&cursor=" + (first["next"]?.text ?? ""))
            #expect(names(second).first == "东县自然村1" && names(second).count == 2)
            let back = try await program.get(base + "&cursor=" + (second["previous"]?.text ?? ""))
            #expect(names(back) == names(first))
            #expect(names(try await program.get("/records/villages?status=treated")) == ["东县自然村1"])
            #expect(names(try await program.get("/records/villages?status=-&level=naturalVillage")).count == 2)
            #expect(names(try await program.get("/records/villages?registeredPopulation.min=150")).count == 2)
            #expect(names(try await program.get("/records/villages?registeredPopulation=300")) == ["东县自然村3"])
            #expect(
                names(try await program.get("/records/facilities?areaCode=990101&state=normal&code=F-1")) == ["东县一号站"])
            #expect(names(try await program.get("/records/toilets")).isEmpty)
        }
    }

    @Test("a change is stated from its day on, answers with the new state, and the version must be the one seen")
    func edit() async throws {
        let fixture = try await SiteFixture()
        try await fixture.runProgram { program in
            let path = "/records/village/\(fixture.id("东县自然村2"))"
            let version = try await program.get(path)["version"]?.integer ?? 0
            let body =
                #"{"values":{"status":"treated","registeredPopulation":null},"validFrom":"2025-06-01","version":\#(version)}"#
            let done = try await program.send(.patch, path, body)
            #expect(done.status == 200, "\(done.text)")
            #expect(done["values"]?["status"]?.text == "treated")
            #expect(done["values"]?["registeredPopulation"] == nil)
            #expect(try await program.get(path + "?asOf=2025-05-31")["values"]?["status"]?.text == "untreated")
            let late = try await program.send(
                .patch, path, #"{"values":{"status":"controlled"},"version":\#(version)}"#)
            #expect(late.isProblem(409) && late["code"]?.text == "changed-meanwhile")
            let byTag = try await program.send(
                .patch, path, #"{"values":{"status":"controlled"}}"#, headers: [.ifMatch: "\"\(version)\""])
            #expect(byTag.isProblem(412))
            let fresh = try await program.send(
                .patch, path, #"{"values":{"status":"controlled"},"source":"现场核查"}"#,
                headers: [.ifMatch: done.headers[.eTag] ?? ""])
            #expect(fresh.status == 200)
            let facts = try await program.get(path + "/facts")
            #expect(facts["items"]?.items.first?["channel"]?.text == "api")
            #expect(facts["items"]?.items.first?["locus"]?.text == "api")
            #expect(facts["items"]?.items.first?["source"]?.text == "现场核查")
            #expect(facts["items"]?.items.last?["source"] == nil)
        }
    }

    @Test("a part that is larger than its whole is refused with 422, and the field is named")
    func partTooLarge() async throws {
        let fixture = try await SiteFixture()
        try await fixture.runProgram { program in
            let path = "/records/village/\(fixture.id("东县自然村2"))"
            let version = try await program.get(path)["version"]?.integer ?? 0
            let reply = try await program.send(
                .patch, path,
                #"{"values":{"improvedToiletHouseholds":1,"connectedToiletHouseholds":5},"version":\#(version)}"#)
            #expect(reply.isProblem(422) && reply["code"]?.text == "connected-more-than-improved")
            #expect(reply.text.contains(#""connectedToiletHouseholds""#))
            #expect(try await program.get(path)["values"]?["connectedToiletHouseholds"] == nil)
        }
    }

    @Test("a change that names no version is refused with 428, whoever asks about whatever")
    func versionNeeded() async throws {
        let fixture = try await SiteFixture()
        try await fixture.runProgram { program in
            let own = "/records/village/\(fixture.id("东县自然村2"))"
            for path in [own, "/records/village/\(fixture.id("西县自然村1"))", "/records/village/999999"] {
                for tag in [nil, "*"] {
                    var headers: HTTPFields = [:]
                    headers[.ifMatch] = tag
                    let reply = try await program.send(
                        .patch, path, #"{"values":{"status":"treated"}}"#, headers: headers)
                    #expect(reply.isProblem(428) && reply["code"]?.text == "version-missing")
                    #expect(reply["details"]?["zh"]?.text?.contains("If-Match") == true)
                }
            }
            #expect(try await program.get(own)["values"]?["status"]?.text == "untreated")
        }
    }

    @Test("a day that cannot be right is refused by name, in changes of records and of areas")
    func unlikelyDay() async throws {
        let fixture = try await SiteFixture()
        try await fixture.runProgram { program in
            let path = "/records/village/\(fixture.id("东县自然村2"))"
            let version = try await program.get(path)["version"]?.integer ?? 0
            let replies = [
                try await program.send(
                    .patch, path,
                    #"{"values":{"status":"treated"},"validFrom":"0001-01-02","version":\#(version)}"#),
                try await program.send(
                    .post, "/records/facility",
                    #"{"values":{"name":"x","place":\#(fixture.id("东县自然村2"))},"validFrom":"0001-01-02"}"#),
                try await program.send(
                    .post, "/regions/\(fixture.id("东县自然村2"))/rename", #"{"name":"新","from":"0001-01-02"}"#),
            ]
            for reply in replies {
                #expect(reply.isProblem(422) && reply["code"]?.text == "day-out-of-range", "\(reply.text)")
            }
        }
    }

    @Test("a record is added in its place, accepted by another person, and not by the one who recorded it")
    func createAndAccept() async throws {
        let fixture = try await SiteFixture()
        let other = try await fixture.token("check", [.viewRegister, .acceptRecords], in: "东县")
        try await fixture.runProgram { program in
            let made = try await program.send(
                .post, "/records/facility",
                #"{"values":{"name":"二号站","place":\#(fixture.id("东县自然村1")),"designCapacity":12.5},"validFrom":"2025-03-01"}"#
            )
            #expect(made.status == 201)
            let path = "/records/facility/\(made["id"]?.integer ?? 0)"
            #expect(made["place"]?["name"]?.text == "东县自然村1" && made["values"]?["designCapacity"]?.number == 12.5)
            #expect(try await program.send(.post, path + "/accept").isProblem(403))
            let checker = Program(client: program.client, token: other)
            let accepted = try await checker.send(.post, path + "/accept")
            #expect(accepted.status == 200 && accepted["entry"]?.integer != nil)
            #expect(try await checker.send(.post, path + "/accept").isProblem(422))
            #expect(try await program.get(path + "/facts")["acceptance"]?["by"]?.text == "用户 check")
        }
    }

    @Test("places above and in other areas cannot be written to, and a foreign record is as one that does not exist")
    func foreign() async throws {
        let fixture = try await SiteFixture()
        try await fixture.runProgram { program in
            let foreign = "/records/village/\(fixture.id("西县自然村1"))"
            for (method, tail, body) in [
                (HTTPRequest.Method.get, "", nil), (.get, "/facts", nil),
                (.patch, "", #"{"values":{"status":"treated"},"version":1}"#), (.post, "/accept", nil),
            ] as [(HTTPRequest.Method, String, String?)] {
                let there = try await program.send(method, foreign + tail, body)
                let absent = try await program.send(method, "/records/village/999999" + tail, body)
                #expect(there.isProblem(404) && absent.isProblem(404))
                #expect(there["details"] == absent["details"] && there["code"] == absent["code"])
            }
            let outside = try await program.send(
                .post, "/records/facility", #"{"values":{"name":"x","place":\#(fixture.id("西县自然村1"))}}"#)
            let nowhere = try await program.send(
                .post, "/records/facility", #"{"values":{"name":"x","place":999999}}"#)
            #expect(outside.isProblem(422) && outside["details"] == nowhere["details"])
            #expect(try await program.get("/records/villages?area=\(fixture.id("西县"))").isProblem(404))
            #expect(try await !program.get("/records/villages").text.contains("西县"))
            #expect(try await !program.get("/search?q=" + PageURL.encode("西县")).text.contains("西县"))
        }
    }

    @Test("telephone numbers are shown to those who may see them only")
    func personal() async throws {
        let fixture = try await SiteFixture()
        let other = try await fixture.token("check", [.viewRegister], in: "东县")
        try await fixture.runProgram { program in
            let checker = Program(client: program.client, token: other)
            for path in [
                "/records/facility/\(fixture.facility)", "/records/facility/\(fixture.facility)/facts",
                "/records/facilities",
            ] {
                let shown = try await program.get(path)
                #expect(shown.text.contains("13800000000"))
                let hidden = try await checker.get(path)
                #expect(!hidden.text.contains("13800000000"))
            }
            let byPhone = try await checker.get("/records/facilities?phone=13800000000")
            #expect(byPhone.isProblem(400))
        }
    }
}
