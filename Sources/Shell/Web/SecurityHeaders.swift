import HTTPTypes

extension HTTPFields {
    /// Sets what browsers are to keep to: nothing from another host, no frame, no guessing of types.
    ///
    /// They are appended, since no answer brings them along.
    mutating func secure(_ settings: ShellSettings) {
        for field in Self.always { append(field) }
        // What pages of other sites may read, they may also show.
        append(self[.accessControlAllowOrigin] == "*" ? Self.anySite : Self.ownSite)
        if settings.isSecure { append(Self.encryptedOnly) }
    }

    private static let always: [HTTPField] = [
        HTTPField(
            name: .contentSecurityPolicy,
            value: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
                + "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; "
                + "base-uri 'none'"),
        HTTPField(name: .xContentTypeOptions, value: "nosniff"),
        field("Referrer-Policy", "same-origin"),
        field("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        field("Cross-Origin-Opener-Policy", "same-origin"),
    ].compactMap { $0 }
    private static let anySite = resourcePolicy("cross-origin")
    private static let ownSite = resourcePolicy("same-origin")
    private static let encryptedOnly = HTTPField(
        name: .strictTransportSecurity, value: "max-age=31536000; includeSubDomains")

    private static func resourcePolicy(_ value: String) -> HTTPField {
        field("Cross-Origin-Resource-Policy", value) ?? HTTPField(name: .xContentTypeOptions, value: "nosniff")
    }

    /// - Returns: `nil` for a name that is none.
    private static func field(_ name: String, _ value: String) -> HTTPField? {
        HTTPField.Name(name).map { HTTPField(name: $0, value: value) }
    }
}
