import CPolicy
import Civics
import Yams

/// Why the policy cannot be used, and where.
public struct PolicyError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The line in `policy.yaml`, from 1; `nil` where the whole file is meant.
    public var line: Int?
    public var message: String

    public var description: String { "policy.yaml" + (line.map { ":\($0)" } ?? "") + ": " + message }
}

extension Policy {
    /// Reads the policy that is built into the program.
    public static func embedded() throws -> Policy {
        let text = String(
            decoding: UnsafeBufferPointer(start: policy_yaml.bytes, count: policy_yaml.count), as: UTF8.self)
        return try Policy(yaml: text)
    }

    /// Reads a policy; throws `PolicyError` with the line for anything it does not know.
    public init(yaml: String) throws {
        let root: Node
        do {
            guard let node = try Yams.compose(yaml: yaml) else { throw PolicyError(line: nil, message: "is empty") }
            root = node
        } catch let error as YamlError {
            throw PolicyError(line: nil, message: "\(error)")
        }
        self.init(roles: [:], classes: [:], purposes: [], rules: [:], routes: [], routeIndex: [:])
        let parts = try root.pairs("the policy", keys: ["roles", "classes", "purposes", "rules", "routes"])
        // Rules name roles, wherever they stand in the file.
        for (key, value) in parts.filter({ $0.key.text == "roles" }) + parts.filter({ $0.key.text != "roles" }) {
            switch key.text {
            case "roles": try readRoles(value)
            case "classes": try readClasses(value)
            case "purposes": try readPurposes(value)
            case "rules": try readRules(value)
            default: try readRoutes(value)
            }
        }
        for role in Role.allCases where roles[role] == nil {
            throw PolicyError(line: nil, message: "role \(role.rawValue) is missing")
        }
        for dataClass in DataClass.allCases where classes[dataClass] == nil {
            throw PolicyError(line: nil, message: "class \(dataClass.rawValue) is missing")
        }
        for rule in routes where rule.isPublic && reach(of: .public, rule.verb, rule.dataClass) == .none {
            throw PolicyError(
                line: nil,
                message: "\(rule.method) \(rule.template) is public, but the public may not \(rule.verb.rawValue) "
                    + rule.dataClass.rawValue)
        }
    }

    private mutating func readRoles(_ node: Node) throws {
        for (key, value) in try node.pairs("roles", keys: nil) {
            let role = try key.value(Role.init(rawValue:), "role")
            let fields = try value.fields("role \(role.rawValue)", keys: ["th", "en", "grant", "division", "village"])
            roles[role] = RoleEntry(
                name: Words(th: try fields.text("th", at: key), en: try fields.text("en", at: key)),
                giving: try fields.required("grant", at: key).value(RoleEntry.Giving.init(rawValue:), "grant"),
                hasDivision: try fields.flag("division"), hasVillage: try fields.flag("village"))
        }
    }

    private mutating func readClasses(_ node: Node) throws {
        for (key, value) in try node.pairs("classes", keys: nil) {
            let dataClass = try key.value(DataClass.init(rawValue:), "class")
            let fields = try value.fields("class \(dataClass.rawValue)", keys: ["th", "en", "personal"])
            _ = try fields.required("personal", at: key)
            classes[dataClass] = ClassEntry(
                name: Words(th: try fields.text("th", at: key), en: try fields.text("en", at: key)),
                isPersonal: try fields.flag("personal"))
        }
    }

    private mutating func readPurposes(_ node: Node) throws {
        for (key, value) in try node.pairs("purposes", keys: nil) {
            let fields = try value.fields("purpose \(key.text)", keys: ["th", "en"])
            guard !key.text.isEmpty, !purposes.contains(where: { $0.code == key.text }) else {
                throw key.error("purpose \"\(key.text)\" has no code, or is there twice")
            }
            purposes.append(
                Purpose(
                    code: key.text, name: Words(th: try fields.text("th", at: key), en: try fields.text("en", at: key)))
            )
        }
    }

    /// `officer`, or `officer@finance` for the role held in one division.
    private func holder(_ node: Node) throws -> (role: Role, division: DivisionCode?) {
        let parts = node.text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let role = Role(rawValue: String(first)) else {
            throw node.error("\"\(node.text)\" is not a role")
        }
        guard parts.count == 2 else { return (role, nil) }
        let code = parts[1]
        guard roles[role]?.hasDivision == true else { throw node.error("\(first) is not held in a division") }
        guard !code.isEmpty, code.utf8.allSatisfy({ $0 < 128 && $0 != 0x40 && $0 > 0x20 }) else {
            throw node.error("\"\(code)\" is not a division's code")
        }
        return (role, DivisionCode(rawValue: String(code)))
    }

    private mutating func readRules(_ node: Node) throws {
        for (classKey, rolesOfClass) in try node.pairs("rules", keys: nil) {
            let dataClass = try classKey.value(DataClass.init(rawValue:), "class")
            for (roleKey, verbs) in try rolesOfClass.pairs("rules of \(dataClass.rawValue)", keys: nil) {
                let (role, division) = try holder(roleKey)
                for (verbKey, reachNode) in try verbs.pairs("rules of \(roleKey.text)", keys: nil) {
                    let verb = try verbKey.value(Verb.init(rawValue:), "verb")
                    let reach = try reachNode.value(Reach.init(rawValue:), "scope")
                    if reach == .village, roles[role]?.hasVillage != true {
                        throw reachNode.error("\(role.rawValue) is not held in a village")
                    }
                    rules[Rule(role: role, division: division, dataClass: dataClass, verb: verb)] = reach
                }
            }
        }
    }

    private mutating func readRoutes(_ node: Node) throws {
        guard case .sequence(let rows) = node else { throw node.error("routes is a list") }
        for row in rows {
            let pairs = try row.pairs("a route", keys: nil)
            guard pairs.count == 1, let (key, value) = pairs.first else {
                throw row.error("a route is one line: - METHOD /path: {class: C0, verb: read}")
            }
            let parts = key.text.split(separator: " ")
            guard parts.count == 2, parts[0].allSatisfy({ $0.isASCII && $0.isUppercase }), parts[1].hasPrefix("/")
            else {
                throw key.error("\"\(key.text)\" is not METHOD /path")
            }
            let fields = try value.fields(key.text, keys: ["class", "verb", "public", "account", "scope"])
            let rule = RouteRule(
                method: String(parts[0]), template: String(parts[1]),
                dataClass: try fields.required("class", at: key).value(DataClass.init(rawValue:), "class"),
                verb: try fields.required("verb", at: key).value(Verb.init(rawValue:), "verb"),
                isPublic: try fields.flag("public"), isForEveryAccount: try fields.flag("account"),
                scope: try fields.values["scope"]?.value(Reach.init(rawValue:), "scope") ?? .own)
            let name = "\(rule.method) \(rule.template)"
            guard routeIndex[name] == nil else { throw key.error("\(name) has two rows") }
            routeIndex[name] = routes.count
            routes.append(rule)
        }
    }
}

/// The fields of one entry, by name.
private struct Fields {
    var values: [String: Node]

    func required(_ name: String, at place: Node) throws -> Node {
        guard let value = values[name] else { throw place.error("\(place.text) has no \(name)") }
        return value
    }

    func text(_ name: String, at place: Node) throws -> String {
        let text = try required(name, at: place).text
        guard !text.isEmpty else { throw place.error("\(name) of \(place.text) is empty") }
        return text
    }

    func flag(_ name: String) throws -> Bool {
        guard let node = values[name] else { return false }
        switch node.text {
        case "true": return true
        case "false": return false
        default: throw node.error("\(name) is true or false, not \"\(node.text)\"")
        }
    }
}

extension Node {
    fileprivate var text: String { scalar?.string ?? "" }

    fileprivate func error(_ message: String) -> PolicyError {
        PolicyError(line: mark?.line, message: message)
    }

    fileprivate func pairs(_ what: String, keys: Set<String>?) throws -> [(key: Node, value: Node)] {
        guard case .mapping(let mapping) = self else { throw error("\(what) is not a table of names") }
        return try mapping.map { key, value in
            if let keys, !keys.contains(key.text) { throw key.error("\(what) has no \"\(key.text)\"") }
            return (key, value)
        }
    }

    fileprivate func fields(_ what: String, keys: Set<String>) throws -> Fields {
        Fields(
            values: Dictionary(try pairs(what, keys: keys).map { ($0.key.text, $0.value) }, uniquingKeysWith: { $1 }))
    }

    fileprivate func value<T>(_ make: (String) -> T?, _ what: String) throws -> T {
        guard let value = make(text) else { throw error("\"\(text)\" is not a \(what)") }
        return value
    }
}
