#define _GNU_SOURCE
#include "confinement.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

// The hard limit lies a little above, so that the signal tells which limit it was.
static void limit(int resource, uint64_t value) {
  struct rlimit now;
  if (value == 0 || getrlimit(resource, &now) != 0) return;
  if (now.rlim_max == RLIM_INFINITY || value + 2 < now.rlim_max) now.rlim_max = value + 2;
  now.rlim_cur = value < now.rlim_max ? value : now.rlim_max;
  setrlimit(resource, &now);
}

#if defined(__linux__)
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

// The rights over files of Landlock's first version, and those that came later, by their bits in linux/landlock.h.
enum { may_execute = 1, may_write = 2, may_read = 4, may_list = 8, first_rights = 0x1FFF };
struct landlock_rules { uint64_t files, network; };
// As the kernel has it: packed.
struct landlock_path { uint64_t rights; int32_t parent; } __attribute__((packed));

static void close_files(const char *const *readable) {
  long version = syscall(444, NULL, 0, 1);
  if (version < 1) return;
  struct landlock_rules rules = {first_rights, 0};
  if (version >= 2) rules.files |= 1 << 13;  // Linking into other folders.
  if (version >= 3) rules.files |= 1 << 14;  // Cutting short.
  int set = (int)syscall(444, &rules, sizeof rules.files, 0);
  if (set < 0) return;
  for (; *readable != NULL; ++readable) {
    struct landlock_path path = {0, open(*readable, O_PATH | O_CLOEXEC)};
    struct stat status;
    if (path.parent < 0) continue;
    int is_folder = fstat(path.parent, &status) == 0 && S_ISDIR(status.st_mode);
    path.rights = is_folder ? may_read | may_list : may_read;
    syscall(445, set, 1, &path, 0);
    close(path.parent);
  }
  syscall(446, set, 0);
  close(set);
}

#if defined(__x86_64__)
#define MEZHA_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MEZHA_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

static void close_calls(int may_reach_network) {
#if defined(MEZHA_ARCHITECTURE)
#define REFUSE(number)                                          \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1),            \
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES)
  struct sock_filter all[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MEZHA_ARCHITECTURE, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
#if defined(__x86_64__)
      // The calls of x32 have numbers of their own.
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
#endif
      REFUSE(__NR_execve),
      REFUSE(__NR_execveat),
      REFUSE(__NR_ptrace),
      // Work is queued there that no filter sees.
      REFUSE(425),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_socket, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, may_reach_network ? SECCOMP_RET_ALLOW : SECCOMP_RET_ERRNO | EACCES),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_connect, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, may_reach_network ? SECCOMP_RET_ALLOW : SECCOMP_RET_ERRNO | EACCES),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
#undef REFUSE
  struct sock_fprog program = {sizeof all / sizeof *all, all};
  prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
#else
  (void)may_reach_network;
#endif
}
#endif

void mezha_confine(const mezha_confinement *wanted) {
  limit(RLIMIT_CPU, wanted->cpu_seconds);
  // Private memory that can be written to, which libraries that are merely mapped are not.
  limit(RLIMIT_DATA, wanted->memory_bytes);
  // No trace of a crash beside the user's files.
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
#if defined(__linux__)
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return;
  if (wanted->readable != NULL) close_files(wanted->readable);
  close_calls(wanted->may_reach_network);
#endif
}
