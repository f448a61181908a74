public import Shell

/// The table of contents of all addresses, by area.
public enum WebRoutes {
    public static func add(to routes: Routes, _ services: WebServices) {
        PublicRoutes.add(to: routes, services)
        AccountRoutes.add(to: routes, services)
        WorkRoutes.add(to: routes, services)
        OfficeRoutes.add(to: routes, services)
        TaxMapRoutes.add(to: routes, services)
        MapRoutes.add(to: routes, services)
        LandRegisterRoutes.add(to: routes, services)
        RegisterImportRoutes.add(to: routes, services)
        PeopleRegisterRoutes.add(to: routes, services)
    }
}
