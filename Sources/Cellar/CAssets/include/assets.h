#pragma once
#include <stddef.h>

/// A file that is part of the program.
struct asset {
    const unsigned char *_Nonnull bytes;
    size_t count;
};

extern const struct asset asset_site_css;
extern const struct asset asset_favicon_svg;
extern const struct asset asset_draft_js;
extern const struct asset asset_filter_js;
extern const struct asset asset_confirm_js;
extern const struct asset asset_vector_tile_js;
extern const struct asset asset_map_layer_js;
extern const struct asset asset_leaflet_js;
extern const struct asset asset_leaflet_css;
extern const struct asset asset_map_js;
extern const struct asset asset_map_edit_js;
extern const struct asset asset_map_css;
extern const struct asset asset_map_labels_js;
