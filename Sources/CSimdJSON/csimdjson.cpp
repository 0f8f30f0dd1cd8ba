#include "csimdjson.h"

#include <simdjson.h>

#define MEZHA_TEXT(x) #x
#define MEZHA_EXPANDED(x) MEZHA_TEXT(x)

const char *mezha_simdjson_version(void) { return MEZHA_EXPANDED(SIMDJSON_VERSION); }
