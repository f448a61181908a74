public import Shell

/// The table of contents of all addresses.
public enum WebRoutes {
    public static func add(to routes: Routes, _ services: WebServices) {
    }
}
