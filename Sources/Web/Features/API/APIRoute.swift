import Domain
import Governance
import HTTPTypes
import Hummingbird

/// One operation of the JSON API: what the router needs to answer it and what the OpenAPI document says of it.
///
/// Router and document are made from the same list (``APITable``), so neither can know an operation that the other
/// does not.
struct APIRoute: Sendable {
    /// What the request's body holds.
    enum Body: Sendable {
        /// Nothing; a body that is sent is not read.
        case none
        /// JSON that fits the schema; it is read and checked before the handler runs.
        case json(APISchema)
        /// Bytes of one of the media types, which the handler reads itself from ``APICall/request``.
        case bytes([String])
    }

    /// The method.
    var method: HTTPRequest.Method
    /// The path below `/api/v1`, parameters in braces: `/areas/{id}/children`.
    var path: String
    /// What it does, in a few words.
    var summary: BilingualText
    /// Under which heading the document lists it.
    var group: APIGroup
    /// What may stand in the path and the query; anything else in the query is refused by name.
    var parameters: [APIParameter] = []
    /// What the body holds.
    var body = Body.none
    /// The longest body, in bytes.
    var longestBody = 64 << 10
    /// What comes back.
    var response: APISchema
    /// The status of an answer that went well.
    var status = HTTPResponse.Status.ok
    /// The ways in which it can be refused beside the usual ones.
    var refusals: [HTTPResponse.Status] = []
    /// The media type of what comes back.
    var responseType = "application/json"
    /// What the asker must be allowed somewhere; nil for anybody signed in.
    ///
    /// Whether it is allowed in the place concerned is for the use case to say.
    var permission: Permission?
    /// Whether it is answered without signing in.
    var isPublic = false
    /// Answers it.
    var handler: @Sendable (APICall) async throws -> Response

    /// Where the router finds it: `/api/v1/areas/:id/children`.
    var routerPath: RouterPath {
        RouterPath((APITable.root + path).replacing("{", with: ":").replacing("}", with: ""))
    }
}

/// The headings of the OpenAPI document.
enum APIGroup: String, CaseIterable, Sendable {
    case areas, records, networks, geodata, search, rules, imports, users, audit, regions, spotChecks, meta

    /// The heading for people.
    var name: BilingualText {
        switch self {
        case .areas: BilingualText("区划与指标", "Areas and indicators")
        case .records: BilingualText("台账", "Register")
        case .networks: BilingualText("管网", "Sewer networks")
        case .geodata: BilingualText("地理数据", "Geodata")
        case .search: BilingualText("搜索", "Search")
        case .rules: BilingualText("规则集", "Rule sets")
        case .imports: BilingualText("导入", "Imports")
        case .users: BilingualText("用户", "Users")
        case .audit: BilingualText("审计日志", "Audit log")
        case .regions: BilingualText("区划变更", "Changes of areas")
        case .spotChecks: BilingualText("抽查", "Spot checks")
        case .meta: BilingualText("接口说明", "About the API")
        }
    }
}

/// A parameter in the path, the query or a header.
struct APIParameter: Sendable {
    /// Where a parameter stands, in the words of OpenAPI.
    enum Location: String, Sendable {
        case path, query, header
    }

    /// The name.
    var name: String
    /// Where it stands.
    var location = Location.query
    /// What it means.
    var summary: BilingualText
    /// What it can be.
    ///
    /// Parameters are texts; ``APICall`` and the handlers read them.
    var schema: APISchema
    /// Whether a query parameter must be there.
    var isRequired = false

    /// A parameter in the path; always required.
    static func path(_ name: String, _ zh: String, _ en: String, _ schema: APISchema) -> APIParameter {
        APIParameter(name: name, location: .path, summary: BilingualText(zh, en), schema: schema, isRequired: true)
    }

    /// A header that may be sent.
    static func header(_ name: String, _ zh: String, _ en: String, _ schema: APISchema) -> APIParameter {
        APIParameter(name: name, location: .header, summary: BilingualText(zh, en), schema: schema)
    }

    /// A parameter in the query.
    static func query(
        _ name: String, _ zh: String, _ en: String, _ schema: APISchema, isRequired: Bool = false
    ) -> APIParameter {
        APIParameter(name: name, summary: BilingualText(zh, en), schema: schema, isRequired: isRequired)
    }
}

/// A part of the site that answers programs.
protocol APIFeature: Sendable {
    /// Its operations.
    var apiRoutes: [APIRoute] { get }
}
