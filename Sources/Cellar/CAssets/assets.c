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
static const unsigned char vector_tile_js_bytes[] = {
#embed "files/vector-tile.js"
};
static const unsigned char map_layer_js_bytes[] = {
#embed "files/map-layer.js"
};
static const unsigned char map_js_bytes[] = {
#embed "files/map.js"
};
static const unsigned char map_edit_js_bytes[] = {
#embed "files/map-edit.js"
};
static const unsigned char map_css_bytes[] = {
#embed "files/map.css"
};
static const unsigned char map_labels_js_bytes[] = {
#embed "files/map-labels.js"
};
// Leaflet as Debian installs it (libjs-leaflet); its module build is of an older version than this one.
static const unsigned char leaflet_js_bytes[] = {
#embed "/usr/share/javascript/leaflet/leaflet.min.js"
};
static const unsigned char leaflet_css_bytes[] = {
#embed "/usr/share/javascript/leaflet/leaflet.css"
};

ASSET(site_css);
ASSET(favicon_svg);
ASSET(draft_js);
ASSET(filter_js);
ASSET(confirm_js);
ASSET(vector_tile_js);
ASSET(map_layer_js);
ASSET(leaflet_js);
ASSET(leaflet_css);
ASSET(map_js);
ASSET(map_edit_js);
ASSET(map_css);
ASSET(map_labels_js);
