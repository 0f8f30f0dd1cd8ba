// Fetches from the server that misbehaves (Tests/Fixtures/data/server.py), and from one that sends malformed headers, under
// AddressSanitizer. Arguments: the port, and the behaviours with their files.
#include "CCurl.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void look(void *context, int64_t now, int64_t total, const char *validator) {
  *(int64_t *)context += now + total + (int64_t)strlen(validator);
}

int main(int count, char **arguments) {
  const char *reason = mezha_curl_load();
  if (reason != NULL) {
    fprintf(stderr, "skipped: libcurl cannot be loaded: %s\n", reason);
    return 0;
  }
  mezha_transfer *transfer = mezha_transfer_new();
  char name[] = "/tmp/mezha-transfer-XXXXXX";
  int file = mkstemp(name);
  unlink(name);
  int64_t sum = 0;
  int outcomes = 0;
  for (int index = 2; index < count; ++index) {
    char address[512], validator[300] = "";
    snprintf(address, sizeof address, "http://127.0.0.1:%s/%s", arguments[1], arguments[index]);
    for (int attempt = 0; attempt < 3; ++attempt) {
      mezha_transfer_request request = {
          .address = address, .agent = "sanitized", .file = file,
          .offset = attempt == 0 ? 0 : lseek(file, 0, SEEK_END), .validator = validator, .size_limit = 1 << 20,
          .connect_seconds = 1, .stall_seconds = 1, .total_seconds = 1, .progress = look, .context = &sum};
      mezha_transfer_result result;
      mezha_transfer_fetch(transfer, &request, &result);
      if (memchr(result.validator, 0, sizeof result.validator) == NULL ||
          memchr(result.type, 0, sizeof result.type) == NULL ||
          memchr(result.message, 0, sizeof result.message) == NULL ||
          memchr(result.address, 0, sizeof result.address) == NULL) {
        fprintf(stderr, "%s: a text without an end\n", arguments[index]);
        return 1;
      }
      if (result.outcome == mezha_transfer_complete && result.begin + result.received > request.size_limit) {
        fprintf(stderr, "%s: more than the limit\n", arguments[index]);
        return 1;
      }
      outcomes |= 1 << result.outcome;
      memcpy(validator, result.validator, sizeof result.validator);
      if (result.outcome == mezha_transfer_complete) break;
    }
    if (ftruncate(file, 0) != 0) return 1;
  }
  mezha_transfer_free(transfer);
  close(file);
  printf("transfers: %d addresses, outcomes %x\n", count - 2, outcomes);
  // All was right, a status, too large, another protocol, a cut: else the server was not there.
  int wanted = 1 << mezha_transfer_complete | 1 << mezha_transfer_status | 1 << mezha_transfer_too_large |
               1 << mezha_transfer_protocol | 1 << mezha_transfer_cut;
  return (outcomes & wanted) == wanted ? 0 : 1;
}
