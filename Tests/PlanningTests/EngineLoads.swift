import Networks
import Planning
import Testing

@Suite("The planning engine's floor")
struct EngineLoads {
    @Test("two pipes from two sources cost what the cheaper one costs")
    func cheaperPipe() throws {
        var program = LinearProgram()
        let dear = program.addColumn(cost: 3, to: 1)
        let cheap = program.addColumn(cost: 2, to: 1)
        program.addRow([(dear, 1), (cheap, 1)], from: 1, to: .infinity)
        #expect(try program.solve().objective == 2)
    }
}
