import Domain
import Governance
import Store

/// The page of what a search found, grouped by level.
struct SearchView {
    let text: String
    let result: SearchResult
    let site: Site
    let context: WebContext
    /// What is offered before anything is looked for.
    var marked: MarkedLists?

    private var language: Language { context.language }

    var page: PageShell {
        var page = site.page(context, title: language(SearchText.heading))
        page.url = PageURL("/search", context.url.items)
        page.main = HTML {
            FilterForm(
                [
                    FormField(
                        "q", language(SearchText.field), .search, value: text, hint: language(KitText.searchHint),
                        language)
                ],
                url: page.url, language)
            if text.allSatisfy(\.isWhitespace) {
                p(.class("muted")) { language(SearchText.advice) }
                marked?.html ?? .empty
            } else if result.places.isEmpty, result.former.isEmpty, result.records.isEmpty {
                EmptyState(language(SearchText.nothing, ["q": text]), advice: language(SearchText.nothingAdvice))
            } else {
                groups
            }
        }
        return page
    }

    @HTMLBuilder private var groups: HTML {
        for level in RegionLevel.allCases {
            let places = result.places.filter { $0.level == level }
            if !places.isEmpty {
                section(.class("stack")) {
                    h2 { language(level.name) }
                    ul(.class("hits")) {
                        for place in places {
                            li {
                                a(.href(context.state.link(address(place)))) { place.name }
                                " "
                                span(.class("muted")) { surroundings(place.path, place.code) }
                            }
                        }
                    }
                }
            }
        }
        if !result.former.isEmpty { former }
        for entry in RegisterKinds.all where entry.kind != .village {
            let records = result.records.filter { $0.kind == entry.kind }
            if !records.isEmpty {
                section(.class("stack")) {
                    h2 { language(entry.kind.name) }
                    ul(.class("hits")) {
                        for record in records {
                            li {
                                a(.href(context.state.link(RegisterKinds.address(record.kind, record.item.id)))) {
                                    record.item.name.isEmpty ? "#\(record.item.id)" : record.item.name
                                }
                                " "
                                span(.class("muted")) {
                                    surroundings(record.item.path, record.item.code, withLast: true)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private var former: HTML {
        section(.class("stack")) {
            h2 { language(SearchText.former) }
            ul(.class("hits")) {
                for hit in result.former {
                    li {
                        a(.href(context.state.link(hit.place.isEnded ? "/places/\(hit.place.id)" : address(hit.place))))
                        {
                            hit.place.name
                        }
                        " "
                        span(.class("muted")) {
                            ([standing(hit), surroundings(hit.place.path, hit.place.code)]).filter { !$0.isEmpty }
                                .joined(separator: " · ")
                        }
                        if let successor = hit.place.successor.flatMap({ result.above[$0] }) {
                            " "
                            a(.href(context.state.link(address(successor)))) {
                                language(SearchText.mergedInto, ["place": successor.name])
                            }
                        }
                    }
                }
            }
        }
    }

    /// Why a place is found under what it is no longer called.
    private func standing(_ hit: RegionSearch.Former) -> String {
        let isRenamed = hit.formerly != hit.place.name && hit.formerly != hit.place.code
        return [
            isRenamed ? language(SearchText.formerly, ["text": hit.formerly]) : "",
            hit.place.isEnded && hit.place.successor == nil ? language(SearchText.ended) : "",
        ].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func address(_ place: Region) -> String {
        place.level == .naturalVillage ? "/places/\(place.id)" : "/areas/\(place.id)"
    }

    /// The places above a hit and its code.
    private func surroundings(_ path: RegionPath, _ code: String, withLast: Bool = false) -> String {
        let steps = withLast ? path.steps[...] : path.steps.dropLast()
        let names = steps.filter { $0.level >= .city }.compactMap { result.above[$0.region]?.name }
        return (names + (code.isEmpty ? [] : [code])).joined(separator: " · ")
    }
}

/// The words of the search page.
enum SearchText: PhraseSet {
    case heading, field, advice, nothing, nothingAdvice, former, formerly, mergedInto, ended

    var phrase: Phrase {
        switch self {
        case .heading: Phrase("搜索", en: "Search")
        case .field: Phrase("要找什么", en: "What to look for")
        case .advice:
            Phrase(
                "可输入地名、设施名、编码，或拼音首字母，例如 qxz；有权查看联系人的，还可输入村管理员姓名或电话后四位。",
                en:
                    "Enter a name, a code, or pinyin initials such as qxz. Those who may see contacts can also enter a keeper's name or the last four digits of a phone number."
            )
        case .former: Phrase("曾用名称与代码、已撤销的区划", en: "Former names and codes, and places that have ended")
        case .formerly: Phrase("曾用：{text}", en: "formerly {text}")
        case .mergedInto: Phrase("已并入{place}", en: "merged into {place}")
        case .ended: Phrase("已撤销", en: "ended")
        case .nothing: Phrase("没有找到“{q}”", en: "Nothing found for “{q}”")
        case .nothingAdvice:
            Phrase(
                "请换一个写法，或只输入开头几个字；只能查到您辖区内的内容。",
                en: "Try another spelling or the first few characters; only your own area is searched.")
        }
    }
}
