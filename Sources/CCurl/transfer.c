#define _GNU_SOURCE
#include "CCurl.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

// The library is loaded when something is fetched for the first time: it stands on twenty others, which no other run needs.
// Debian has it in three forms that differ in who does TLS.
static const char *const candidates[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl-nss.so.4"};

static __typeof__(&curl_global_init) global_init;
static __typeof__(&curl_easy_init) easy_init;
static __typeof__(&curl_easy_cleanup) easy_cleanup;
static __typeof__(&curl_easy_reset) easy_reset;
static CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
static CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
static __typeof__(&curl_easy_perform) easy_perform;
static __typeof__(&curl_easy_strerror) easy_strerror;
static __typeof__(&curl_slist_append) slist_append;
static __typeof__(&curl_slist_free_all) slist_free_all;
static __typeof__(&curl_version_info) version_info;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int is_loaded;
static char failure[512];

static void *open_library(void) {
  const char *wanted = getenv("MEZHA_CURL");
  if (wanted != NULL && *wanted != '\0') {
    void *library = dlopen(wanted, RTLD_LAZY | RTLD_LOCAL);
    if (library == NULL) snprintf(failure, sizeof failure, "%s", dlerror());
    return library;
  }
  for (size_t index = 0; index < sizeof candidates / sizeof *candidates; ++index) {
    void *library = dlopen(candidates[index], RTLD_LAZY | RTLD_LOCAL);
    if (library != NULL) return library;
    if (index == 0) snprintf(failure, sizeof failure, "%s", dlerror());
  }
  return NULL;
}

static void load(void) {
  void *library = open_library();
  if (library == NULL) return;
  const struct {
    void *place;
    const char *name;
  } functions[] = {
      {&global_init, "curl_global_init"},   {&easy_init, "curl_easy_init"},
      {&easy_cleanup, "curl_easy_cleanup"}, {&easy_reset, "curl_easy_reset"},
      {&easy_setopt, "curl_easy_setopt"},   {&easy_getinfo, "curl_easy_getinfo"},
      {&easy_perform, "curl_easy_perform"}, {&easy_strerror, "curl_easy_strerror"},
      {&slist_append, "curl_slist_append"}, {&slist_free_all, "curl_slist_free_all"},
      {&version_info, "curl_version_info"},
  };
  for (size_t index = 0; index < sizeof functions / sizeof *functions; ++index) {
    void *found = dlsym(library, functions[index].name);
    if (found == NULL) {
      snprintf(failure, sizeof failure, "the library has no function %s", functions[index].name);
      return;
    }
    memcpy(functions[index].place, &found, sizeof found);
  }
  if (global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    snprintf(failure, sizeof failure, "curl_global_init failed");
    return;
  }
  is_loaded = 1;
}

const char *mezha_curl_load(void) {
  pthread_once(&once, load);
  return is_loaded ? NULL : failure;
}

const char *mezha_curl_version(void) {
  return mezha_curl_load() == NULL ? version_info(CURLVERSION_NOW)->version : NULL;
}

struct mezha_transfer {
  CURL *curl;
  const mezha_transfer_request *request;
  mezha_transfer_result *result;
  int64_t part_begin, part_total;
  int has_begun, fault;
};

mezha_transfer *mezha_transfer_new(void) {
  if (mezha_curl_load() != NULL) return NULL;
  mezha_transfer *transfer = calloc(1, sizeof *transfer);
  if (transfer == NULL) return NULL;
  transfer->curl = easy_init();
  if (transfer->curl != NULL) return transfer;
  free(transfer);
  return NULL;
}

void mezha_transfer_free(mezha_transfer *transfer) {
  if (transfer == NULL) return;
  easy_cleanup(transfer->curl);
  free(transfer);
}

static int is_named(const char *line, size_t length, const char *name) {
  size_t own = strlen(name);
  return length > own && line[own] == ':' && strncasecmp(line, name, own) == 0;
}

// The value of a header without blanks around it; what has no room is no value.
static void take_value(const char *line, size_t length, size_t name, char *into, size_t room) {
  const char *start = line + name + 1, *end = line + length;
  while (start < end && (*start == ' ' || *start == '\t')) ++start;
  while (end > start && (end[-1] == '\r' || end[-1] == '\n' || end[-1] == ' ')) --end;
  size_t count = (size_t)(end - start);
  into[0] = '\0';
  if (count >= room || memchr(start, '\0', count) != NULL) return;
  memcpy(into, start, count);
  into[count] = '\0';
}

static size_t take_header(char *line, size_t one, size_t length, void *context) {
  mezha_transfer *transfer = context;
  mezha_transfer_result *result = transfer->result;
  (void)one;
  if (length > 5 && strncasecmp(line, "HTTP/", 5) == 0) {
    // Another answer, as behind a redirect: what was said before is not about these bytes.
    transfer->part_begin = transfer->part_total = -1;
    result->validator[0] = result->type[0] = '\0';
  } else if (is_named(line, length, "ETag")) {
    take_value(line, length, 4, result->validator, sizeof result->validator);
    // A weak tag does not stand for bytes (RFC 9110, 13.1.5).
    if (strncmp(result->validator, "W/", 2) == 0) result->validator[0] = '\0';
  } else if (is_named(line, length, "Last-Modified") && result->validator[0] == '\0') {
    take_value(line, length, 13, result->validator, sizeof result->validator);
  } else if (is_named(line, length, "Content-Type")) {
    take_value(line, length, 12, result->type, sizeof result->type);
  } else if (is_named(line, length, "Content-Range")) {
    char value[128];
    long long first, last, total;
    take_value(line, length, 13, value, sizeof value);
    int count = sscanf(value, "bytes %lld-%lld/%lld", &first, &last, &total);
    if (count >= 2) transfer->part_begin = first;
    if (count == 3) transfer->part_total = total;
  }
  return length;
}

// What the answer is about, before its first byte is written. 0 to stop.
static int begin(mezha_transfer *transfer) {
  const mezha_transfer_request *request = transfer->request;
  mezha_transfer_result *result = transfer->result;
  transfer->has_begun = 1;
  easy_getinfo(transfer->curl, CURLINFO_RESPONSE_CODE, &result->status);
  if (result->status != 200 && result->status != 206) {
    transfer->fault = mezha_transfer_status;
    return 0;
  }
  curl_off_t announced = -1;
  easy_getinfo(transfer->curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &announced);
  if (result->status == 206) {
    // Some servers go on with whatever they have now, and say so by another tag.
    int is_other = request->validator != NULL && *request->validator != '\0' && result->validator[0] != '\0' &&
                   strcmp(request->validator, result->validator) != 0;
    if (transfer->part_begin != request->offset || is_other) {
      transfer->fault = mezha_transfer_wrong_part;
      return 0;
    }
    result->begin = request->offset;
    result->total = transfer->part_total >= 0 ? transfer->part_total
                    : announced >= 0          ? request->offset + announced
                                              : -1;
  } else {
    result->total = announced;
    if (ftruncate(request->file, 0) != 0) {
      result->system_error = errno;
      transfer->fault = mezha_transfer_not_written;
      return 0;
    }
  }
  if (lseek(request->file, result->begin, SEEK_SET) < 0) {
    result->system_error = errno;
    transfer->fault = mezha_transfer_not_written;
    return 0;
  }
  if (result->total > request->size_limit) {
    transfer->fault = mezha_transfer_too_large;
    return 0;
  }
  return 1;
}

static size_t take_bytes(char *bytes, size_t one, size_t count, void *context) {
  mezha_transfer *transfer = context;
  const mezha_transfer_request *request = transfer->request;
  mezha_transfer_result *result = transfer->result;
  (void)one;
  if (!transfer->has_begun && !begin(transfer)) return 0;
  if (result->begin + result->received > request->size_limit - (int64_t)count) {
    transfer->fault = mezha_transfer_too_large;
    return 0;
  }
  for (size_t done = 0; done < count;) {
    ssize_t written = write(request->file, bytes + done, count - done);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      result->system_error = written < 0 ? errno : EIO;
      transfer->fault = mezha_transfer_not_written;
      return 0;
    }
    done += (size_t)written;
    result->received += written;
  }
  if (request->progress != NULL) {
    request->progress(
        request->context, result->begin + result->received, result->total, result->validator);
  }
  return count;
}

static mezha_transfer_outcome outcome_of(CURLcode code) {
  switch (code) {
    case CURLE_OK: return mezha_transfer_complete;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT: return mezha_transfer_protocol;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR: return mezha_transfer_certificate;
    case CURLE_OPERATION_TIMEDOUT: return mezha_transfer_out_of_time;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT: return mezha_transfer_unreachable;
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
#if LIBCURL_VERSION_NUM >= 0x073100
    case CURLE_HTTP2_STREAM:
#endif
    case CURLE_HTTP2: return mezha_transfer_cut;
    default: return mezha_transfer_failed;
  }
}

// Redirects of an address by HTTPS stay there.
static void allow_protocols(CURL *curl, const char *address) {
  int is_secure = strncasecmp(address, "https:", 6) == 0;
#if LIBCURL_VERSION_NUM >= 0x075500
  easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, is_secure ? "https" : "http,https");
#else
  easy_setopt(curl, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
  easy_setopt(
      curl, CURLOPT_REDIR_PROTOCOLS, (long)(is_secure ? CURLPROTO_HTTPS : CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

// Whose certificates to trust, where that is said: as the program curl takes it, which the library does not by itself.
static void choose_trusted(CURL *curl) {
  const char *file = getenv("CURL_CA_BUNDLE");
  if (file == NULL || *file == '\0') {
    const char *folder = getenv("SSL_CERT_DIR");
    if (folder != NULL && *folder != '\0') easy_setopt(curl, CURLOPT_CAPATH, folder);
    file = getenv("SSL_CERT_FILE");
  }
  if (file != NULL && *file != '\0') easy_setopt(curl, CURLOPT_CAINFO, file);
}

void mezha_transfer_fetch(
    mezha_transfer *transfer, const mezha_transfer_request *request, mezha_transfer_result *result) {
  CURL *curl = transfer->curl;
  memset(result, 0, sizeof *result);
  result->total = -1;
  transfer->request = request;
  transfer->result = result;
  transfer->part_begin = transfer->part_total = -1;
  transfer->has_begun = transfer->fault = 0;

  char errors[CURL_ERROR_SIZE] = "";
  char range[32];
  struct curl_slist *headers = NULL;
  easy_reset(curl);
  easy_setopt(curl, CURLOPT_ERRORBUFFER, errors);
  easy_setopt(curl, CURLOPT_URL, request->address);
  allow_protocols(curl, request->address);
  easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  easy_setopt(curl, CURLOPT_MAXREDIRS, 10L);
  easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  choose_trusted(curl);
  easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
  easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  easy_setopt(curl, CURLOPT_USERAGENT, request->agent);
  easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, request->connect_seconds);
  easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 100L);
  easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, request->stall_seconds);
  easy_setopt(curl, CURLOPT_TIMEOUT, request->total_seconds);
  easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
  easy_setopt(curl, CURLOPT_HEADERDATA, transfer);
  easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_bytes);
  easy_setopt(curl, CURLOPT_WRITEDATA, transfer);
  if (request->offset > 0) {
    snprintf(range, sizeof range, "%lld-", (long long)request->offset);
    easy_setopt(curl, CURLOPT_RANGE, range);
    if (request->validator != NULL && *request->validator != '\0') {
      char header[320];
      snprintf(header, sizeof header, "If-Range: %s", request->validator);
      headers = slist_append(NULL, header);
      easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    }
  }
  CURLcode code = easy_perform(curl);
  // An answer without a body has not begun.
  if (code == CURLE_OK && !transfer->has_begun) begin(transfer);
  const char *address = NULL;
  easy_getinfo(curl, CURLINFO_EFFECTIVE_URL, &address);
  if (address != NULL) snprintf(result->address, sizeof result->address, "%s", address);
  easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &result->status);
  result->outcome = transfer->fault != 0 ? (mezha_transfer_outcome)transfer->fault : outcome_of(code);
  if (result->outcome != mezha_transfer_complete && transfer->fault == 0) {
    snprintf(result->message, sizeof result->message, "%s", errors[0] != '\0' ? errors : easy_strerror(code));
  }
  slist_free_all(headers);
}
