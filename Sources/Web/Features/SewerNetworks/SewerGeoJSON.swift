import Domain
import Geo
import Governance
import Hummingbird
import Store

/// Findings and traces as GeoJSON (RFC 7946), in degrees of CGCS2000.
///
/// Who may not see exactly where pipes lie gets the records without their geometry.
enum SewerGeoJSON {
    static func findings(_ issues: [SewerIssue], isPrecise: Bool) -> Response {
        collection { json in
            json.array(issues) { json, issue in
                feature(
                    &json,
                    geometry: { json in
                        if isPrecise, let position = issue.position { point(&json, position) } else { json.writeNull() }
                    },
                    properties: { json in
                        json.member("severity", issue.severity.rawValue)
                        json.member("code", issue.code)
                        json.member("title", issue.title)
                        json.member("message", issue.message)
                        json.member("advice", issue.advice)
                        json.name("records")
                        json.array(issue.references) { $0.write($1.label) }
                    })
            }
        }
    }

    static func trace(_ traced: SewerNetworkDesk.Traced) -> Response {
        collection { json in
            json.elements { json in
                for pipe in traced.report.pipes {
                    feature(
                        &json,
                        geometry: { json in
                            if traced.isPrecise, pipe.item.line.count > 1 {
                                line(&json, pipe.isAgainstDrawing ? pipe.item.line.reversed() : pipe.item.line)
                            } else {
                                json.writeNull()
                            }
                        },
                        properties: { json in
                            members(&json, pipe.item)
                            json.member("pipeKind", pipe.kindName)
                            json.member("lengthMetres", (pipe.lengthMetres * 10).rounded() / 10)
                            json.member("diameter", pipe.diameter)
                            json.member("direction", pipe.basisName)
                        })
                }
                for item in traced.report.villages + traced.report.sites {
                    let isHidden = item.kind == .manhole && !traced.isPrecise
                    feature(
                        &json,
                        geometry: { json in
                            if !isHidden, let position = item.position {
                                point(&json, position)
                            } else {
                                json.writeNull()
                            }
                        }, properties: { members(&$0, item) })
                }
            }
        }
    }

    /// What a new pipe may end on: points, and the lines of pipes, each with the place where it stands.
    static func near(_ items: [SewerNetworkModel.Item]) -> Response {
        collection { json in
            json.array(items) { json, item in
                feature(
                    &json,
                    geometry: { json in
                        if let position = item.position {
                            point(&json, position)
                        } else {
                            line(&json, item.line)
                        }
                    },
                    properties: { json in
                        members(&json, item)
                        json.member("place", item.path.steps.last?.region.number)
                    })
            }
        }
    }

    private static func members(_ json: inout JSONBuffer, _ item: SewerNetworkModel.Item) {
        json.member("kind", item.kind.rawValue)
        json.member("id", item.id.number)
        json.member("code", item.code)
        json.member("name", item.name)
    }

    private static func collection(_ features: (inout JSONBuffer) -> Void) -> Response {
        var json = JSONBuffer(capacity: 1 << 16)
        json.object { json in
            json.member("type", "FeatureCollection")
            json.name("features")
            features(&json)
        }
        var response = Response.bytes(json.bytes, type: "application/geo+json; charset=utf-8")
        response.headers[.cacheControl] = "private, no-cache"
        return response
    }

    private static func feature(
        _ json: inout JSONBuffer, geometry: (inout JSONBuffer) -> Void, properties: (inout JSONBuffer) -> Void
    ) {
        json.object { json in
            json.member("type", "Feature")
            json.name("properties")
            json.object(properties)
            json.name("geometry")
            geometry(&json)
        }
    }

    private static func point(_ json: inout JSONBuffer, _ position: Coordinate) {
        json.object { json in
            json.member("type", "Point")
            json.name("coordinates")
            pair(&json, position)
        }
    }

    private static func line(_ json: inout JSONBuffer, _ line: [Coordinate]) {
        json.object { json in
            json.member("type", "LineString")
            json.name("coordinates")
            json.array(line) { pair(&$0, $1) }
        }
    }

    private static func pair(_ json: inout JSONBuffer, _ position: Coordinate) {
        json.array([position.longitude, position.latitude]) { $0.write(($1 * 1e7).rounded() / 1e7) }
    }
}
