#define _GNU_SOURCE
#include "shim.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// GDAL 3.N is libgdal.so.(26 + N) since 3.1; the plain name comes with the headers.
#define MEZHA_EXPANDED(x) MEZHA_TEXT(x)
static const int soname = 26 + GDAL_VERSION_MINOR;
static const char *const candidates[] = {"", "libgdal.so"};

// Where each function is, once the library is loaded.
#define GDAL_FUNCTION(result, name, parameters, arguments) static __typeof__(&name) found_##name;
#define GDAL_PROCEDURE(name, parameters, arguments) GDAL_FUNCTION(void, name, parameters, arguments)
#include "functions.h"
#undef GDAL_FUNCTION

static pthread_once_t once = PTHREAD_ONCE_INIT;
static _Atomic(int) is_loaded;
static char failure[512];

static void *open_library(void) {
  const char *wanted = getenv("MEZHA_GDAL");
  void *library = NULL;
  if (wanted != NULL && *wanted != '\0') {
    library = dlopen(wanted, RTLD_LAZY | RTLD_LOCAL);
    if (library == NULL) snprintf(failure, sizeof failure, "%s", dlerror());
    return library;
  }
  for (size_t index = 0; index < sizeof candidates / sizeof *candidates && library == NULL; ++index) {
    const char *name = candidates[index];
    char versioned[32];
    if (*name == '\0') {
      snprintf(versioned, sizeof versioned, "libgdal.so.%d", soname);
      name = versioned;
    }
    library = dlopen(name, RTLD_LAZY | RTLD_LOCAL);
    // The first name is the right one: what is said of it is worth telling.
    if (library == NULL && index == 0) snprintf(failure, sizeof failure, "%s", dlerror());
  }
  return library;
}

static void load(void) {
  void *library = open_library();
  if (library == NULL) return;
  failure[0] = '\0';
  const char *missing = NULL;
#define GDAL_FUNCTION(result, name, parameters, arguments)      \
  *(void **)&found_##name = dlsym(library, #name);              \
  if (found_##name == NULL && missing == NULL) missing = #name;
#include "functions.h"
#undef GDAL_FUNCTION
  if (missing != NULL) {
    snprintf(failure, sizeof failure, "the library has no function %s", missing);
    return;
  }
  atomic_store_explicit(&is_loaded, 1, memory_order_release);
}

int mezha_gdal_is_loaded(void) { return atomic_load_explicit(&is_loaded, memory_order_acquire); }

static int ensure(void) {
  if (mezha_gdal_is_loaded()) return 1;
  pthread_once(&once, load);
  return mezha_gdal_is_loaded();
}

const char *mezha_gdal_load(void) { return ensure() ? NULL : failure; }

long long mezha_vsi_size(const char *path) {
  VSIStatBufL status;
  return ensure() && found_VSIStatExL(path, &status, 0) == 0 ? (long long)status.st_size : -1;
}

// The functions themselves.
#define HIDDEN __attribute__((visibility("hidden")))
#define GDAL_FUNCTION(result, name, parameters, arguments) \
  HIDDEN result mezha_##name parameters;                   \
  result mezha_##name parameters { return ensure() ? found_##name arguments : (result)0; }
#undef GDAL_PROCEDURE
#define GDAL_PROCEDURE(name, parameters, arguments) \
  HIDDEN void mezha_##name parameters;              \
  void mezha_##name parameters {                    \
    if (ensure()) found_##name arguments;           \
  }
#include "functions.h"

// The answer to a request for an address: freed by GDAL, with `free`.
static CPLHTTPResult *refuse(const char *address, CSLConstList options, GDALProgressFunc progress,
                             void *progress_argument, CPLHTTPFetchWriteFunc take, void *take_argument, void *user) {
  (void)address, (void)options, (void)progress, (void)progress_argument, (void)take, (void)take_argument, (void)user;
  CPLHTTPResult *answer = calloc(1, sizeof *answer);
  if (answer == NULL) abort();
  answer->nStatus = 1;
  answer->pszErrBuf = strdup("addresses in files are not asked");
  return answer;
}

void mezha_gdal_refuse_addresses(void) { CPLHTTPSetFetchCallback(refuse, NULL); }
