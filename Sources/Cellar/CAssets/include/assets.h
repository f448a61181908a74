#pragma once
#include <stddef.h>

/// A file that is part of the program.
struct asset {
    const unsigned char *_Nonnull bytes;
    size_t count;
};
