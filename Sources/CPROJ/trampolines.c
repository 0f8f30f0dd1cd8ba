#define _GNU_SOURCE
#include "shim.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

// All of PROJ 9 is libproj.so.25; the plain name comes with the headers.
#if PROJ_VERSION_MAJOR == 9
static const char *const candidates[] = {"libproj.so.25", "libproj.so"};
#else
static const char *const candidates[] = {"libproj.so"};
#endif

// Where each function is, once the library is loaded.
#define PROJ_FUNCTION(result, name, parameters, arguments) static __typeof__(&name) found_##name;
#define PROJ_PROCEDURE(name, parameters, arguments) PROJ_FUNCTION(void, name, parameters, arguments)
#include "functions.h"
#undef PROJ_FUNCTION

static pthread_once_t once = PTHREAD_ONCE_INIT;
static _Atomic(int) is_loaded;

static _Noreturn void give_up(const char *reason) {
  fprintf(stderr, "mezha: error: PROJ cannot be loaded: %s\n", reason);
  // What the loader ends a process with.
  _Exit(127);
}

static void load(void) {
  void *library = NULL;
  char first[512] = "";
  for (size_t index = 0; index < sizeof candidates / sizeof *candidates && library == NULL; ++index) {
    library = dlopen(candidates[index], RTLD_LAZY | RTLD_LOCAL);
    // The first name is the right one: what is said of it is worth telling.
    if (library == NULL && index == 0) snprintf(first, sizeof first, "%s", dlerror());
  }
  if (library == NULL) give_up(first);
#define PROJ_FUNCTION(result, name, parameters, arguments) \
  *(void **)&found_##name = dlsym(library, #name);         \
  if (found_##name == NULL) give_up("it has no function " #name);
#include "functions.h"
#undef PROJ_FUNCTION
  atomic_store_explicit(&is_loaded, 1, memory_order_release);
}

static void ensure(void) {
  if (!atomic_load_explicit(&is_loaded, memory_order_acquire)) pthread_once(&once, load);
}

// The functions themselves.
#define HIDDEN __attribute__((visibility("hidden")))
#define PROJ_FUNCTION(result, name, parameters, arguments) \
  HIDDEN result mezha_##name parameters;                   \
  result mezha_##name parameters {                         \
    ensure();                                              \
    return found_##name arguments;                         \
  }
#undef PROJ_PROCEDURE
#define PROJ_PROCEDURE(name, parameters, arguments) \
  HIDDEN void mezha_##name parameters;              \
  void mezha_##name parameters {                    \
    ensure();                                       \
    found_##name arguments;                         \
  }
#include "functions.h"
