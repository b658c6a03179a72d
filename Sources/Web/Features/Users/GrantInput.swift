import Domain
import Governance

/// Reads the rows of roles and areas of a form.
struct GrantInput: Sendable {
    /// How many rows a form offers.
    static let rowCount = 4

    /// One row as it was typed.
    struct Row: Sendable, Hashable {
        var role = ""
        var area = ""
        var error: String?
    }

    let site: Site
    let access: Access

    /// The grants; nil where a row must be corrected, which `rows` then says.
    func read(_ form: FormBody, _ rows: inout [Row], _ language: Language) async throws -> [AreaGrant]? {
        rows = (0..<Self.rowCount).map { Row(role: form.text("role-\($0)"), area: form.text("area-\($0)")) }
        var grants: [AreaGrant] = []
        for index in rows.indices where !rows[index].role.isEmpty || !rows[index].area.isEmpty {
            guard let role = Role(rawValue: rows[index].role) else {
                rows[index].error = language(UserText.roleMissing)
                continue
            }
            guard !rows[index].area.isEmpty else {
                rows[index].error = language(UserText.areaMissing)
                continue
            }
            switch try await PlaceInput(site: site, access: access).find(rows[index].area) {
            case .success(let place): grants.append(AreaGrant(role, in: place))
            case .failure(let refusal): rows[index].error = language(refusal.message)
            }
        }
        return rows.contains { $0.error != nil } ? nil : grants
    }

    /// The rows of what somebody has.
    static func rows(_ account: UserAccount) -> [Row] {
        account.grants.map { Row(role: $0.role.rawValue, area: "#\($0.area)") }
    }

    /// The fields of a form.
    static func fields(_ rows: [Row], _ names: [String: String] = [:], _ language: Language) -> [FormField] {
        let roles =
            [FormChoice("", language(UserText.noRole))]
            + Role.allCases.map { FormChoice($0.rawValue, language($0.name)) }
        return (0..<max(rowCount, rows.count)).flatMap { index -> [FormField] in
            let row = index < rows.count ? rows[index] : Row()
            let number = language.count(index + 1)
            return [
                FormField(
                    "role-\(index)", language(UserText.roleNumber, ["n": number]), .select(roles), value: row.role,
                    language),
                FormField(
                    "area-\(index)", language(UserText.areaNumber, ["n": number]), value: row.area,
                    hint: names[row.area] ?? (index == 0 ? language(UserText.areaHint) : nil), error: row.error,
                    language),
            ]
        }
    }
}
