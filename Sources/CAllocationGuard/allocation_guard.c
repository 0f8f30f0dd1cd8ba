#define _GNU_SOURCE
#include "allocation_guard.h"

#include <stddef.h>

#if defined(__linux__) && __has_include(<features.h>)
#include <features.h>
#endif
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define HAS_SANITIZER
#endif
#endif

#if defined(__GLIBC__) && !defined(HAS_SANITIZER)

#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

// The allocator of glibc under its other names.
extern void *__libc_malloc(size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static const char *text;
static int code;

// Whether whoever asked is Swift: its libraries, or the program itself, whose C++ asks through libstdc++.
static int cannot_go_on(const void *caller) {
  Dl_info asking, own;
  if (text == NULL || dladdr(caller, &asking) == 0 || asking.dli_fname == NULL) return 0;
  if (dladdr((const void *)&cannot_go_on, &own) != 0 && own.dli_fbase == asking.dli_fbase) return 1;
  const char *slash = strrchr(asking.dli_fname, '/');
  const char *name = slash == NULL ? asking.dli_fname : slash + 1;
  return strncmp(name, "libswift", 8) == 0 || strncmp(name, "libFoundation", 13) == 0 ||
         strncmp(name, "lib_Foundation", 14) == 0 || strncmp(name, "libdispatch", 11) == 0;
}

static void end_if_needed(const void *caller) {
  if (!cannot_go_on(caller)) return;
  // Nothing that asks for memory.
  ssize_t written = write(STDERR_FILENO, text, strlen(text));
  (void)written;
  _exit(code);
}

void *malloc(size_t size) {
  void *result = __libc_malloc(size);
  if (__builtin_expect(result == NULL, 0)) {
    end_if_needed(__builtin_return_address(0));
    errno = ENOMEM;
  }
  return result;
}

void *aligned_alloc(size_t alignment, size_t size) {
  void *result = __libc_memalign(alignment, size);
  if (__builtin_expect(result == NULL, 0)) {
    end_if_needed(__builtin_return_address(0));
    errno = ENOMEM;
  }
  return result;
}

int posix_memalign(void **target, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) != 0 || alignment == 0 || (alignment & (alignment - 1)) != 0) return EINVAL;
  void *result = __libc_memalign(alignment, size);
  if (__builtin_expect(result == NULL, 0)) {
    end_if_needed(__builtin_return_address(0));
    return ENOMEM;
  }
  *target = result;
  return 0;
}

void mezha_guard_allocations(const char *message, int status) {
  text = message;
  code = status;
  struct rlimit limit;
  if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) mallopt(M_ARENA_MAX, 1);
}

#else

void mezha_guard_allocations(const char *message, int status) {
  (void)message;
  (void)status;
}

#endif
