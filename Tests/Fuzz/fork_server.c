// Makes a program fast to run many times: loaded with LD_PRELOAD, it stops the program before `main`, when all
// libraries are loaded, and forks a child for every byte that comes on standard input. Each child is a run of its own,
// with the arguments of the program, in its folder; a crash ends the child alone.
//
// Answers on standard output: first the child's process id, then how it ended. Files of the folder: `input` is the
// child's standard input where it exists, `output` and `errors` are what it writes.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef int (*start_function)(int (*)(int, char **, char **), int, char **, void (*)(void), void (*)(void),
                              void (*)(void), void *);

struct ending {
  int32_t status;
  int32_t peak_kilobytes;
  int64_t cpu_microseconds;
};

static void limit(int resource, rlim_t value) {
  struct rlimit limits = {value, value};
  setrlimit(resource, &limits);
}

static void redirect(const char *path, int flags, int target) {
  int file = open(path, flags, 0600);
  if (file < 0) file = open("/dev/null", O_RDWR);
  dup2(file, target);
  if (file != target) close(file);
}

static void become_child(void) {
  redirect("input", O_RDONLY, STDIN_FILENO);
  redirect("output", O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
  redirect("errors", O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, 30);
  limit(RLIMIT_AS, (rlim_t)8 << 30);
  limit(RLIMIT_FSIZE, (rlim_t)1 << 30);
}

static int64_t microseconds(struct timeval time) { return (int64_t)time.tv_sec * 1000000 + time.tv_usec; }

// Waits for orders; returns in a child only.
static void serve(void) {
  char order;
  // A program that the child starts is no server.
  unsetenv("LD_PRELOAD");
  while (read(STDIN_FILENO, &order, 1) == 1) {
    pid_t child = fork();
    if (child == 0) {
      become_child();
      return;
    }
    int32_t number = child;
    if (write(STDOUT_FILENO, &number, sizeof number) != sizeof number) break;
    int status = 0;
    struct rusage usage = {0};
    wait4(child, &status, 0, &usage);
    struct ending ending = {status, (int32_t)usage.ru_maxrss,
                            microseconds(usage.ru_utime) + microseconds(usage.ru_stime)};
    if (write(STDOUT_FILENO, &ending, sizeof ending) != sizeof ending) break;
  }
  _exit(0);
}

int __libc_start_main(int (*program)(int, char **, char **), int count, char **arguments, void (*begin)(void),
                      void (*end)(void), void (*end_of_loader)(void), void *stack) {
  unsetenv("LD_PRELOAD");
  serve();
  start_function start = (start_function)dlsym(RTLD_NEXT, "__libc_start_main");
  return start(program, count, arguments, begin, end, end_of_loader, stack);
}
