#pragma once
#include <zlib.h>

/// Begins a gzip stream; `deflateInit2` is a macro, which Swift does not see.
static inline int songhong_gzip_begin(z_stream *_Nonnull stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
