import CGEOS

/// One use of GEOS: a context of its own (the reentrant interface), and everything it made, given back at the end.
final class GeometryEngine {
    let handle: GEOSContextHandle_t
    private var kept: [OpaquePointer] = []
    /// What GEOS said last when a call failed; the box outlives the context that points to it.
    private let said = Said()

    private final class Said {
        var text = ""
    }

    init() throws(GeometryError) {
        guard let handle = GEOS_init_r() else { throw .engine("GEOS") }
        self.handle = handle
        _ = GEOSContext_setErrorMessageHandler_r(
            handle,
            { message, box in
                guard let message, let box else { return }
                Unmanaged<Said>.fromOpaque(box).takeUnretainedValue().text = String(cString: message)
            }, Unmanaged.passUnretained(said).toOpaque())
    }

    deinit {
        for shape in kept { GEOSGeom_destroy_r(handle, shape) }
        GEOS_finish_r(handle)
    }

    var failure: GeometryError { .engine(said.text.isEmpty ? "GEOS" : said.text) }

    /// Takes charge of what GEOS made; `nil` is a failure.
    func keep(_ shape: OpaquePointer?) throws(GeometryError) -> OpaquePointer {
        guard let shape else { throw failure }
        kept.append(shape)
        return shape
    }

    /// Gives back everything made since `mark`, so that long checks stay small.
    func release(downTo mark: Int) {
        while kept.count > mark { GEOSGeom_destroy_r(handle, kept.removeLast()) }
    }

    var mark: Int { kept.count }

    func shape(_ geometry: Geometry) throws(GeometryError) -> OpaquePointer {
        let wkb = geometry.wkb
        return try keep(GEOSGeomFromWKB_buf_r(handle, wkb, wkb.count))
    }

    func geometry(_ shape: OpaquePointer) throws(GeometryError) -> Geometry {
        // An empty point has no numbers to be written as.
        if try truth(GEOSisEmpty_r(handle, shape)) { return .collection([]) }
        var size = 0
        guard let bytes = GEOSGeomToWKB_buf_r(handle, shape, &size) else { throw failure }
        defer { GEOSFree_r(handle, bytes) }
        return try Geometry(wkb: Array(UnsafeBufferPointer(start: bytes, count: size)))
    }

    func area(_ shape: OpaquePointer) throws(GeometryError) -> Double {
        var area = 0.0
        guard GEOSArea_r(handle, shape, &area) == 1 else { throw failure }
        return area
    }

    func length(_ shape: OpaquePointer) throws(GeometryError) -> Double {
        var length = 0.0
        guard GEOSLength_r(handle, shape, &length) == 1 else { throw failure }
        return length
    }

    /// The answer of a predicate: 0, 1, or 2 for a failure.
    func truth(_ answer: CChar) throws(GeometryError) -> Bool {
        guard answer == 0 || answer == 1 else { throw failure }
        return answer == 1
    }
}
