import Foundation
import PlanText

/// The plan document of อบต.สองห้อง, which is not part of the project: it lies beside the repository, or where
/// `PLAN_SOURCE` says.
enum RealPlan {
    static let bytes: [UInt8]? = {
        let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().resolvingSymlinksInPath()
        let name = "songhong-innovation-plan-2566-2570.txt"
        let places = [
            ProcessInfo.processInfo.environment["PLAN_SOURCE"].map { URL(fileURLWithPath: $0) },
            repository.deletingLastPathComponent().appendingPathComponent("shared/plan/\(name)"),
            URL(fileURLWithPath: FileManager.default.currentDirectoryPath).appendingPathComponent(
                "../shared/plan/\(name)"),
        ]
        return places.lazy.compactMap { $0 }.compactMap { try? Data(contentsOf: $0) }.first.map { [UInt8]($0) }
    }()

    static let isThere = bytes != nil

    /// The project's own YAML of the plan.
    static let yaml: String? = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("plans/songhong-2566-2570.yaml")
        return try? String(contentsOf: file, encoding: .utf8)
    }()
}
