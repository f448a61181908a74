/// Reads a plan document: recovers its structure, keeps the line of every object, lists what it could not place.
public enum PlanReader {
    /// Reads a text file.
    public static func read(text bytes: [UInt8]) throws(PlanReadError) -> Plan {
        try read(SourceText(text: bytes))
    }

    /// Reads lines that were taken apart before.
    public static func read(_ source: SourceText) throws(PlanReadError) -> Plan {
        var assembly = PlanAssembly(source)
        assembly.run()
        let plan = assembly.finished()
        guard !plan.strategies.isEmpty || !plan.elements.isEmpty || !plan.swot.isEmpty else { throw .notAPlan }
        return plan
    }
}
