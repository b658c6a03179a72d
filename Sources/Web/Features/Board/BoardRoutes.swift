import Domain
import Exchange
import Governance
import Hummingbird
import Rules
import Store

/// Boards of areas and opened figures (看板、指标穿透).
struct BoardRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/") { _, context in try await board(.own, context) }
        router.get("/areas/:id") { _, context in try await board(.id(try context.subject()), context) }
        for ending in ["xlsx", "csv"] {
            router.get(RouterPath("/areas/:id/export." + ending)) { _, context in
                try await export(isExcel: ending == "xlsx", context)
            }
        }
        router.get("/areas/code/:code") { _, context in try await byCode(context) }
        router.get("/areas/:id/indicators/:indicator") { _, context in try await figure(context) }
        for format in RegisterDesk.ExportFormat.allCases {
            router.get(RouterPath("/areas/:id/indicators/:indicator/export." + format.rawValue)) { _, context in
                try await exportFigure(format, context)
            }
        }
    }

    private func board(_ key: BoardDesk.AreaKey, _ context: WebContext) async throws -> Response {
        let access = try context.access
        let asOf = context.state.asOf(site.platform)
        let board = try await site.boards.board(
            key, asOf: asOf, rulesID: try rules(context), tree: context.state.tree, access: access)
        guard let board else {
            if key == .own { return emptyPage(context, access).response() }
            throw Problem.notFound
        }
        if board.region.level == .naturalVillage {
            return .redirect(to: context.state.link("/places/\(board.region.id)"))
        }
        if context.url[ScreenKey.modeName] == ScreenKey.mode {
            return try await ScreenView.read(board, site, context, access).response()
        }
        var view = BoardView(board: board, site: site, context: context)
        if let person = context.caller.person {
            view.isMarked = try await site.favourites.isMarked(.board(board.region.id), by: person.userID)
        }
        return view.page.response()
    }

    /// The table of parts as a file.
    private func export(isExcel: Bool, _ context: WebContext) async throws -> Response {
        let access = try context.access
        let board = try await site.boards.board(
            .id(try context.subject()), asOf: context.state.asOf(site.platform), rulesID: try rules(context),
            tree: context.state.tree, access: access, parts: .lines)
        guard let board, access.may(.export, in: board.region.path) else { throw Problem.notFound }
        let table = BoardTable(board: board, language: context.language, state: context.state, url: context.url)
        let mark = try await site.mark(
            ExportDesk.Parcel("board", as: isExcel ? "xlsx" : "csv", area: board.region.id), context)
        let sheet = BoardSheet(table: table, state: context.state, today: site.platform.today).model.marked(mark)
        return try SewerNetworkRoutes.file(sheet, isExcel: isExcel, name: board.region.name)
    }

    /// The rule set asked for; where it is not one of the area's province, the area's own is taken and named.
    ///
    /// - Throws: ``Problem`` with status 400 for a rule set that does not exist.
    private func rules(_ context: WebContext) throws -> String? {
        guard let id = context.state.rules else { return nil }
        guard site.platform.book[id] != nil else {
            throw Problem.malformed(
                PageState.rulesName, id,
                advice: BilingualText("见“规则集”页的编号", "see the page of rule sets for their numbers"))
        }
        return id
    }

    /// An address by code leads to the address by number, so that a place has one address.
    private func byCode(_ context: WebContext) async throws -> Response {
        let board = try await site.boards.board(
            .code(context.part("code")), asOf: context.state.asOf(site.platform), access: try context.access, parts: [])
        guard let board else { throw Problem.notFound }
        return .redirect(to: context.state.link("/areas/\(board.region.id)"))
    }

    private func figure(_ context: WebContext) async throws -> Response {
        // The lists behind a figure show places where they lay on the day, so the figure is opened on that basis too.
        if context.state.tree == .now { return .redirect(to: context.url.removing(PageState.treeName).text) }
        let access = try context.access
        let paging = try ListPaging(context.url)
        let evidence = try await site.figures.open(
            context.part("indicator"), of: .id(try context.subject()), part: try part(context),
            asOf: context.state.asOf(site.platform), rulesID: try rules(context), cursor: paging.cursor,
            isLast: paging.isLast, limit: paging.limit, access: access)
        guard let evidence else { throw Problem.notFound }
        return FigureView(evidence: evidence, site: site, context: context).page.response()
    }

    /// The records behind a figure as a file: all of the tab that is open, by the same address.
    private func exportFigure(_ format: RegisterDesk.ExportFormat, _ context: WebContext) async throws -> Response {
        // As the page: its lists show places where they lay on the day.
        if context.state.tree == .now { return .redirect(to: context.url.removing(PageState.treeName).text) }
        let access = try context.access
        let part = try part(context)
        return try await SentTable.answer(format) { file in
            let exported = try await site.figures.export(
                context.part("indicator"), of: .id(try context.subject()), part: part,
                asOf: context.state.asOf(site.platform), rulesID: try rules(context), as: format,
                language: context.language == .zh ? .chinese : .english, holder: context.holder, to: file,
                access: access)
            return exported.map {
                $0.area.name + context.language($0.indicator.name) + "-" + context.language($0.part.words)
            }
        }
    }

    /// The part of a figure that an address names; nil where it names none.
    ///
    /// - Throws: ``Problem`` with status 400 for anything but a part.
    private func part(_ context: WebContext) throws -> FigurePart? {
        guard let text = context.url["part"], !text.isEmpty else { return nil }
        guard let part = FigurePart(rawValue: text) else {
            throw Problem.malformed(
                "part", text,
                advice: BilingualText("可填 numerator、denominator、missing", "numerator, denominator or missing"))
        }
        return part
    }

    /// Nothing to see yet, or nothing for this user.
    private func emptyPage(_ context: WebContext, _ access: Access) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(BoardText.board))
        if access.mayAnywhere(.viewRegister) {
            page.main =
                EmptyState(
                    language(BoardText.emptyHeading), advice: language(BoardText.emptyAdvice),
                    actions: access.mayAnywhere(.importFiles)
                        ? [Action(language(SiteMapText.imports), to: "/imports", .primary)] : []
                ).html
        } else {
            page.main = EmptyState.denied(language).html
        }
        return page
    }
}
