import CPQ
import Tables

extension PostgresConnection {
    /// Runs one statement with its values without keeping it prepared.
    func runOnce(_ sql: String, _ binds: [TableValue]) throws -> PostgresResult {
        let parameters = try PostgresParameters(binds, sql: sql)
        let connection = try opened()
        let result = parameters.withPointers { values, lengths, formats in
            PostgresResult(
                PQexecParams(connection, sql, Int32(binds.count), parameters.types, values, lengths, formats, 0))
        }
        try check(result, sql)
        return result
    }

    /// Runs a prepared statement for each set of values in pipeline mode: many sets a round trip.
    ///
    /// - Returns: The number of changed rows.
    func runBatch(_ sql: String, _ bindSets: [[TableValue]], count: Int) throws -> Int {
        guard !bindSets.isEmpty else { return 0 }
        let types = try PostgresParameters.types(of: bindSets, count: count)
        let name = try prepared(sql, types)
        let connection = try opened()
        guard PQenterPipelineMode(connection) == 1 else { throw lost() }
        var changed = 0
        var failure: (any Error)?
        // Small parts: the answers of one must fit into the sockets' buffers, since sending blocks.
        for start in stride(from: 0, to: bindSets.count, by: 250) where failure == nil {
            var sent = 0
            for binds in bindSets[start..<min(start + 250, bindSets.count)] {
                let parameters = try PostgresParameters(binds, types: types, sql: sql)
                let isSent = parameters.withPointers { values, lengths, formats in
                    PQsendQueryPrepared(connection, name, Int32(count), values, lengths, formats, 0) == 1
                }
                guard isSent else { break }
                sent += 1
            }
            guard PQpipelineSync(connection) == 1 else { throw lost() }
            do {
                changed += try drain(sent, sql)
            } catch {
                failure = error
            }
        }
        guard PQexitPipelineMode(connection) == 1 else { throw failure ?? lost() }
        if let failure { throw failure }
        return changed
    }

    /// Inserts rows by COPY in its text form, which suits every column type.
    func copy(_ sql: String, _ rows: [[TableValue]]) throws {
        let connection = try opened()
        try check(PostgresResult(PQexec(connection, sql)), sql)
        var text = CopyText()
        for row in rows {
            text.append(row)
            if text.bytes.count > 1 << 16 {
                guard send(text.bytes, connection) else { break }
                text.bytes.removeAll(keepingCapacity: true)
            }
        }
        // A failure to send shows in the result below.
        if !text.bytes.isEmpty { _ = send(text.bytes, connection) }
        guard PQputCopyEnd(connection, nil) == 1 else { throw lost() }
        var failure: (any Error)?
        while let pointer = PQgetResult(connection) {
            do {
                try check(PostgresResult(pointer), sql)
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }

    private func send(_ bytes: [UInt8], _ connection: OpaquePointer) -> Bool {
        bytes.withUnsafeBytes { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                PQputCopyData(connection, characters.baseAddress, Int32(clamping: characters.count)) == 1
            }
        }
    }

    /// Takes the answers up to and including the pipeline's synchronisation point.
    private func drain(_ sent: Int, _ sql: String) throws -> Int {
        let connection = try opened()
        var changed = 0
        var failure: (any Error)?
        for _ in 0..<sent {
            while let pointer = PQgetResult(connection) {
                let result = PostgresResult(pointer)
                // What follows a failed statement is only reported as not run.
                guard result.status != PGRES_PIPELINE_ABORTED else { continue }
                do {
                    try check(result, sql)
                    changed += result.changedRows
                } catch {
                    failure = failure ?? error
                }
            }
        }
        let end = PostgresResult(PQgetResult(connection))
        if end.status != PGRES_PIPELINE_SYNC { throw failure ?? lost() }
        if let failure { throw failure }
        return changed
    }
}
