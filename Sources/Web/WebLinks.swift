public import Html

/// Addresses that the frame of every page needs; each area has its own beside its pages.
public enum WebLinks {
    public static let signIn = Link("sign-in")
    public static let signOut = Link("sign-out")
    public static let whoMaySee = Link("who-may-see")
    public static let home = Link.root
    public static let plan = Link("plan")
    public static let search = Link("search")
    public static let staff = Link("staff")
}
