/// What every page of ours must be; used by the tests of pages in all suites.
public enum PageRules {
    /// Returns what is wrong with a whole page: markup, language, heading, labels, identifiers, references between them.
    ///
    /// Empty means nothing found.
    public static func faults(inPage source: String) -> [String] {
        let root: PageElement
        do { root = try PageElement.read(source) } catch { return [error.description] }
        var faults = faults(in: root)
        guard let html = root.all("html").first else { return faults + ["no <html>"] }
        if !["th", "en"].contains(html["lang"]) { faults.append("<html> has no lang") }
        if !source.lowercased().hasPrefix("<!doctype html>") { faults.append("no doctype") }
        if root.all("h1").count != 1 { faults.append("\(root.all("h1").count) h1 instead of one") }
        if root.all("main").count != 1 { faults.append("\(root.all("main").count) main instead of one") }
        if root.all("title").filter({ !$0.text.isEmpty && $0.parent?.name == "head" }).count != 1 {
            faults.append("no title")
        }
        faults += headingFaults(root)
        return faults
    }

    /// Returns what is wrong with a piece of a page.
    public static func faults(inPiece source: String) -> [String] {
        do { return faults(in: try PageElement.read(source)) } catch { return [error.description] }
    }

    private static func faults(in root: PageElement) -> [String] {
        let elements = root.descendants
        var faults: [String] = []
        var ids: Set<String> = []
        for id in elements.compactMap({ $0["id"] }) {
            if id.isEmpty || id.contains(where: \.isWhitespace) { faults.append("id «\(id)» is not one word") }
            if !ids.insert(id).inserted { faults.append("id «\(id)» twice") }
        }
        let labelled = Set(root.all("label").compactMap { $0["for"] })
        for element in elements {
            faults += self.faults(of: element, ids: ids, labelled: labelled)
        }
        return faults
    }

    private static func faults(of element: PageElement, ids: Set<String>, labelled: Set<String>) -> [String] {
        var faults: [String] = []
        for key in ["aria-describedby", "aria-labelledby", "for", "aria-controls"] {
            for id in element[key]?.split(separator: " ") ?? [] where !ids.contains(String(id)) {
                faults.append("\(key)=«\(id)» points nowhere: \(element.place)")
            }
        }
        for attribute in element.attributes {
            if attribute.name == "style" || attribute.name.hasPrefix("on") {
                faults.append("attribute \(attribute.name) is barred by the content security policy: \(element.place)")
            }
            if ["href", "src", "action"].contains(attribute.name), isForeign(attribute, of: element) {
                faults.append("\(attribute.name)=«\(attribute.value)» is not allowed: \(element.place)")
            }
        }
        switch element.name {
        case "input" where ["hidden", "submit"].contains(element["type"]): break
        case "input", "select", "textarea":
            let hasLabel =
                element["id"].map(labelled.contains) == true || element["aria-label"] != nil
                || element["aria-labelledby"] != nil || element.ancestors.contains { $0.name == "label" }
            if !hasLabel { faults.append("\(element.name) «\(element["name"] ?? "")» has no label") }
        case "form":
            if element["method"] == "post", !element.all("input").contains(where: { $0["name"] == "form-token" }) {
                faults.append("form without its hidden token: \(element.place)")
            }
        case "button", "a":
            let hasName =
                !element.text.isEmpty || element["aria-label"] != nil || element.all("img").contains { $0["alt"] != "" }
            if !hasName { faults.append("\(element.name) without a name: \(element.place)") }
        case "img" where element["alt"] == nil: faults.append("img without alt: \(element.place)")
        case "table" where element.all("caption").isEmpty && element["aria-label"] == nil:
            faults.append("table without a caption: \(element.place)")
        case "svg":
            let isNamed = !element.all("title").isEmpty || element["aria-label"] != nil
            if element["aria-hidden"] != "true", !(element["role"] == "img" && isNamed) {
                faults.append("drawing neither named nor hidden: \(element.place)")
            }
        case "script" where element["type"] != "application/json" && element["src"] == nil:
            faults.append("script inside the page: \(element.place)")
        default: break
        }
        return faults
    }

    /// Links a reader chooses to follow may lead out over http(s), mail or telephone; nothing else may.
    private static func isForeign(_ attribute: PageAttribute, of element: PageElement) -> Bool {
        let value = attribute.value
        if value.hasPrefix("/") { return value.hasPrefix("//") }
        if value.hasPrefix("#") { return element.name != "a" && element.name != "use" }
        guard element.name == "a", attribute.name == "href" else { return true }
        return !["https:", "http:", "mailto:", "tel:"].contains { value.hasPrefix($0) }
    }

    private static func headingFaults(_ root: PageElement) -> [String] {
        var faults: [String] = []
        var last = 0
        for heading in root.descendants where ["h1", "h2", "h3", "h4", "h5", "h6"].contains(heading.name) {
            let level = Int(heading.name.dropFirst()) ?? 0
            if level > last + 1 { faults.append("\(heading.name) «\(heading.text)» follows h\(last)") }
            last = level
        }
        return faults
    }
}
