/// An Office Open XML package: a ZIP whose parts point to one another by relations (ISO/IEC 29500-2).
struct OfficePackage {
    /// An arrow from one part to another.
    struct Relation {
        var id: String
        /// The last word of the relation's type address, such as `styles`.
        var kind: String
        /// The part it points to, as an entry name.
        var part: String
    }

    let zip: ZipReader

    init(_ bytes: [UInt8]) throws(SheetError) {
        zip = try ZipReader(bytes)
        guard zip.contains("[Content_Types].xml") else { throw SheetError(.wrongFormat, place: "[Content_Types].xml") }
    }

    /// Returns the name of the part where the document begins.
    func mainPart() throws(SheetError) -> String {
        guard let main = try relations(of: "").first(where: { $0.kind == "officeDocument" }) else {
            throw SheetError(.missingPart, place: "officeDocument")
        }
        return main.part
    }

    /// Returns the inner relations of a part ("" is the package itself); links to the outside are left out.
    func relations(of part: String) throws(SheetError) -> [Relation] {
        let slash = part.lastIndex(of: "/")
        let folder = slash.map { String(part[..<$0]) } ?? ""
        let file = slash.map { String(part[part.index(after: $0)...]) } ?? part
        let name = (folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels"
        guard zip.contains(name) else { return [] }
        let tokens = try XMLTokens(zip.read(name), place: name)
        var relations: [Relation] = []
        while let token = try tokens.next() {
            guard case .start(let element) = token, element.name == "Relationship", element["TargetMode"] != "External",
                let id = element["Id"], let type = element["Type"], let target = element["Target"]
            else { continue }
            let kind = type.split(separator: "/").last.map(String.init) ?? ""
            relations.append(Relation(id: id, kind: kind, part: Self.resolved(target, from: folder)))
        }
        return relations
    }

    private static func resolved(_ target: String, from folder: String) -> String {
        var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}
