#ifndef SONGHONG_CICU_SHIM_H
#define SONGHONG_CICU_SHIM_H

// ICU puts its version into every symbol (ucol_open_72). The wrappers below let the C preprocessor pick the name, so
// that no Swift source depends on the version that happens to be installed.
//
// Only ICU's version header is included, which has macros and no types: Foundation brings an ICU of its own, and the
// compiler refuses a program that sees the enums of both. The four functions are therefore declared here, with
// UCollator as void, UChar as uint16_t, and UErrorCode and UCollationResult as the ints that C enums are.
#include <stddef.h>
#include <stdint.h>
#include <unicode/uvernum.h>

extern void *U_ICU_ENTRY_POINT_RENAME(ucol_open)(const char *locale, int *status);
extern void U_ICU_ENTRY_POINT_RENAME(ucol_close)(void *collator);
extern int32_t U_ICU_ENTRY_POINT_RENAME(ucol_getSortKey)(
    const void *collator, const uint16_t *text, int32_t length, uint8_t *key, int32_t capacity);
extern int U_ICU_ENTRY_POINT_RENAME(ucol_strcoll)(
    const void *collator, const uint16_t *left, int32_t leftLength, const uint16_t *right, int32_t rightLength);

/// Opens the Thai collator (CLDR root order with Thai tailoring). NULL when ICU has no collation data.
static inline void *songhong_collator_open(void) {
    int status = 0;
    void *collator = U_ICU_ENTRY_POINT_RENAME(ucol_open)("th", &status);
    // Warnings (such as "default data used") are negative, failures positive.
    if (status > 0) {
        if (collator != NULL) U_ICU_ENTRY_POINT_RENAME(ucol_close)(collator);
        return NULL;
    }
    return collator;
}

/// Writes the sort key of UTF-16 text and returns its full length in bytes, the closing zero included.
/// When that is more than `capacity` the key is incomplete and the caller asks again; 0 is a failure.
static inline int32_t songhong_collator_key(
    void *collator, const uint16_t *text, int32_t length, uint8_t *key, int32_t capacity
) {
    return U_ICU_ENTRY_POINT_RENAME(ucol_getSortKey)(collator, text, length, key, capacity);
}

/// -1, 0 or 1 as the left text sorts before, with or after the right one.
static inline int32_t songhong_collator_compare(
    void *collator, const uint16_t *left, int32_t leftLength, const uint16_t *right, int32_t rightLength
) {
    return U_ICU_ENTRY_POINT_RENAME(ucol_strcoll)(collator, left, leftLength, right, rightLength);
}

#endif
