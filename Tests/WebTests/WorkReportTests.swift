import Access
import Civics
import Evidence
import Composition
import Foundation
import HTTPTypes
import HtmlSupport
import Paper
import Planning
import ShellSupport
import Storage
import Tables
import Testing

@testable import Web

@Suite struct WorkReportTests {
    /// What poppler reads on the paper.
    private func text(_ pdf: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("report-\(UUID().uuidString).pdf")
        try Data(pdf).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["pdftotext", "-layout", "-enc", "UTF-8", file.path, "-"]
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: output, as: UTF8.self)
    }

    private func paper(_ site: WorkSite) async throws -> QuarterReportPaper {
        let quarter = try #require(FiscalQuarter(code: WorkSite.quarter))
        let report = try await QuarterReportDesk(
            site.house.world, policy: site.house.policy, catalogue: site.house.catalogue
        ).report(quarter)
        let today = site.clock.now.thaiDate
        let organisation = try await site.house.world.store.read { try DatedTables.organisation(on: today, $0) }
        return QuarterReportPaper(
            report: report, organisation: organisation, number: "2570-Q1/7", issuer: "นางสาวมาลี",
            created: site.clock.now)
    }

    @Test func theSameReportIsTheSameBytesAndSaysWhatTheMayorNeeds() async throws {
        try await WorkSite.run { site in
            let officer = try #require(WorkSite.people["officer"])
            let quarter = try #require(FiscalQuarter(code: WorkSite.quarter))
            try await ProgressDesk(site.house.world, policy: site.house.policy).save(
                ProgressDraft(status: .inProgress, percent: 40, narrative: "ทำแล้ว", problems: "ขาด\u{7}วิทยากร"),
                site.first.id, quarter, onVersion: 0, by: officer)
            let paper = try await paper(site)
            let pdf = try paper.document.pdf()
            #expect(try paper.document.pdf() == pdf)
            let words = try text(pdf)
            for expected in [
                "บันทึกข้อความ", "2570-Q1/7", "A-2570-Q1", "M-2570-Q1-paid", "K-2570-Q1-1.output", "วิทยากร", "นางสาวมาลี",
            ] { #expect(words.filter { !$0.isWhitespace }.contains(expected), "\(expected)") }
            var thai = paper
            thai.digits = .thai
            let thaiWords = try text(try thai.document.pdf())
            #expect(thaiWords.contains("๒๕๗๐") && thaiWords.contains("M-2570-Q1-paid"))
            var other = paper
            other.report.money.paid = Satang(baht: 123_456)
            #expect(try other.document.pdf() != pdf)
        }
    }

    @Test func issuedReportsAreNumberedKeptAndHandedOutAgainByteForByte() async throws {
        try await WorkSite.run { site in
            let secretary = await site.person("secretary")
            let page = try await secretary.open("/staff/reports?quarter=\(WorkSite.quarter)")
            #expect(try await secretary.fill(["digits": "thai"], on: page, action: "/staff/reports").status == 303)
            let first = try await secretary.send(.get, "/staff/reports/\(WorkSite.quarter)/1")
            #expect(first.status == 200 && first.headers[.contentType] == "application/pdf")
            // Things go on; what was issued stays as it was.
            site.clock.set(try WorkSite.day(2026, 12, 1))
            #expect(try await secretary.fill(["division": "office"], on: page, action: "/staff/reports").status == 303)
            #expect(try await secretary.send(.get, "/staff/reports/\(WorkSite.quarter)/1").bytes == first.bytes)
            let second = try await secretary.send(.get, "/staff/reports/\(WorkSite.quarter)/2")
            #expect(try text(second.bytes).contains("2570-Q1/2"))
            let list = try await (await site.person("auditor")).open("/staff/reports?quarter=\(WorkSite.quarter)")
            #expect(list.text.contains("2570-Q1/1") && list.text.contains("2570-Q1/2") && workFaults(list).isEmpty)
            // Every code on the paper opens a page.
            for code in ["A-2570-Q1", "M-2570-Q1-paid", "M-2570-Q1-budget"] {
                #expect(try await secretary.open("/staff/lineage?code=\(code.lowercased())").status == 200, "\(code)")
            }
        }
    }

    @Test func anOfficerIssuesForTheOwnDivisionOnly() async throws {
        try await WorkSite.run { site in
            let officer = await site.person("officer")
            let page = try await officer.open("/staff/reports?quarter=\(WorkSite.quarter)")
            #expect(!page.text.contains("value=\"all\"") && !page.text.contains("value=\"finance\""))
            let token =
                try PageElement.read(page.text).all("input").first { $0["name"] == "form-token" }?["value"] ?? ""
            for division in ["all", "finance"] {
                let answer = try await officer.post(
                    "/staff/reports",
                    [("form-token", token), ("quarter", WorkSite.quarter), ("division", division)])
                #expect(answer.status == 403, "\(division)")
            }
            #expect(try await officer.fill([:], on: page, action: "/staff/reports").status == 303)
        }
    }

    @Test func aFrozenFigureIsOpenedByTheCodeOnPaper() async throws {
        try await WorkSite.run { site in
            site.clock.set(try WorkSite.day(2027, 1, 20))
            let secretary = await site.person("secretary")
            let page = try await secretary.open("/staff/reports?quarter=\(WorkSite.quarter)")
            #expect(try await secretary.fill([:], on: page, action: "/staff/reports").status == 303)
            let quarter = try #require(FiscalQuarter(code: WorkSite.quarter))
            let lines = try await IndicatorDesk(
                site.house.world, policy: site.house.policy, catalogue: site.house.catalogue
            ).lines(quarter)
            let code = try #require(lines.compactMap(\.frozen).first?.lineageCode)
            let pdf = try await secretary.send(.get, "/staff/reports/\(WorkSite.quarter)/1")
            #expect(try text(pdf.bytes).contains(code))
            let opened = try await secretary.open("/staff/lineage?code=\(code.uppercased())")
            #expect(opened.status == 200 && opened.text.contains("เหมือนเดิม") && workFaults(opened).isEmpty)
        }
    }

    @Test(
        arguments: [
            "K-2570-Q1-1.output", "A-2570-Q1", "A-2570-Q3-office", "M-2569-Q4-paid", "M-2569-Q4-budget-works",
            "0a1b2c3d",
        ])
    func aLineageCodeReadsBackAsItWasWritten(_ text: String) throws {
        #expect(LineageCode(text)?.text == text)
        #expect(LineageCode(" " + ThaiDigits.thai(text) + " ")?.text == text)
    }

    @Test(arguments: [
        "", "K-2570-Q1", "A-2570-Q5", "M-2570-Q1", "M-2570-Q1-gold", "X-2570-Q1", "0a1b2c3", "--", "A-2026-Q1",
    ])
    func whatIsNoLineageCodeIsRefused(_ text: String) {
        #expect(LineageCode(text) == nil)
    }
}
