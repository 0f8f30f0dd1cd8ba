// The reentrant API only: a call without a context handle must not compile.
#define GEOS_USE_ONLY_R_API 1
#include <geos_c.h>
