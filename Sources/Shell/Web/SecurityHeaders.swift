import HTTPTypes

extension HTTPFields {
    /// Sets what browsers are to keep to: nothing from another host, no frame, no guessing of types.
    mutating func secure(_ settings: ShellSettings) {
        self[.contentSecurityPolicy] =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
            + "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        self[.xContentTypeOptions] = "nosniff"
        set("Referrer-Policy", "same-origin")
        set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
        set("Cross-Origin-Opener-Policy", "same-origin")
        // What pages of other sites may read, they may also show.
        set("Cross-Origin-Resource-Policy", self[.accessControlAllowOrigin] == "*" ? "cross-origin" : "same-origin")
        if settings.isSecure { self[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
    }

    private mutating func set(_ name: String, _ value: String) {
        if let name = HTTPField.Name(name) { self[name] = value }
    }
}
