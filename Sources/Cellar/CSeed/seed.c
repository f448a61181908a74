#include "seed.h"

static const unsigned char plan[] = {
#embed "../../../plans/songhong-2566-2570.yaml"
};

static const unsigned char organisation[] = {
#embed "../../../plans/organisation.yaml"
};

const struct seed seed_plan = {plan, sizeof plan};
const struct seed seed_organisation = {organisation, sizeof organisation};
