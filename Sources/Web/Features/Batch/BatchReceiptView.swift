import Domain
import Governance
import Store

/// What a change of many records did, with the means to undo it (批量修改回执).
struct BatchReceiptView {
    let receipt: BatchReceipt
    let site: Site
    let context: WebContext

    private var language: Language { context.language }
    private var list: PageURL { BatchRoutes.list(receipt.kind, context) }

    var page: PageShell {
        let number = String(receipt.entry.sequence)
        var page = site.page(context, title: language(BatchText.receipt, ["n": number]))
        page.url = PageURL(context.url.path, context.url.items.filter { $0.name != "done" })
        page.lead = .text(
            language(
                BatchText.receiptLead,
                ["kind": language(receipt.kind.name), "field": language(receipt.field.label)]))
        page.breadcrumbs = [
            Breadcrumb(language(receipt.kind.name), to: list.text), Breadcrumb(language(BatchText.heading)),
        ]
        page.actions = [Action(language(BatchText.back), to: list)]
        if let notice { page.notices = [notice] }
        page.main = HTML {
            sheet
            if receipt.undoneBy == nil { undo }
            records
        }
        return page
    }

    private var notice: Notice? {
        if let entry = receipt.undoneBy {
            return Notice(.warning, language(BatchText.undoneNotice, ["n": String(entry)]), language)
        }
        guard context.url["done"] == "changed" else { return nil }
        return Notice(
            .success, language(BatchText.done, ["n": language.count(Int(receipt.entry.factCount))]), language)
    }

    private var sheet: HTML {
        let text = FieldText(language: language)
        let value = receipt.value.map { text.withUnit($0, receipt.field) } ?? language(BatchText.notReported)
        return RecordSheet(
            [
                RecordSheet.Entry(language(BatchText.value), value),
                RecordSheet.Entry(language(RecordText.validFrom), receipt.validFrom),
                RecordSheet.Entry(language(BatchText.source), receipt.source),
                RecordSheet.Entry(language(AuditText.who), receipt.entry.actor.name),
                RecordSheet.Entry(language(AuditText.at), language.minute(receipt.entry.at, in: site.zone)),
            ], language
        ).html
    }

    private var undo: HTML {
        div(.class("standing")) {
            PostButton(
                language(BatchText.undo),
                to: BatchRoutes.step("/\(receipt.entry.sequence)/undo", receipt.kind, context),
                csrfToken: context.formToken)
            span(.class("muted")) { language(BatchText.undoAdvice) }
        }
    }

    private var records: HTML {
        let columns: [TableColumn<RecordItem>] = [
            .link("name", language(RegisterText.name), address: { RegisterKinds.address(receipt.kind, $0.id) }) {
                $0.name.isEmpty ? "#\($0.id)" : $0.name
            },
            .text("code", language(RegisterText.code), language) { $0.code.isEmpty ? nil : $0.code }.unbroken(),
        ]
        var table = DataTable(
            language(BatchText.records), columns: columns, rows: receipt.items, url: list, language)
        table.showsHeading = true
        table.isCompact = true
        return table.html
    }
}
