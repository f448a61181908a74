#pragma once
#include <stddef.h>

/// A text that the program starts with.
struct seed {
    const unsigned char *_Nonnull bytes;
    size_t count;
};

/// The plan of อบต.สองห้อง for B.E. 2566–2570, as the project's own YAML.
extern const struct seed seed_plan;
/// The organisation's profile.
extern const struct seed seed_organisation;
