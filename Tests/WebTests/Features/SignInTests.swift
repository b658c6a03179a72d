import Foundation
import HTTPTypes
import Testing

@testable import Web

@Suite("Signing in")
struct SignInTests {
    @Test("a page asked for without signing in leads to the form, and from there back to the page")
    func leadsBack() async throws {
        try await SiteFixture().run { visitor in
            let asked = try await visitor.get("/register/villages?status=treated")
            #expect(asked.status == 303)
            #expect(asked.location == "/login?next=%2Fregister%2Fvillages%3Fstatus%3Dtreated")
            let form = try await visitor.get(asked.location ?? "")
            #expect(form.field("next") == "/register/villages?status=treated")
            let known = Visitor(client: visitor.client, cookies: form.cookies)
            let answer = try await known.post(
                "/login",
                [
                    "csrf": form.field("csrf") ?? "", "login": "east", "password": SiteFixture.password,
                    "next": "/register/villages?status=treated",
                ])
            #expect(answer.location == "/register/villages?status=treated")
            let cookie = answer.headers[.setCookie] ?? ""
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"))
        }
    }

    @Test(
        "after signing in nobody is sent to another site",
        arguments: ["//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nX: y"])
    func noForeignTarget(_ target: String) {
        #expect(SignInRoutes.target(target) == "/")
    }

    @Test("a wrong password and an unknown name get the same answer")
    func sameAnswer() async throws {
        try await SiteFixture().run { visitor in
            var texts: [String] = []
            for login in ["east", "nobody"] {
                let form = try await visitor.get("/login")
                let known = Visitor(client: visitor.client, cookies: form.cookies)
                let answer = try await known.post(
                    "/login", ["csrf": form.field("csrf") ?? "", "login": login, "password": "wrong"])
                #expect(answer.status == 401)
                texts.append(answer.text.replacing(login, with: "").replacing(form.field("csrf") ?? "-", with: ""))
            }
            #expect(texts[0] == texts[1])
        }
    }

    @Test("the sign-in form is refused without its token")
    func tokenNeeded() async throws {
        try await SiteFixture().run { visitor in
            let answer = try await visitor.post("/login", ["login": "east", "password": SiteFixture.password])
            #expect(answer.status == 403)
            #expect(answer.cookies["qingxi"] == nil)
        }
    }

    @Test("who must change the password gets to no other page")
    func changeFirst() async throws {
        try await SiteFixture().run { visitor in
            let fresh = try await visitor.signedIn("fresh")
            for path in ["/", "/register/villages", "/account", "/search?q=x"] {
                #expect(try await fresh.get(path).location == "/account/password", "\(path)")
            }
            let form = try await fresh.get("/account/password")
            let answer = try await fresh.post(
                "/account/password",
                [
                    "csrf": form.field("csrf") ?? "", "current": SiteFixture.password, "new": "eight lakes rest calm",
                    "again": "eight lakes rest calm",
                ])
            #expect(answer.location == "/account?done=password")
        }
    }

    @Test("signing out ends the session")
    func signOut() async throws {
        try await SiteFixture().run { visitor in
            let east = try await visitor.signedIn("east")
            let token = try await east.get("/account").field("csrf") ?? ""
            #expect(try await east.post("/logout", ["csrf": token]).location == "/login")
            #expect(try await east.get("/account").status == 303)
        }
    }

    @Test("a token for programs is shown once, works as a bearer, and not after it was revoked")
    func tokens() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let csrf = try await east.get("/account").field("csrf") ?? ""
            let made = try await east.post(
                "/account/tokens",
                [
                    "csrf": csrf, "name": "county data", "permission": "view-register", "days": "30",
                    "area": "\(site.id("东县"))",
                ])
            let token = made.text.split(separator: "\"").joined().matchOfToken
            for (name, value) in [("area", "abc"), ("area", ""), ("area", "-1"), ("permission", "everything")] {
                var fields = [
                    "csrf": csrf, "name": "x", "permission": "view-register", "days": "30",
                    "area": "\(site.id("东县"))",
                ]
                fields[name] = value
                let refused = try await east.post("/account/tokens", fields)
                #expect(refused.status == 422 && refused.contains("令牌没有创建"))
                #expect(refused.text.matchOfToken.isEmpty)
            }
            #expect(made.status == 200)
            #expect(token.hasPrefix("qx_"))
            #expect(try await !east.get("/account").contains(token))
            let program = Visitor(client: visitor.client)
            let bearer: HTTPFields = [.authorization: "Bearer " + token]
            #expect(try await program.get("/places/\(site.id("东县自然村1"))", headers: bearer).status == 200)
            #expect(try await program.get("/places/\(site.id("西县自然村1"))", headers: bearer).status == 404)
            let revoke = try await east.get("/account").text.components(separatedBy: "/account/tokens/").last ?? ""
            let id = revoke.prefix { $0.isNumber }
            #expect(try await east.post("/account/tokens/\(id)/revoke", ["csrf": csrf]).status == 303)
            #expect(try await program.get("/places/\(site.id("东县自然村1"))", headers: bearer).status != 200)
        }
    }
}

extension String {
    /// The first token of ours in a text.
    fileprivate var matchOfToken: String {
        guard let start = range(of: "qx_") else { return "" }
        return String(self[start.lowerBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" })
    }
}
