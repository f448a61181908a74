import Testing

/// The house as it stands: every rule on every file.
@Suite("The house keeps its rules")
struct HouseTests {
    // Read once for all tests.
    private static let read = Result { try Repository() }
    let repository: Repository

    init() throws {
        repository = try Self.read.get()
    }

    @Test("the manifest is read whole: every folder of rooms is a target, and every target has its folder")
    func manifest() throws {
        let paths = repository.manifest.targets.map(\.path)
        #expect(Set(paths).count == paths.count)
        #expect(repository.sources.count > 100)
        expectNone(
            repository.sources.filter { file in !paths.contains { file.path.hasPrefix($0 + "/") } }.map {
                Violation(path: $0.path, line: 1, reason: "belongs to no target")
            })
        for target in repository.manifest.targets where target.kind != .system {
            let isC = target.path.hasPrefix("Sources/Cellar/")
            #expect(try isC || !repository.files(of: target).isEmpty, "\(target.name) has no file in \(target.path)")
        }
    }

    @Test("arrows between rooms go down")
    func storeys() {
        expectNone(ArrowRules.storeys(repository.manifest))
    }

    @Test("every target imports only what the manifest declares for it, and declares only what it imports")
    func imports() throws {
        for target in repository.manifest.targets where target.kind != .system {
            let files = try repository.files(of: target)
            expectNone(ArrowRules.undeclared(files, of: target))
            if target.path.hasPrefix("Sources/"), !files.isEmpty {
                expectNone(ArrowRules.needless(files, of: target))
            }
        }
        expectNone(ArrowRules.exported(repository.sources))
    }

    @Test("HTTP stays in Shell, Web and the roof, databases in Storage")
    func confined() {
        expectNone(ArrowRules.confined(repository.sources))
    }

    @Test("the ground calls no clock and no chance")
    func pure() {
        expectNone(SourceRules.impure(repository.sources))
    }

    @Test("SQL stands in Rows files, migrations and storage only")
    func statements() {
        expectNone(SourceRules.scatteredSQL(repository.sources))
    }

    @Test("markup is made of text only where the allow-list says why")
    func rawHTML() {
        expectNone(SourceRules.rawHTML(repository.sources))
        for path in SourceRules.rawMarkup.keys {
            let file = repository.sources.first { $0.path == path }
            let used = file?.lines(holding: "HTML(raw:") ?? []
            #expect(!used.isEmpty, "\(path) is on the allow-list and needs it no more")
        }
    }

    @Test("no page writes an address as a string")
    func addresses() {
        expectNone(SourceRules.writtenAddresses(repository.sources))
    }

    @Test("whatever can stop the server or race has its proof beside it")
    func unexplained() {
        expectNone(SourceRules.unexplained(repository.sources))
    }

    @Test("no type is named as its module")
    func names() throws {
        for target in repository.manifest.targets where target.kind != .system && target.kind != .test {
            expectNone(SourceRules.namedAsModule(try repository.files(of: target), of: target))
        }
    }

    @Test("one file, one idea, and a name that says it")
    func files() {
        expectNone(SourceRules.tooLong(repository.sources))
        expectNone(SourceRules.namelessFiles(repository.sources))
    }

    @Test("every migration is listed once and in order")
    func migrations() {
        expectNone(SourceRules.migrations(repository.sources))
    }

    @Test("styles, scripts and pictures fetch nothing from another host")
    func hosts() throws {
        expectNone(TextRules.otherHosts(try repository.texts()))
    }

    @Test("no file names a folder of one machine or the host of a registry")
    func machines() throws {
        expectNone(TextRules.oneMachine(try repository.texts()))
    }
}
