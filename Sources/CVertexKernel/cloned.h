#ifndef CLONED_H
#define CLONED_H

#if __has_include(<features.h>)
#include <features.h>  // for __GLIBC__
#endif

// One object file, the best instructions that the processor has. The resolver is glibc's.
#if defined(__x86_64__) && defined(__linux__) && defined(__GLIBC__)
#define CLONED __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONED
#endif

#define INLINE static inline __attribute__((always_inline))

#endif
