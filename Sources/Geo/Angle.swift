/// Conversion between degrees and radians inside the module.
enum Angle {
    static func radians(_ degrees: Double) -> Double { degrees * (.pi / 180) }
    static func degrees(_ radians: Double) -> Double { radians * (180 / .pi) }
}
