#include "assets.h"

#define ASSET(name) const struct asset asset_##name = {name##_bytes, sizeof name##_bytes}

static const unsigned char site_css_bytes[] = {
#embed "files/site.css"
};
static const unsigned char favicon_svg_bytes[] = {
#embed "files/favicon.svg"
};
static const unsigned char draft_js_bytes[] = {
#embed "files/draft.js"
};
static const unsigned char filter_js_bytes[] = {
#embed "files/filter.js"
};
static const unsigned char confirm_js_bytes[] = {
#embed "files/confirm.js"
};

ASSET(site_css);
ASSET(favicon_svg);
ASSET(draft_js);
ASSET(filter_js);
ASSET(confirm_js);
