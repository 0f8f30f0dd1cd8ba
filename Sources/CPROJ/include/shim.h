#ifndef MEZHA_CPROJ_H
#define MEZHA_CPROJ_H

// The C API of PROJ, without linking against the library: by way of libcurl and libtiff it stands on some forty others, and
// loading them takes a third of the program's own start. What is called of it goes through functions of our own that load
// the library first, once per process, on any thread: that of the version whose headers Mezha was built with, or else any.
// Without one, the first of them says so and ends the process, as the loader does where a library is missing.

#include <proj.h>

// Callers write the names of PROJ; the linker finds the functions of `trampolines.c`.
#define MEZHA_PROJ_TEXT(x) #x
#define MEZHA_PROJ_SYMBOL(prefix, name) MEZHA_PROJ_TEXT(prefix) "mezha_" #name
#define PROJ_FUNCTION(result, name, parameters, arguments) \
  extern __typeof__(name) name __asm__(MEZHA_PROJ_SYMBOL(__USER_LABEL_PREFIX__, name));
#define PROJ_PROCEDURE(name, parameters, arguments) PROJ_FUNCTION(void, name, parameters, arguments)
#include "functions.h"
#undef PROJ_FUNCTION
#undef PROJ_PROCEDURE

#endif
