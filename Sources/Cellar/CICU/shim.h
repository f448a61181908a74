#ifndef SONGHONG_CICU_SHIM_H
#define SONGHONG_CICU_SHIM_H

// ICU puts its version into every symbol (ucol_open_72). These wrappers let the C compiler pick the name, so that
// no Swift source depends on the version that happens to be installed.
#include <stddef.h>
#include <stdint.h>
#include <unicode/ucol.h>

/// Opens the Thai collator (CLDR root order with Thai tailoring). NULL when ICU has no collation data.
static inline void *songhong_collator_open(void) {
    UErrorCode status = U_ZERO_ERROR;
    UCollator *collator = ucol_open("th", &status);
    if (U_FAILURE(status)) {
        if (collator != NULL) ucol_close(collator);
        return NULL;
    }
    return collator;
}

/// Writes the sort key of UTF-16 text and returns its full length in bytes, the closing zero included.
/// When that is more than `capacity` the key is incomplete and the caller asks again; 0 is a failure.
static inline int32_t songhong_collator_key(
    void *collator, const uint16_t *text, int32_t length, uint8_t *key, int32_t capacity
) {
    return ucol_getSortKey((const UCollator *)collator, (const UChar *)text, length, key, capacity);
}

/// -1, 0 or 1 as the left text sorts before, with or after the right one.
static inline int32_t songhong_collator_compare(
    void *collator, const uint16_t *left, int32_t leftLength, const uint16_t *right, int32_t rightLength
) {
    return (int32_t)ucol_strcoll(
        (const UCollator *)collator, (const UChar *)left, leftLength, (const UChar *)right, rightLength);
}

#endif
