// The functions of PROJ that Mezha calls, one each: the result, the name, the parameters, and these again as
// arguments. Included where PROJ_FUNCTION and PROJ_PROCEDURE (no result) say what to make of a line.

// The library and its contexts.
PROJ_FUNCTION(PJ_INFO, proj_info, (void), ())
PROJ_FUNCTION(PJ_CONTEXT *, proj_context_create, (void), ())
PROJ_FUNCTION(PJ_CONTEXT *, proj_context_destroy, (PJ_CONTEXT *a), (a))
PROJ_FUNCTION(int, proj_context_errno, (PJ_CONTEXT *a), (a))
PROJ_FUNCTION(const char *, proj_context_errno_string, (PJ_CONTEXT *a, int b), (a, b))
PROJ_FUNCTION(int, proj_context_is_network_enabled, (PJ_CONTEXT *a), (a))
PROJ_FUNCTION(int, proj_context_set_enable_network, (PJ_CONTEXT *a, int b), (a, b))
PROJ_PROCEDURE(proj_log_func, (PJ_CONTEXT *a, void *b, PJ_LOG_FUNCTION c), (a, b, c))

// Transforms.
PROJ_FUNCTION(PJ *, proj_create, (PJ_CONTEXT *a, const char *b), (a, b))
PROJ_FUNCTION(PJ *, proj_create_crs_to_crs_from_pj, (PJ_CONTEXT *a, const PJ *b, const PJ *c, PJ_AREA *d, const char *const *e),
    (a, b, c, d, e))
PROJ_FUNCTION(PJ *, proj_normalize_for_visualization, (PJ_CONTEXT *a, const PJ *b), (a, b))
PROJ_FUNCTION(PJ *, proj_destroy, (PJ *a), (a))
PROJ_FUNCTION(int, proj_errno, (const PJ *a), (a))
PROJ_FUNCTION(int, proj_errno_reset, (const PJ *a), (a))
PROJ_FUNCTION(size_t, proj_trans_generic,
    (PJ *a, PJ_DIRECTION b, double *c, size_t d, size_t e, double *f, size_t g, size_t h, double *i, size_t j, size_t k,
        double *l, size_t m, size_t n),
    (a, b, c, d, e, f, g, h, i, j, k, l, m, n))

// Reference systems.
PROJ_FUNCTION(PJ *, proj_crs_get_coordinate_system, (PJ_CONTEXT *a, const PJ *b), (a, b))
PROJ_FUNCTION(PJ *, proj_crs_get_sub_crs, (PJ_CONTEXT *a, const PJ *b, int c), (a, b, c))
PROJ_FUNCTION(int, proj_cs_get_axis_count, (PJ_CONTEXT *a, const PJ *b), (a, b))
PROJ_FUNCTION(int, proj_cs_get_axis_info,
    (PJ_CONTEXT *a, const PJ *b, int c, const char **d, const char **e, const char **f, double *g, const char **h,
        const char **i, const char **j),
    (a, b, c, d, e, f, g, h, i, j))
PROJ_FUNCTION(int, proj_get_area_of_use,
    (PJ_CONTEXT *a, const PJ *b, double *c, double *d, double *e, double *f, const char **g), (a, b, c, d, e, f, g))
PROJ_FUNCTION(const char *, proj_get_id_auth_name, (const PJ *a, int b), (a, b))
PROJ_FUNCTION(const char *, proj_get_id_code, (const PJ *a, int b), (a, b))
PROJ_FUNCTION(const char *, proj_get_name, (const PJ *a), (a))
PROJ_FUNCTION(PJ *, proj_get_source_crs, (PJ_CONTEXT *a, const PJ *b), (a, b))
PROJ_FUNCTION(PJ_TYPE, proj_get_type, (const PJ *a), (a))
PROJ_FUNCTION(int, proj_is_crs, (const PJ *a), (a))
PROJ_FUNCTION(int, proj_is_equivalent_to_with_ctx, (PJ_CONTEXT *a, const PJ *b, const PJ *c, PJ_COMPARISON_CRITERION d),
    (a, b, c, d))
