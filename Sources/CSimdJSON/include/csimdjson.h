#ifndef MEZHA_CSIMDJSON_H
#define MEZHA_CSIMDJSON_H
#ifdef __cplusplus
extern "C" {
#endif
/// The version of the simdjson library that this was compiled against.
const char *mezha_simdjson_version(void);
#ifdef __cplusplus
}
#endif
#endif
