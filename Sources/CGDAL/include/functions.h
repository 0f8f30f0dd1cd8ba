// The functions of GDAL that Mezha calls, one each: the result, the name, the parameters, and these again as
// arguments. Included where GDAL_FUNCTION and GDAL_PROCEDURE (no result) say what to make of a line.

// Messages, settings and lists.
GDAL_FUNCTION(void *, CPLGetErrorHandlerUserData, (void), ())
GDAL_PROCEDURE(CPLHTTPSetFetchCallback, (CPLHTTPFetchCallbackFunc a, void *b), (a, b))
GDAL_PROCEDURE(CPLPopErrorHandler, (void), ())
GDAL_PROCEDURE(CPLPushErrorHandlerEx, (CPLErrorHandler a, void *b), (a, b))
GDAL_FUNCTION(CPLErrorHandler, CPLSetErrorHandler, (CPLErrorHandler a), (a))
GDAL_PROCEDURE(CPLSetConfigOption, (const char *a, const char *b), (a, b))
GDAL_PROCEDURE(CPLSetThreadLocalConfigOption, (const char *a, const char *b), (a, b))
GDAL_FUNCTION(char **, CSLAddString, (char **a, const char *b), (a, b))
GDAL_PROCEDURE(CSLDestroy, (char **a), (a))

// Files.
GDAL_FUNCTION(int, VSIFCloseL, (VSILFILE *a), (a))
GDAL_FUNCTION(VSILFILE *, VSIFOpenExL, (const char *a, const char *b, int c), (a, b, c))
GDAL_FUNCTION(size_t, VSIFReadL, (void *a, size_t b, size_t c, VSILFILE *d), (a, b, c, d))
GDAL_FUNCTION(VSILFILE *, VSIFileFromMemBuffer, (const char *a, GByte *b, vsi_l_offset c, int d),
    (a, b, c, d))
GDAL_PROCEDURE(VSIFree, (void *a), (a))
GDAL_FUNCTION(char **, VSIReadDir, (const char *a), (a))
GDAL_FUNCTION(char **, VSIReadDirRecursive, (const char *a), (a))
GDAL_FUNCTION(int, VSIStatExL, (const char *a, VSIStatBufL *b, int c), (a, b, c))
GDAL_FUNCTION(int, VSIUnlink, (const char *a), (a))

// Datasets and drivers.
GDAL_PROCEDURE(GDALAllRegister, (void), ())
GDAL_PROCEDURE(GDALClose, (GDALDatasetH a), (a))
GDAL_FUNCTION(GDALDatasetH, GDALCreate, (GDALDriverH a, const char *b, int c, int d, int e,
    GDALDataType f, char **g), (a, b, c, d, e, f, g))
GDAL_FUNCTION(OGRErr, GDALDatasetCommitTransaction, (GDALDatasetH a), (a))
GDAL_FUNCTION(OGRLayerH, GDALDatasetCreateLayer, (GDALDatasetH a, const char *b, OGRSpatialReferenceH c,
    OGRwkbGeometryType d, char **e), (a, b, c, d, e))
GDAL_FUNCTION(OGRLayerH, GDALDatasetExecuteSQL, (GDALDatasetH a, const char *b, OGRGeometryH c,
    const char *d), (a, b, c, d))
GDAL_FUNCTION(OGRLayerH, GDALDatasetGetLayer, (GDALDatasetH a, int b), (a, b))
GDAL_FUNCTION(OGRLayerH, GDALDatasetGetLayerByName, (GDALDatasetH a, const char *b), (a, b))
GDAL_FUNCTION(int, GDALDatasetGetLayerCount, (GDALDatasetH a), (a))
GDAL_PROCEDURE(GDALDatasetReleaseResultSet, (GDALDatasetH a, OGRLayerH b), (a, b))
GDAL_PROCEDURE(GDALDeregisterDriver, (GDALDriverH a), (a))
GDAL_FUNCTION(OGRErr, GDALDatasetStartTransaction, (GDALDatasetH a, int b), (a, b))
GDAL_FUNCTION(GDALDriverH, GDALGetDatasetDriver, (GDALDatasetH a), (a))
GDAL_FUNCTION(GDALDriverH, GDALGetDriver, (int a), (a))
GDAL_FUNCTION(GDALDriverH, GDALGetDriverByName, (const char *a), (a))
GDAL_FUNCTION(int, GDALGetDriverCount, (void), ())
GDAL_FUNCTION(const char *, GDALGetDriverLongName, (GDALDriverH a), (a))
GDAL_FUNCTION(const char *, GDALGetDriverShortName, (GDALDriverH a), (a))
GDAL_FUNCTION(const char *, GDALGetMetadataItem, (GDALMajorObjectH a, const char *b, const char *c),
    (a, b, c))
GDAL_FUNCTION(GDALDriverH, GDALIdentifyDriverEx, (const char *a, unsigned b, const char *const *c,
    const char *const *d), (a, b, c, d))
GDAL_FUNCTION(GDALDatasetH, GDALOpenEx, (const char *a, unsigned b, const char *const *c,
    const char *const *d, const char *const *e), (a, b, c, d, e))
GDAL_FUNCTION(const char *, GDALVersionInfo, (const char *a), (a))

// Rasters.
GDAL_FUNCTION(CPLErr, GDALGetGeoTransform, (GDALDatasetH a, double *b), (a, b))
GDAL_FUNCTION(GDALRasterBandH, GDALGetRasterBand, (GDALDatasetH a, int b), (a, b))
GDAL_FUNCTION(int, GDALGetRasterCount, (GDALDatasetH a), (a))
GDAL_FUNCTION(double, GDALGetRasterNoDataValue, (GDALRasterBandH a, int *b), (a, b))
GDAL_FUNCTION(double, GDALGetRasterOffset, (GDALRasterBandH a, int *b), (a, b))
GDAL_FUNCTION(double, GDALGetRasterScale, (GDALRasterBandH a, int *b), (a, b))
GDAL_FUNCTION(int, GDALGetRasterXSize, (GDALDatasetH a), (a))
GDAL_FUNCTION(int, GDALGetRasterYSize, (GDALDatasetH a), (a))
GDAL_FUNCTION(OGRSpatialReferenceH, GDALGetSpatialRef, (GDALDatasetH a), (a))
GDAL_FUNCTION(CPLErr, GDALRasterIO, (GDALRasterBandH a, GDALRWFlag b, int c, int d, int e, int f, void *g, int h,
    int i, GDALDataType j, int k, int l), (a, b, c, d, e, f, g, h, i, j, k, l))

// Layers.
GDAL_FUNCTION(OGRErr, OGR_L_CreateFeature, (OGRLayerH a, OGRFeatureH b), (a, b))
GDAL_FUNCTION(OGRErr, OGR_L_CreateField, (OGRLayerH a, OGRFieldDefnH b, int c), (a, b, c))
GDAL_FUNCTION(OGRErr, OGR_L_GetExtent, (OGRLayerH a, OGREnvelope *b, int c), (a, b, c))
GDAL_FUNCTION(const char *, OGR_L_GetFIDColumn, (OGRLayerH a), (a))
GDAL_FUNCTION(GIntBig, OGR_L_GetFeatureCount, (OGRLayerH a, int b), (a, b))
GDAL_FUNCTION(OGRwkbGeometryType, OGR_L_GetGeomType, (OGRLayerH a), (a))
GDAL_FUNCTION(OGRFeatureDefnH, OGR_L_GetLayerDefn, (OGRLayerH a), (a))
GDAL_FUNCTION(const char *, OGR_L_GetName, (OGRLayerH a), (a))
GDAL_FUNCTION(OGRFeatureH, OGR_L_GetNextFeature, (OGRLayerH a), (a))
GDAL_FUNCTION(OGRSpatialReferenceH, OGR_L_GetSpatialRef, (OGRLayerH a), (a))
GDAL_PROCEDURE(OGR_L_ResetReading, (OGRLayerH a), (a))
GDAL_FUNCTION(OGRErr, OGR_L_SetAttributeFilter, (OGRLayerH a, const char *b), (a, b))
GDAL_FUNCTION(OGRErr, OGR_L_SetIgnoredFields, (OGRLayerH a, const char **b), (a, b))
GDAL_FUNCTION(OGRErr, OGR_L_SyncToDisk, (OGRLayerH a), (a))

// Fields and features.
GDAL_PROCEDURE(OGR_FD_AddFieldDefn, (OGRFeatureDefnH a, OGRFieldDefnH b), (a, b))
GDAL_FUNCTION(OGRFeatureDefnH, OGR_FD_Create, (const char *a), (a))
GDAL_FUNCTION(int, OGR_FD_GetFieldCount, (OGRFeatureDefnH a), (a))
GDAL_FUNCTION(OGRFieldDefnH, OGR_FD_GetFieldDefn, (OGRFeatureDefnH a, int b), (a, b))
GDAL_FUNCTION(int, OGR_FD_Reference, (OGRFeatureDefnH a), (a))
GDAL_PROCEDURE(OGR_FD_Release, (OGRFeatureDefnH a), (a))
GDAL_FUNCTION(OGRFeatureH, OGR_F_Create, (OGRFeatureDefnH a), (a))
GDAL_PROCEDURE(OGR_F_Destroy, (OGRFeatureH a), (a))
GDAL_FUNCTION(GIntBig, OGR_F_GetFID, (OGRFeatureH a), (a))
GDAL_FUNCTION(double, OGR_F_GetFieldAsDouble, (OGRFeatureH a, int b), (a, b))
GDAL_FUNCTION(const char *, OGR_F_GetFieldAsString, (OGRFeatureH a, int b), (a, b))
GDAL_FUNCTION(int, OGR_F_GetFieldCount, (OGRFeatureH a), (a))
GDAL_FUNCTION(OGRFieldDefnH, OGR_F_GetFieldDefnRef, (OGRFeatureH a, int b), (a, b))
GDAL_FUNCTION(OGRGeometryH, OGR_F_GetGeometryRef, (OGRFeatureH a), (a))
GDAL_FUNCTION(int, OGR_F_IsFieldSetAndNotNull, (OGRFeatureH a, int b), (a, b))
GDAL_FUNCTION(OGRErr, OGR_F_SetFID, (OGRFeatureH a, GIntBig b), (a, b))
GDAL_PROCEDURE(OGR_F_SetFieldDouble, (OGRFeatureH a, int b, double c), (a, b, c))
GDAL_PROCEDURE(OGR_F_SetFieldInteger64, (OGRFeatureH a, int b, GIntBig c), (a, b, c))
GDAL_PROCEDURE(OGR_F_SetFieldNull, (OGRFeatureH a, int b), (a, b))
GDAL_PROCEDURE(OGR_F_SetFieldString, (OGRFeatureH a, int b, const char *c), (a, b, c))
GDAL_FUNCTION(OGRErr, OGR_F_SetGeometryDirectly, (OGRFeatureH a, OGRGeometryH b), (a, b))
GDAL_FUNCTION(OGRFieldDefnH, OGR_Fld_Create, (const char *a, OGRFieldType b), (a, b))
GDAL_PROCEDURE(OGR_Fld_Destroy, (OGRFieldDefnH a), (a))
GDAL_FUNCTION(const char *, OGR_Fld_GetNameRef, (OGRFieldDefnH a), (a))
GDAL_FUNCTION(OGRFieldType, OGR_Fld_GetType, (OGRFieldDefnH a), (a))
GDAL_PROCEDURE(OGR_Fld_SetAlternativeName, (OGRFieldDefnH a, const char *b), (a, b))

// Geometries.
GDAL_FUNCTION(const char *, OGRGeometryTypeToName, (OGRwkbGeometryType a), (a))
GDAL_FUNCTION(OGRwkbGeometryType, OGR_GT_Flatten, (OGRwkbGeometryType a), (a))
GDAL_FUNCTION(OGRErr, OGR_G_CreateFromWkb, (const void *a, OGRSpatialReferenceH b, OGRGeometryH *c, int d),
    (a, b, c, d))
GDAL_FUNCTION(OGRErr, OGR_G_ExportToIsoWkb, (OGRGeometryH a, OGRwkbByteOrder b, unsigned char *c), (a, b, c))
GDAL_PROCEDURE(OGR_G_DestroyGeometry, (OGRGeometryH a), (a))
GDAL_FUNCTION(int, OGR_G_GetGeometryCount, (OGRGeometryH a), (a))
GDAL_FUNCTION(OGRGeometryH, OGR_G_GetGeometryRef, (OGRGeometryH a, int b), (a, b))
GDAL_FUNCTION(OGRwkbGeometryType, OGR_G_GetGeometryType, (OGRGeometryH a), (a))
GDAL_FUNCTION(OGRGeometryH, OGR_G_GetLinearGeometry, (OGRGeometryH a, double b, char **c), (a, b, c))
GDAL_FUNCTION(int, OGR_G_GetPointCount, (OGRGeometryH a), (a))
GDAL_FUNCTION(int, OGR_G_GetPoints, (OGRGeometryH a, void *b, int c, void *d, int e, void *f, int g),
    (a, b, c, d, e, f, g))
GDAL_FUNCTION(double, OGR_G_GetX, (OGRGeometryH a, int b), (a, b))
GDAL_FUNCTION(double, OGR_G_GetY, (OGRGeometryH a, int b), (a, b))
GDAL_FUNCTION(int, OGR_G_Is3D, (OGRGeometryH a), (a))
GDAL_FUNCTION(int, OGR_G_IsEmpty, (OGRGeometryH a), (a))
GDAL_FUNCTION(int, OGR_G_IsMeasured, (OGRGeometryH a), (a))
GDAL_FUNCTION(int, OGR_G_IsRing, (OGRGeometryH a), (a))
GDAL_FUNCTION(int, OGR_G_WkbSize, (OGRGeometryH a), (a))

// Coordinate reference systems.
GDAL_PROCEDURE(OSRDestroySpatialReference, (OGRSpatialReferenceH a), (a))
GDAL_FUNCTION(OGRErr, OSRExportToWktEx, (OGRSpatialReferenceH a, char **b, const char *const *c), (a, b, c))
GDAL_FUNCTION(const char *, OSRGetAuthorityCode, (OGRSpatialReferenceH a, const char *b), (a, b))
GDAL_FUNCTION(const char *, OSRGetAuthorityName, (OGRSpatialReferenceH a, const char *b), (a, b))
GDAL_FUNCTION(const char *, OSRGetAxis, (OGRSpatialReferenceH a, const char *b, int c, OGRAxisOrientation *d),
    (a, b, c, d))
GDAL_FUNCTION(const int *, OSRGetDataAxisToSRSAxisMapping, (OGRSpatialReferenceH a, int *b), (a, b))
GDAL_FUNCTION(const char *, OSRGetName, (OGRSpatialReferenceH a), (a))
GDAL_FUNCTION(OGRErr, OSRImportFromEPSG, (OGRSpatialReferenceH a, int b), (a, b))
GDAL_FUNCTION(int, OSRIsGeographic, (OGRSpatialReferenceH a), (a))
GDAL_FUNCTION(int, OSRIsSameEx, (OGRSpatialReferenceH a, OGRSpatialReferenceH b, const char *const *c),
    (a, b, c))
GDAL_FUNCTION(OGRSpatialReferenceH, OSRNewSpatialReference, (const char *a), (a))
GDAL_PROCEDURE(OSRRelease, (OGRSpatialReferenceH a), (a))
GDAL_PROCEDURE(OSRSetAxisMappingStrategy, (OGRSpatialReferenceH a, OSRAxisMappingStrategy b), (a, b))
GDAL_FUNCTION(OGRErr, OSRSetFromUserInput, (OGRSpatialReferenceH a, const char *b), (a, b))
