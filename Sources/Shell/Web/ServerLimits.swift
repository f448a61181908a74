public import HummingbirdCore
import NIOCore

/// What a slow or greedy client may take of the server; for `Application(responder:server:)`.
///
/// ```swift
/// Application(responder: routes.responder(), server: ServerLimits.builder, configuration: …)
/// ```
public enum ServerLimits {
    /// HTTP/1.1 that drops a connection idle for 60 s and heads over 32 KB or 100 fields.
    public static var builder: HTTPServerBuilder {
        HTTPServerBuilder { responder in
            LoopChannel(http: HTTP1Channel(responder: responder, configuration: configuration))
        }
    }

    private static let configuration = HTTP1Channel.Configuration(
        idleTimeout: .seconds(60),
        httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: 16_384, maxHeaderListSize: 32_768, maxHeaderFieldCount: 100))

    /// A form of up to 1 MB must have come within this time, a larger one within ten times it.
    static let formTime: Duration = .seconds(60)
}
