/* Mezha for R: vectors become Arrow arrays for the functions of mezha.h, and what they return becomes vectors. */
#include <dlfcn.h>
#include <string.h>

#include <R.h>
#include <R_ext/Rdynload.h>
#include <Rinternals.h>

#include "mezha.h"

typedef int32_t (*analysis)(const struct ArrowSchema *, const struct ArrowArray *const *, int64_t,
                            const struct mezha_option *, int64_t, struct ArrowSchema *, struct ArrowArray *,
                            struct mezha_outcome *);

static void *library = NULL;

/* ISO C knows no way from an object to a function. */
static void find(void *from, const char *name, void *function) {
  void *symbol = dlsym(from, name);
  memcpy(function, &symbol, sizeof(symbol));
}

/* Loads the library; an error of R says what is wrong. */
SEXP mezha_r_load(SEXP path) {
  if (library != NULL) return R_NilValue;
  void *found = dlopen(CHAR(STRING_ELT(path, 0)), RTLD_NOW | RTLD_LOCAL);
  if (found == NULL) Rf_error("the library of Mezha cannot be loaded: %s", dlerror());
  int32_t (*version)(void) = NULL;
  find(found, "mezha_abi_version", &version);
  if (version == NULL || version() != MEZHA_ABI_VERSION) {
    dlclose(found);
    Rf_error("%s does not have version %d of Mezha's interface", CHAR(STRING_ELT(path, 0)), MEZHA_ABI_VERSION);
  }
  library = found;
  return R_NilValue;
}

/* What is passed is R's or the call's own, and is not released by the library. */
static void keep_schema(struct ArrowSchema *schema) { schema->release = NULL; }
static void keep_array(struct ArrowArray *array) { array->release = NULL; }

/* A column of texts or bytes: offsets of 64 bits, one run of bytes, and bits of what is there. */
static void column(const char *name, const char *format, SEXP values, struct ArrowSchema *schema,
                   struct ArrowArray *array) {
  const R_xlen_t count = XLENGTH(values);
  const int is_text = TYPEOF(values) == STRSXP;
  int64_t *offsets = (int64_t *)R_alloc((size_t)count + 1, sizeof(int64_t));
  unsigned char *bits = (unsigned char *)R_alloc((size_t)count / 8 + 1, 1);
  memset(bits, 0, (size_t)count / 8 + 1);
  offsets[0] = 0;
  for (R_xlen_t i = 0; i < count; i++) {
    int64_t length = 0;
    if (is_text) {
      SEXP text = STRING_ELT(values, i);
      if (text != NA_STRING) {
        length = LENGTH(text);
        bits[i / 8] |= (unsigned char)(1 << (i % 8));
      }
    } else {
      SEXP bytes = VECTOR_ELT(values, i);
      if (TYPEOF(bytes) == RAWSXP) {
        length = XLENGTH(bytes);
        bits[i / 8] |= (unsigned char)(1 << (i % 8));
      }
    }
    offsets[i + 1] = offsets[i] + length;
  }
  char *data = R_alloc((size_t)offsets[count] + 1, 1);
  for (R_xlen_t i = 0; i < count; i++) {
    const size_t length = (size_t)(offsets[i + 1] - offsets[i]);
    if (length == 0) continue;
    memcpy(data + offsets[i], is_text ? (const void *)CHAR(STRING_ELT(values, i)) : (const void *)RAW(VECTOR_ELT(values, i)),
           length);
  }
  const void **buffers = (const void **)R_alloc(3, sizeof(void *));
  buffers[0] = bits;
  buffers[1] = offsets;
  buffers[2] = data;
  memset(schema, 0, sizeof(*schema));
  schema->format = format;
  schema->name = name;
  schema->flags = ARROW_FLAG_NULLABLE;
  schema->release = keep_schema;
  memset(array, 0, sizeof(*array));
  array->length = count;
  array->null_count = -1;
  array->n_buffers = 3;
  array->buffers = buffers;
  array->release = keep_array;
}

static int is_there(const struct ArrowArray *array, int64_t row) {
  const unsigned char *bits = (const unsigned char *)array->buffers[0];
  return bits == NULL || (bits[row / 8] >> (row % 8) & 1);
}

/* A column of the result; its offset is 0, as the library makes it. */
static SEXP vector(const struct ArrowSchema *schema, const struct ArrowArray *array) {
  const char *format = schema->format;
  const R_xlen_t count = (R_xlen_t)array->length;
  const int is_wide = format[0] == 'U' || format[0] == 'Z';
  SEXP values = R_NilValue;
  switch (format[0]) {
  case 'u':
  case 'U':
  case 'z':
  case 'Z': {
    const int is_text = format[0] == 'u' || format[0] == 'U';
    const char *data = (const char *)array->buffers[2];
    values = PROTECT(Rf_allocVector(is_text ? STRSXP : VECSXP, count));
    for (R_xlen_t i = 0; i < count; i++) {
      if (!is_there(array, i)) {
        if (is_text) SET_STRING_ELT(values, i, NA_STRING);
        continue;
      }
      const int64_t start = is_wide ? ((const int64_t *)array->buffers[1])[i] : ((const int32_t *)array->buffers[1])[i];
      const int64_t end =
          is_wide ? ((const int64_t *)array->buffers[1])[i + 1] : ((const int32_t *)array->buffers[1])[i + 1];
      if (is_text) {
        SET_STRING_ELT(values, i, Rf_mkCharLenCE(data + start, (int)(end - start), CE_UTF8));
      } else {
        SEXP bytes = Rf_allocVector(RAWSXP, (R_xlen_t)(end - start));
        SET_VECTOR_ELT(values, i, bytes);
        if (end > start) memcpy(RAW(bytes), data + start, (size_t)(end - start));
      }
    }
    break;
  }
  case 'g':
    values = PROTECT(Rf_allocVector(REALSXP, count));
    for (R_xlen_t i = 0; i < count; i++)
      REAL(values)[i] = is_there(array, i) ? ((const double *)array->buffers[1])[i] : NA_REAL;
    break;
  case 'l':
    values = PROTECT(Rf_allocVector(INTSXP, count));
    for (R_xlen_t i = 0; i < count; i++) {
      const int64_t number = ((const int64_t *)array->buffers[1])[i];
      INTEGER(values)[i] = is_there(array, i) && number < INT32_MAX ? (int)number : NA_INTEGER;
    }
    break;
  case 'b':
    values = PROTECT(Rf_allocVector(LGLSXP, count));
    for (R_xlen_t i = 0; i < count; i++)
      LOGICAL(values)[i] =
          is_there(array, i) ? ((const unsigned char *)array->buffers[1])[i / 8] >> (i % 8) & 1 : NA_LOGICAL;
    break;
  default: values = PROTECT(R_NilValue);
  }
  UNPROTECT(1);
  return values;
}

struct result {
  struct ArrowSchema schema;
  struct ArrowArray array;
  struct mezha_outcome outcome;
};

/* Gives everything back, whether or not R could make its vectors. */
static void release(void *pointer) {
  struct result *result = (struct result *)pointer;
  if (result->schema.release != NULL) result->schema.release(&result->schema);
  if (result->array.release != NULL) result->array.release(&result->array);
  if (result->outcome.release != NULL) result->outcome.release(&result->outcome);
}

static SEXP text(const char *value) {
  return value == NULL ? Rf_ScalarString(NA_STRING) : Rf_ScalarString(Rf_mkCharCE(value, CE_UTF8));
}

/* A list: columns, code, row, message, hint, notes. */
static SEXP vectors(void *pointer) {
  struct result *result = (struct result *)pointer;
  const char *names[] = {"columns", "code", "row", "message", "hint", "notes", ""};
  SEXP list = PROTECT(Rf_mkNamed(VECSXP, names));
  const int64_t count = result->schema.release == NULL ? 0 : result->schema.n_children;
  SEXP columns = PROTECT(Rf_allocVector(VECSXP, (R_xlen_t)count));
  SEXP keys = PROTECT(Rf_allocVector(STRSXP, (R_xlen_t)count));
  for (int64_t i = 0; i < count; i++) {
    SET_VECTOR_ELT(columns, (R_xlen_t)i, vector(result->schema.children[i], result->array.children[i]));
    SET_STRING_ELT(keys, (R_xlen_t)i, Rf_mkCharCE(result->schema.children[i]->name, CE_UTF8));
  }
  Rf_setAttrib(columns, R_NamesSymbol, keys);
  SET_VECTOR_ELT(list, 0, columns);
  SET_VECTOR_ELT(list, 1, Rf_ScalarInteger(result->outcome.code));
  SET_VECTOR_ELT(list, 2, Rf_ScalarReal((double)result->outcome.row));
  SET_VECTOR_ELT(list, 3, text(result->outcome.message));
  SET_VECTOR_ELT(list, 4, text(result->outcome.hint));
  SEXP notes = PROTECT(Rf_allocVector(STRSXP, (R_xlen_t)result->outcome.note_count));
  for (int64_t i = 0; i < result->outcome.note_count; i++)
    SET_STRING_ELT(notes, (R_xlen_t)i, Rf_mkCharCE(result->outcome.notes[i], CE_UTF8));
  SET_VECTOR_ELT(list, 5, notes);
  UNPROTECT(4);
  return list;
}

/* Calls a function of the library: its name, a named list of columns (the last one is geometry in well-known binary),
 * and a named vector of options. */
SEXP mezha_r_call(SEXP name, SEXP columns, SEXP options) {
  if (library == NULL) Rf_error("the library of Mezha is not loaded");
  analysis function = NULL;
  find(library, CHAR(STRING_ELT(name, 0)), &function);
  if (function == NULL) Rf_error("the library has no function %s", CHAR(STRING_ELT(name, 0)));
  const R_xlen_t count = XLENGTH(columns);
  if (TYPEOF(columns) != VECSXP || count == 0) Rf_error("no columns");
  SEXP names = Rf_getAttrib(columns, R_NamesSymbol);
  struct ArrowSchema *schemas = (struct ArrowSchema *)R_alloc((size_t)count + 1, sizeof(*schemas));
  struct ArrowArray *arrays = (struct ArrowArray *)R_alloc((size_t)count + 1, sizeof(*arrays));
  struct ArrowSchema **schema_list = (struct ArrowSchema **)R_alloc((size_t)count, sizeof(*schema_list));
  struct ArrowArray **array_list = (struct ArrowArray **)R_alloc((size_t)count, sizeof(*array_list));
  const R_xlen_t rows = XLENGTH(VECTOR_ELT(columns, 0));
  for (R_xlen_t i = 0; i < count; i++) {
    SEXP values = VECTOR_ELT(columns, i);
    if (XLENGTH(values) != rows) Rf_error("columns of different lengths");
    if (TYPEOF(values) != STRSXP && TYPEOF(values) != VECSXP) Rf_error("a column that is neither text nor raw");
    column(Rf_translateCharUTF8(STRING_ELT(names, i)), TYPEOF(values) == STRSXP ? "U" : "Z", values, &schemas[i],
           &arrays[i]);
    schema_list[i] = &schemas[i];
    array_list[i] = &arrays[i];
  }
  struct ArrowSchema *table = &schemas[count];
  struct ArrowArray *batch = &arrays[count];
  const void *none = NULL;
  memset(table, 0, sizeof(*table));
  table->format = "+s";
  table->name = "";
  table->n_children = count;
  table->children = schema_list;
  table->release = keep_schema;
  memset(batch, 0, sizeof(*batch));
  batch->length = rows;
  batch->n_buffers = 1;
  batch->buffers = &none;
  batch->n_children = count;
  batch->children = array_list;
  batch->release = keep_array;
  const struct ArrowArray *batches[] = {batch};

  const R_xlen_t option_count = XLENGTH(options);
  SEXP keys = Rf_getAttrib(options, R_NamesSymbol);
  struct mezha_option *list = (struct mezha_option *)R_alloc((size_t)option_count + 1, sizeof(*list));
  for (R_xlen_t i = 0; i < option_count; i++) {
    list[i].key = Rf_translateCharUTF8(STRING_ELT(keys, i));
    list[i].value = Rf_translateCharUTF8(STRING_ELT(options, i));
  }
  struct result result;
  memset(&result, 0, sizeof(result));
  function(table, batches, 1, list, option_count, &result.schema, &result.array, &result.outcome);
  return R_ExecWithCleanup(vectors, &result, release, &result);
}

static const R_CallMethodDef methods[] = {
    {"mezha_r_load", (DL_FUNC)&mezha_r_load, 1},
    {"mezha_r_call", (DL_FUNC)&mezha_r_call, 3},
    {NULL, NULL, 0},
};

void R_init_mezha(DllInfo *info) {
  R_registerRoutines(info, NULL, methods, NULL, NULL);
  R_useDynamicSymbols(info, FALSE);
}
