import CZlib
import HTTPTypes
public import Hummingbird
import NIOCore
import Synchronization

/// gzip for text, so that a bad line carries a page without a proxy in front; a proxy that compresses finds it done.
public enum Compression {
    /// Below this a packet carries it anyway.
    static let smallest = 1_000
    static let largest = 4_000_000

    private static let kinds = [
        "text/", "application/json", "application/javascript", "image/svg+xml", "application/yaml",
    ]

    /// Returns the response compressed, where the reader takes gzip and the body is text of a known length.
    static func applied(to response: Response, for request: Request) async throws -> Response {
        guard let length = response.body.contentLength, (smallest...largest).contains(length),
            response.headers[.contentEncoding] == nil, let type = response.headers[.contentType],
            kinds.contains(where: type.hasPrefix)
        else { return response }
        var response = response
        response.headers[.vary] = response.headers[.vary].map { $0 + ", Accept-Encoding" } ?? "Accept-Encoding"
        guard accepts(request), request.method != .head else { return response }
        let sink = Sink()
        try await response.body.write(sink)
        guard let packed = gzip(sink.bytes), packed.count < length else {
            response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: sink.bytes))
            return response
        }
        response.headers[.contentEncoding] = "gzip"
        response.headers[.contentLength] = nil
        response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: packed))
        return response
    }

    /// Whether the reader takes gzip (RFC 9110 §12.5.3).
    public static func accepts(_ request: Request) -> Bool {
        let offers = request.headers[.acceptEncoding]?.split(separator: ",") ?? []
        return offers.contains { offer in
            let parts = offer.split(separator: ";").map { $0.filter { $0 != " " } }
            return parts.first == "gzip" && !parts.dropFirst().contains { $0 == "q=0" || $0 == "q=0.0" }
        }
    }

    /// The bytes as a gzip member; `nil` where zlib has no memory.
    ///
    /// - Parameter level: 5 is within a tenth of the best size at a third of its time; 1 is for what changes often.
    public static func gzip(_ bytes: [UInt8], level: Int32 = 5) -> [UInt8]? {
        var stream = z_stream()
        guard songhong_gzip_begin(&stream, level) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var source = bytes
        var packed = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let result = source.withUnsafeMutableBufferPointer { input in
            packed.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                return deflate(&stream, Z_FINISH)
            }
        }
        guard result == Z_STREAM_END else { return nil }
        packed.removeLast(Int(stream.avail_out))
        return packed
    }

    /// Takes a body whole.
    private final class Sink: ResponseBodyWriter {
        private let taken = Mutex<[UInt8]>([])

        var bytes: [UInt8] { taken.withLock { $0 } }

        func write(_ buffer: ByteBuffer) async throws {
            taken.withLock { $0 += Array(buffer.readableBytesView) }
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
