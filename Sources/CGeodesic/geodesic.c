// Karney's geodesics, as GeographicLib publishes them: version 2.2 of https://github.com/geographiclib/geographiclib-c.
// Hidden from other libraries of the process: libproj.so has functions of the same names, and a program must not put
// its own in their place.
#include <float.h>
#include <math.h>

#define GEOD_DLL
#pragma GCC visibility push(hidden)
#include "geographiclib/geodesic.c"
#pragma GCC visibility pop
