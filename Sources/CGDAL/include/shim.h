#ifndef MEZHA_CGDAL_H
#define MEZHA_CGDAL_H

// The C API of GDAL, without linking against the library: it stands on more than a hundred others, and loading
// them takes longer than a whole run on a small file. What is called of it goes through functions of our own that
// load the library first.

#if __has_include(<gdal.h>)
#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#else
#include <gdal/cpl_conv.h>
#include <gdal/cpl_error.h>
#include <gdal/cpl_http.h>
#include <gdal/cpl_string.h>
#include <gdal/cpl_vsi.h>
#include <gdal/gdal.h>
#include <gdal/ogr_api.h>
#include <gdal/ogr_srs_api.h>
#endif

// Callers write the names of GDAL; the linker finds the functions of `trampolines.c`.
#define MEZHA_TEXT(x) #x
#define MEZHA_SYMBOL(prefix, name) MEZHA_TEXT(prefix) "mezha_" #name
#define GDAL_FUNCTION(result, name, parameters, arguments) \
  extern __typeof__(name) name __asm__(MEZHA_SYMBOL(__USER_LABEL_PREFIX__, name));
#define GDAL_PROCEDURE(name, parameters, arguments) GDAL_FUNCTION(void, name, parameters, arguments)
#include "functions.h"
#undef GDAL_FUNCTION
#undef GDAL_PROCEDURE

/// Loads the library, once per process. Safe on any thread.
///
/// The file is the one that the environment variable `MEZHA_GDAL` names; without it, that of the version whose
/// headers Mezha was built with, or else any.
///
/// Returns null, or why it cannot be used: a text that stays valid. Each function of the list does this by
/// itself; without the library it does nothing and returns zero.
const char *mezha_gdal_load(void);

/// The size of a file in GDAL's virtual file system in bytes, unpacked where it is in an archive; -1 when there is none.
/// Here because Swift does not see the structure of `VSIStatExL`.
long long mezha_vsi_size(const char *path);

/// Makes GDAL answer every request of its own for an address with a failure, for the rest of the process.
///
/// C function: `CPLHTTPSetFetchCallback`.
void mezha_gdal_refuse_addresses(void);

/// Whether the library has been loaded, which this function does not do.
int mezha_gdal_is_loaded(void);

#endif
