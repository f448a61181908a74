#include "gazetteer.h"

static const unsigned char subdistricts[] = {
#embed "files/subdistricts.txt"
};

const struct gazetteer gazetteer_subdistricts = {subdistricts, sizeof subdistricts};
