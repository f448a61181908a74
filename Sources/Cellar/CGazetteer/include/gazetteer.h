#pragma once
#include <stddef.h>

/// Names of Thailand's subdistricts (ตำบล), one a line, UTF-8, sorted by code point.
/// Facts taken from the address table of the package thaiaddress 0.2.1 (Apache-2.0), which lists the national postal areas.
struct gazetteer {
    const unsigned char *_Nonnull bytes;
    size_t count;
};

extern const struct gazetteer gazetteer_subdistricts;
