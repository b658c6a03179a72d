import Domain
import Exchange
import Geo

extension CellReader {
    /// A shape as well-known text or GeoJSON, in degrees of CGCS2000, brought into the form in which it is kept.
    func readShape(_ cell: CellValue, _ form: ShapeForm) -> Reading {
        switch ShapeInput.read(cell.displayText, as: form) {
        case .success(let text): .value(.text(text), note: nil)
        case .failure(let refusal):
            .refused(
                CellRefusal(
                    code: "bad-shape",
                    message: BilingualText("\(field.label.zh)：图形不采用", "\(field.label.en): the shape is not taken"),
                    advice: refusal.message))
        }
    }
}
