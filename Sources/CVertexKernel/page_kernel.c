// For mremap, which is Linux's own.
#define _GNU_SOURCE
#include "page_kernel.h"

#include <sys/mman.h>

void *mezha_grow_pages(void *start, size_t size, size_t wanted) {
  void *pages = mremap(start, size, wanted, MREMAP_MAYMOVE);
  return pages == MAP_FAILED ? NULL : pages;
}
