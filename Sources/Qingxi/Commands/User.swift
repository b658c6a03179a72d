import ArgumentParser
import Domain
import Foundation
import Governance
import Store
import Tables

/// `qingxi user`: the first administrator, and help for whoever forgot a password.
struct User: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "用户 / users.", subcommands: [Create.self, Reset.self, List.self])

    /// `qingxi user create`.
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "新建用户 / create a user.")
        @Argument(help: "登录名 / login name.") var login: String
        @Option(help: "姓名或岗位 / name or post (default: the login name).") var name: String?
        @Option(help: "角色 / role: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
        var role: [String]
        @Option(help: "辖区代码，默认全国 / division code of the area (default: the nation).") var area: String?
        @OptionGroup var database: DatabaseOption

        func run() async throws {
            let platform = try database.platform()
            let roles = try role.map { text in
                guard let role = Role(rawValue: text) else {
                    let known = Role.allCases.map(\.rawValue).joined(separator: "、")
                    throw CommandFailure("没有角色 \(text)；可用：\(known)。", "There is no role \(text); there are: \(known).")
                }
                return role
            }
            let region = try Self.region(area, platform)
            let environment = AccessEnvironment(database: platform.database, now: platform.now)
            let user = try await failing {
                try await UserDirectory(environment).create(
                    NewUser(login: login, name: name ?? login, grants: roles.map { AreaGrant($0, in: region) }),
                    by: .commandLine(name: "cli"))
            }
            Output.line("\(login) / \(user.temporaryPassword ?? "")")
            Output.note("首次登录须修改密码。 The password must be changed at the first sign-in.")
        }

        private static func region(_ code: String?, _ platform: Platform) throws -> SubjectID {
            guard let code else { return .nation }
            let found = try platform.database.readSync {
                try RegionReader($0, asOf: platform.asOf()).region(code: code)?.id
            }
            guard let found else { throw CommandFailure("没有代码为 \(code) 的区划。", "There is no place with code \(code).") }
            return found
        }
    }

    /// `qingxi user reset-password`.
    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reset-password", abstract: "重置密码 / give a user a new temporary password.")
        @Argument(help: "登录名 / login name.") var login: String
        @OptionGroup var database: DatabaseOption

        func run() async throws {
            let platform = try database.platform(mustExist: true)
            let directory = UserDirectory(AccessEnvironment(database: platform.database, now: platform.now))
            let password = try await failing {
                let user = try await directory.user(login: login, by: .commandLine(name: "cli"))
                return try await directory.resetPassword(of: user.id, by: .commandLine(name: "cli"))
            }
            Output.line("\(login) / \(password)")
        }
    }

    /// `qingxi user list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "用户清单 / all users.")
        @OptionGroup var database: DatabaseOption

        func run() async throws {
            let platform = try database.platform(mustExist: true)
            let directory = UserDirectory(AccessEnvironment(database: platform.database, now: platform.now))
            let users = try await directory.users(by: .commandLine(name: "cli"), limit: 10_000)
            let asOf = platform.asOf()
            let areas = try platform.database.readSync { session in
                try RegionReader(session, asOf: asOf).regions(Set(users.flatMap { $0.grants.map(\.area) }))
            }
            for user in users {
                let roles = user.grants.map { "\($0.role.rawValue)@\(Self.text(areas[$0.area], $0.area))" }
                    .joined(separator: " ")
                Output.line("\(user.login)\t\(user.name)\t\(roles)\(user.isDisabled ? "\t停用/disabled" : "")")
            }
        }

        /// The code that `user create --area` takes.
        private static func text(_ area: Region?, _ id: SubjectID) -> String {
            guard id != .nation else { return "全国/nation" }
            guard let area else { return "#\(id)" }
            return area.code.isEmpty ? area.name : area.code
        }
    }
}

/// Turns an error of the use cases into a message for the command line.
func failing<T>(_ body: () async throws -> T) async throws -> T {
    do {
        return try await body()
    } catch let error as AccessError {
        throw CommandFailure(error.message)
    } catch let error as RegisterError {
        throw CommandFailure(error.message)
    } catch let error as StoreError {
        throw CommandFailure(error.message)
    }
}
