import Access
import Civics
import Foundation
import Html
import HtmlSupport
import Shell
import Storage
import Testing

@Suite("The frame and the components")
struct GalleryTests {
    static let site = Site(
        organisation: Words(th: "องค์การบริหารส่วนตำบลสองห้อง", en: "Songhong Subdistrict Administrative Organisation"),
        isSample: true, signIn: Link("sign-in"), signOut: Link("sign-out"), whoMaySee: Link("who-may-see"),
        dataDate: GalleryPage.day
    ) { _ in
        [
            NavigationItem(Words(th: "หน้าแรก", en: "Home"), .root),
            NavigationItem(Words(th: "แผน", en: "Plan"), Link("plan")),
            NavigationItem(Words(th: "นวัตกรรม", en: "Innovations"), Link("innovations")),
            NavigationItem(Words(th: "ค้นหา", en: "Search"), Link("search")),
        ]
    }

    static func render(
        _ page: some Page, _ language: Language = .thai, site: Site = site, actor: Actor = .anyone
    ) -> String {
        Visit.$current.withValue(Visit(link: Link("plan", 2569), actor: actor, site: site)) {
            Reader.$language.withValue(language) { page.document.source }
        }
    }

    /// With `GALLERY=<folder>` the page is written there with its style sheet, to be looked at in a browser.
    @Test("every component is well-formed, labelled and within the content policy", arguments: Language.allCases)
    func gallery(language: Language) throws {
        let source = Self.render(GalleryPage(), language)
        #expect(PageRules.faults(inPage: source) == [])
        if let folder = ProcessInfo.processInfo.environment["GALLERY"] {
            var page = source
            for asset in Asset.all {
                try Data(asset.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(asset.name)"))
                page = page.replacing(Asset.link(asset.name).text, with: asset.name)
            }
            try Data(page.utf8).write(to: URL(fileURLWithPath: "\(folder)/gallery-\(language.rawValue).html"))
        }
    }

    @Test("a page cannot be read as real data when it is sample data")
    func sampleBanner() {
        #expect(Self.render(GalleryPage()).contains("ข้อมูลตัวอย่าง — ไม่ใช่ข้อมูลจริง"))
        #expect(Self.render(GalleryPage(), .english).contains("Sample data — not real data"))
        var real = Self.site
        real.isSample = false
        #expect(!Self.render(GalleryPage(), site: real).contains("ข้อมูลตัวอย่าง"))
    }

    @Test("the navigation marks the one entry that holds the page")
    func marksPlace() throws {
        let root = try PageElement.read(Self.render(GalleryPage()))
        let marked = root.all("nav").first { $0["class"] == "site-navigation" }?.all("a").filter {
            $0["aria-current"] == "page"
        }
        #expect(marked?.map(\.text) == ["แผน"])
    }

    @Test("a password is never written into a page")
    func password() throws {
        let field = TextField("p", Words("p"), value: "secret", kind: .password)
        #expect(!field.html.source.contains("secret"))
    }

    @Test("a signed-in person sees the name and a way out, with the token")
    func signedIn() throws {
        let account = AccountID(try #require(UUIDv7(bytes: Array(1...16))))
        let actor = Actor(account: account, name: "สมชาย <ใจดี>", grants: [RoleGrant(.officer)])
        let source = Self.render(GalleryPage(), actor: actor)
        #expect(source.contains("สมชาย &lt;ใจดี&gt;"))
        #expect(PageRules.faults(inPage: source) == [])
        let out = try PageElement.read(source).all("form").first { $0["action"] == "/sign-out" }
        #expect(out?.all("input").contains { $0["name"] == Form.tokenName } == true)
    }

    @Test("what every page loads stays under 60 KB before compression, the map beside it under 220 KB")
    func weight() {
        let isOfMap = { (asset: Asset) in ["map", "leaflet", "vector-tile"].contains { asset.name.hasPrefix($0) } }
        #expect(Asset.all.filter { !isOfMap($0) }.map(\.bytes.count).reduce(0, +) < 60_000)
        #expect(Asset.all.filter(isOfMap).map(\.bytes.count).reduce(0, +) < 220_000)
        #expect(Asset.all.allSatisfy { !$0.bytes.isEmpty })
    }

    /// Leaflet names its own site in words; that it asks nobody is the content security policy's and the browser's test.
    @Test("our style sheets and scripts name no other host")
    func noForeignHost() {
        for asset in Asset.all where asset.name != "favicon.svg" && !asset.name.hasPrefix("leaflet") {
            let text = String(decoding: asset.bytes, as: UTF8.self)
            #expect(!text.contains("http:") && !text.contains("https:") && !text.contains("//cdn"))
        }
    }
}
