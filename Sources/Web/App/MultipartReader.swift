import Domain
import Foundation
import HTTPTypes

/// Reads `multipart/form-data` (RFC 7578) piece by piece; files go to disk, so that a large one needs no memory.
struct MultipartReader: ~Copyable {
    private enum Phase { case preamble, head, body, end }

    /// The largest size of all fields together that are no files, in bytes.
    static let longestFields = 1 << 20
    private static let longestHead = 16 << 10
    private static let mostParts = 500

    private let delimiter: [UInt8]
    private var phase = Phase.preamble
    private var pending: [UInt8] = [0x0D, 0x0A]
    private var form = FormBody()
    private var partCount = 0
    private var fieldName = ""
    private var fileName: String?
    private var value: [UInt8] = []
    private var fieldBytes = 0
    private var handle: FileHandle?

    /// A reader for a body of this content type.
    ///
    /// - Throws: ``Problem`` with status 400 where the boundary is missing.
    init(contentType: String) throws {
        guard let boundary = Self.parameter("boundary", of: contentType), (1...70).contains(boundary.utf8.count) else {
            throw Self.broken
        }
        delimiter = Array(("\r\n--" + boundary).utf8)
    }

    /// Takes in the next piece of the body.
    ///
    /// - Throws: ``Problem`` for a body that is not well-formed, and what keeps a file from being written.
    mutating func take(_ piece: [UInt8]) throws {
        pending += piece
        while try step() {}
    }

    /// The form, after the last piece.
    ///
    /// - Throws: ``Problem`` with status 400 where the end is missing.
    mutating func finish() throws -> FormBody {
        guard phase == .end else { throw Self.broken }
        return form
    }

    /// Deletes what was written so far, after a failure.
    mutating func abandon() {
        try? handle?.close()
        form.removeFiles()
    }

    /// Does one step with what has come in; false when more is needed.
    private mutating func step() throws -> Bool {
        switch phase {
        case .preamble, .body:
            guard let place = Self.find(delimiter, in: pending) else {
                // What could be the beginning of a delimiter stays.
                let keep = delimiter.count - 1
                if pending.count > keep { try keepBody(pending.count - keep) }
                return false
            }
            try keepBody(place)
            guard pending.count >= delimiter.count + 2 else { return false }
            let mark = pending[delimiter.count...].prefix(2)
            if phase == .body { try closePart() }
            if mark.elementsEqual([0x2D, 0x2D]) {
                phase = .end
                pending = []
                return false
            }
            guard mark.elementsEqual([0x0D, 0x0A]) else { throw Self.broken }
            pending.removeFirst(delimiter.count)
            phase = .head
            return true
        case .head:
            guard let end = Self.find([0x0D, 0x0A, 0x0D, 0x0A], in: pending) else {
                guard pending.count < Self.longestHead else { throw Self.broken }
                return false
            }
            let head = String(decoding: pending[..<end], as: UTF8.self)
            pending.removeFirst(end + 4)
            try openPart(head)
            phase = .body
            return true
        case .end:
            pending = []
            return false
        }
    }

    private mutating func keepBody(_ count: Int) throws {
        guard count > 0 else { return }
        if phase == .body {
            if let handle {
                try handle.write(contentsOf: Data(pending[..<count]))
                form.files[form.files.count - 1].size += count
            } else {
                value += pending[..<count]
                fieldBytes += count
                guard fieldBytes <= Self.longestFields else { throw Problem(.contentTooLarge) }
            }
        }
        pending.removeFirst(count)
    }

    private mutating func openPart(_ head: String) throws {
        partCount += 1
        guard partCount <= Self.mostParts else { throw Problem(.contentTooLarge) }
        let line = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let line, let name = Self.parameter("name", of: String(line)) else { throw Self.broken }
        fieldName = name
        fileName = Self.parameter("filename", of: String(line))
        value = []
        guard let fileName else { return }
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-upload-" + UUID().uuidString)
        guard FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw CocoaError(.fileWriteUnknown) }
        handle = try FileHandle(forWritingTo: url)
        let plain = fileName.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        form.files.append(FormBody.File(field: fieldName, name: String(plain.prefix(200)), url: url, size: 0))
    }

    private mutating func closePart() throws {
        if let handle {
            try handle.close()
            self.handle = nil
        } else {
            // No engine keeps NUL characters in texts.
            value.removeAll { $0 == 0 }
            form.fields.append(PageURL.Item(fieldName, String(decoding: value, as: UTF8.self)))
        }
    }

    private static var broken: Problem {
        Problem(
            .badRequest, "broken-upload",
            BilingualText(
                "上传的内容不完整或格式有误，请重新选择文件后再传。", "The upload is incomplete or malformed. Choose the file again and send it."
            ))
    }

    /// A parameter of a header's value; quotes are taken off.
    private static func parameter(_ name: String, of header: String) -> String? {
        var rest = header[...]
        while let semicolon = rest.firstIndex(of: ";") {
            rest = rest[rest.index(after: semicolon)...].drop { $0 == " " }
            guard rest.lowercased().hasPrefix(name + "=") else { continue }
            rest = rest.dropFirst(name.count + 1)
            guard rest.first == "\"" else { return String(rest.prefix { $0 != ";" && $0 != "\r" && $0 != "\n" }) }
            // Browsers write a quotation mark in a name as %22, so there are no escapes to undo.
            return String(rest.dropFirst().prefix { $0 != "\"" }).replacing("%22", with: "\"")
        }
        return nil
    }

    private static func find(_ needle: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= needle.count, let first = needle.first else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            let last = bytes.count - needle.count
            while index <= last {
                if bytes[index] == first, bytes[index..<(index + needle.count)].elementsEqual(needle) { return index }
                index += 1
            }
            return nil
        }
    }
}
