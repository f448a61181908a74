#include "policy.h"

static const unsigned char policy_yaml_bytes[] = {
#embed "files/policy.yaml"
};

const struct embedded_text policy_yaml = {policy_yaml_bytes, sizeof policy_yaml_bytes};
