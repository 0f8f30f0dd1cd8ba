#ifndef MEZHA_CONFINEMENT_H
#define MEZHA_CONFINEMENT_H

#include <stdint.h>

/// What a process that reads a stranger's file may still do.
typedef struct {
  /// Files and folders that it may read, null at the end; null for any.
  const char *const *readable;
  /// Whether it may talk to others by sockets.
  int may_reach_network;
  /// Seconds of computing, 0 for any number.
  uint64_t cpu_seconds;
  /// Bytes of memory of its own, 0 for any number.
  uint64_t memory_bytes;
} mezha_confinement;

/// Confines this process for good. Must be called before it has a second thread.
///
/// Limits are set on every system. Files and sockets are closed by Landlock and seccomp, where the kernel has them:
/// Linux 5.13 and later on x86-64 and arm64. Programs cannot be started, and no file can be written or made.
///
/// Functions of the system: `setrlimit`, `prctl`, `landlock_create_ruleset`, `landlock_add_rule`,
/// `landlock_restrict_self`, `seccomp`.
void mezha_confine(const mezha_confinement *wanted);

#endif
