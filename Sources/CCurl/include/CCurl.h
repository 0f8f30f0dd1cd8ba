#ifndef MEZHA_CCURL_H
#define MEZHA_CCURL_H

#include <stdint.h>

/// A connection to fetch with, one address after another.
typedef struct mezha_transfer mezha_transfer;

/// What is to be fetched, where to, and within which limits.
typedef struct {
  const char *address;
  /// Who asks, for the header `User-Agent`.
  const char *agent;
  /// The file that the bytes go into, open for writing.
  int file;
  /// How many bytes of it are there.
  int64_t offset;
  /// The tag or date that the server gave those bytes, so that they are continued only where it still has the same; null for
  /// none.
  const char *validator;
  /// The greatest size of the whole.
  int64_t size_limit;
  long connect_seconds;
  /// How long it may come at less than 100 bytes a second.
  long stall_seconds;
  long total_seconds;
  /// Is called while bytes come, with how many are there, how many there will be (-1: not known), and the tag or date that the
  /// server gives them; null for nothing.
  void (*progress)(void *context, int64_t now, int64_t total, const char *validator);
  void *context;
} mezha_transfer_request;

/// How it ended.
typedef enum {
  mezha_transfer_complete,
  /// The server answered with another status than 200 and 206.
  mezha_transfer_status,
  /// The bytes are more than the limit, or the server says that they will be.
  mezha_transfer_too_large,
  /// The disk took no more; `system_error` says why.
  mezha_transfer_not_written,
  /// The address, or one that it leads to, is not of HTTP or HTTPS.
  mezha_transfer_protocol,
  /// The server sent another part of the file than was asked for.
  mezha_transfer_wrong_part,
  /// The certificate of the server is not trusted.
  mezha_transfer_certificate,
  /// Too slow, or too long.
  mezha_transfer_out_of_time,
  /// No connection.
  mezha_transfer_unreachable,
  /// The connection ended before all was there.
  mezha_transfer_cut,
  /// Anything else.
  mezha_transfer_failed,
} mezha_transfer_outcome;

/// What came of it.
typedef struct {
  mezha_transfer_outcome outcome;
  long status;
  int system_error;
  /// Where in the file the bytes of this time begin: 0 where the server began again.
  int64_t begin;
  /// How many came this time.
  int64_t received;
  /// The size of the whole as the server states it; -1 where it does not.
  int64_t total;
  /// For the next request, where this one was cut; empty for none.
  char validator[256];
  char type[128];
  /// The address that the bytes came from in the end.
  char address[2048];
  /// What libcurl says; empty where all is well.
  char message[256];
} mezha_transfer_result;

/// Loads libcurl, the file of MEZHA_CURL or the one of the system. Costs next to nothing when it is there.
///
/// Null, or why it cannot be loaded.
const char *mezha_curl_load(void);

/// The version, such as `7.88.1`; null where it cannot be loaded.
const char *mezha_curl_version(void);

/// Null where there is no memory, or no libcurl. C function: `curl_easy_init`.
mezha_transfer *mezha_transfer_new(void);

/// C function: `curl_easy_cleanup`.
void mezha_transfer_free(mezha_transfer *transfer);

/// Fetches an address into a file.
///
/// Only HTTP and HTTPS, redirects too, and no step from HTTPS down to HTTP; certificates are checked; no passwords are looked
/// up; proxies are those of the environment. C functions: `curl_easy_setopt`, `curl_easy_perform`, `curl_easy_getinfo`.
void mezha_transfer_fetch(
    mezha_transfer *transfer, const mezha_transfer_request *request, mezha_transfer_result *result);

#endif
