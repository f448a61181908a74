import Foundation

/// Waves, rounded so that the last bit of a system's mathematics library does not decide about a record.
enum TambonWaves {
    static func sine(_ angle: Double) -> Double { (sin(angle) * 1e9).rounded() / 1e9 }
    static func cosine(_ angle: Double) -> Double { (cos(angle) * 1e9).rounded() / 1e9 }
}
