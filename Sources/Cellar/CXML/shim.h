// Debian's libxml2 shows ICU's types in its headers, which clash with the ICU inside Foundation. Nothing here uses
// them, so they are kept out.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlreader.h>
#include <libxml/xmlerror.h>
