#ifndef SONGHONG_POLICY_H
#define SONGHONG_POLICY_H

#include <stddef.h>

struct embedded_text {
    const unsigned char *_Nonnull bytes;
    size_t count;
};

/// The policy (who may do what with which class of data), as written in files/policy.yaml.
extern const struct embedded_text policy_yaml;

/// The dated tables the program is shipped with, as written in files/tables.yaml.
extern const struct embedded_text tables_yaml;

#endif
