#ifndef ALLOCATION_GUARD_H
#define ALLOCATION_GUARD_H

// Ends the program with a message where memory cannot be had and Swift would end it by a crash.
//
// Estimates made before (MemoryBudget) are about what an input takes at least; this is for what they miss. Swift's runtime
// has no way to go on after a failed allocation. Callers that do have one, such as GDAL and C++, get NULL as ever.
//
// message: what to write to standard error, kept until the program ends; from then on allocations are guarded.
// status:  the exit code.
//
// Where addresses are limited (ulimit -v), threads share one arena of memory instead of 64 MB of addresses each. Does
// nothing but with glibc, whose allocator it stands before, and under sanitizers, which have their own.
void mezha_guard_allocations(const char *message, int status);

#endif
