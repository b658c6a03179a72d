import Domain
import Governance
import HTTPTypes
import Hummingbird
import Rules

/// The rule sets for programs (规则集接口).
struct RuleSetAPI: APIFeature {
    let site: Site

    var apiRoutes: [APIRoute] {
        [
            APIRoute(
                method: .get, path: "/rules", summary: BilingualText("全部规则集", "All rule sets"), group: .rules,
                response: .named("RuleSets", .object([.required("items", .list(Self.schema))]))
            ) { call in
                call.json { json in
                    json.object {
                        $0.name("items")
                        $0.array(site.platform.book.ruleSets) { Self.write($1, to: &$0) }
                    }
                }
            },
            APIRoute(
                method: .get, path: "/rules/{id}", summary: BilingualText("一个规则集", "A rule set"), group: .rules,
                parameters: [.path("id", "规则集编号", "Name of the rule set", .text(limit: 64))], response: Self.schema
            ) { call in
                guard let rules = site.platform.book[call.context.part("id")] else { throw Problem.notFound }
                return call.json { Self.write(rules, to: &$0) }
            },
        ]
    }

    private static func write(_ rules: RuleSet, to json: inout JSONBuffer) {
        json.object { json in
            json.member("id", rules.id)
            json.member("area", rules.area)
            json.member("year", Int64(rules.year))
            json.member("title", rules.title)
            json.member("countingUnit", rules.countingUnit.word)
            json.name("indicators")
            json.array(rules.indicators) { json, indicator in
                json.object { json in
                    json.member("id", indicator.id)
                    json.member("name", indicator.name)
                    json.member("definition", indicator.definition)
                    json.member("formula", indicator.formula)
                    json.member("unit", indicator.unit)
                    json.member("better", indicator.better.rawValue)
                    json.member("status", indicator.status.rawValue)
                    json.member("origin", indicator.origin.rawValue)
                    write(names: indicator.sourceIDs, to: &json)
                }
            }
            json.name("targets")
            json.array(rules.targets) { json, target in
                json.object { json in
                    json.member("indicator", target.indicatorID)
                    json.member("area", target.area)
                    json.member("year", Int64(target.year))
                    json.member("value", target.value)
                    json.member("strength", target.strength.rawValue)
                    json.member("source", target.sourceID)
                }
            }
            json.name("gaps")
            json.array(rules.gaps) { json, gap in
                json.object { json in
                    json.member("id", gap.id)
                    json.member("text", gap.text)
                    write(names: gap.sourceIDs, to: &json)
                }
            }
            json.name("sources")
            json.array(rules.sources) { json, source in
                json.object { json in
                    json.member("id", source.id)
                    json.member("title", source.title)
                    json.member("issued", source.issued)
                    json.member("locator", source.locator)
                }
            }
        }
    }

    private static func write(names: [String], to json: inout JSONBuffer) {
        json.name("sources")
        json.array(names) { $0.write($1) }
    }

    private static let schema = APISchema.named(
        "RuleSet",
        .object([
            .required("id", .text()),
            .required("area", .text(), "省代码，全国为空", "the province's code; empty for the nation"),
            .required("year", .integer()), .required("title", .bilingual),
            .required("countingUnit", .level, "统计单元的层级", "the level that is counted"),
            .required(
                "indicators",
                .list(
                    .object([
                        .required("id", .text()), .required("name", .bilingual), .required("definition", .bilingual),
                        .required("formula", .bilingual), .required("unit", .bilingual),
                        .required("better", .choice(Indicator.Direction.allCases.map(\.rawValue))),
                        .required("status", .choice(Indicator.Status.allCases.map(\.rawValue))),
                        .required("origin", .choice(Indicator.Origin.allCases.map(\.rawValue))),
                        .required("sources", .list(.text())),
                    ]))),
            .required(
                "targets",
                .list(
                    .object([
                        .required("indicator", .text()), .required("area", .text()), .required("year", .integer()),
                        .required("value", .number()),
                        .required("strength", .choice(Target.Strength.allCases.map(\.rawValue))),
                        .required("source", .text()),
                    ]))),
            .required(
                "gaps",
                .list(
                    .object([
                        .required("id", .text()), .required("text", .bilingual), .required("sources", .list(.text())),
                    ])),
                "无来源而暂缺的", "what is left out for want of a source"),
            .required(
                "sources",
                .list(
                    .object([
                        .required("id", .text()), .required("title", .bilingual), .required("issued", .text()),
                        .required("locator", .text()),
                    ]))),
        ]))
}
