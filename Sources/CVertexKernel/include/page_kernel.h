#ifndef PAGE_KERNEL_H
#define PAGE_KERNEL_H

#include <stddef.h>

// Pages of the system with more behind them. What stands there keeps its values, and is copied nowhere.
//
// start, size: what mmap gave, or this function.
// Returns where they are now, which may be elsewhere; NULL where there are no more, and then all is as it was.
void *mezha_grow_pages(void *start, size_t size, size_t wanted);

#endif
