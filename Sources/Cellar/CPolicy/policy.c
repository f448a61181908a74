#include "policy.h"

static const unsigned char policy_yaml_bytes[] = {
#embed "files/policy.yaml"
};

static const unsigned char tables_yaml_bytes[] = {
#embed "files/tables.yaml"
};

const struct embedded_text policy_yaml = {policy_yaml_bytes, sizeof policy_yaml_bytes};
const struct embedded_text tables_yaml = {tables_yaml_bytes, sizeof tables_yaml_bytes};
