import Civics
import Html
import Shell

/// The plan to take away.
enum PlanDownloads {
    static var list: DownloadList {
        DownloadList(
            PlanDownload.allCases.map { DownloadList.Item($0.label, kind: $0.kind, to: PublicLinks.download($0)) })
    }
}
