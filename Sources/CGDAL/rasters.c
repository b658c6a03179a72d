// Files, grids and their layers. Each call goes on to the library of the same name, see forward.h.

#include "forward.h"

FORWARD(void, GDALAllRegister, (void), ())
FORWARD(
    GDALDatasetH, GDALCreate,
    (GDALDriverH a, const char *b, int c, int d, int e, GDALDataType f, CSLConstList g),
    (a, b, c, d, e, f, g))
FORWARD(
    GDALDatasetH, GDALCreateCopy,
    (GDALDriverH a, const char *b, GDALDatasetH c, int d, CSLConstList e, GDALProgressFunc f, void *g),
    (a, b, c, d, e, f, g))
FORWARD(
    GDALDatasetH, GDALOpenEx,
    (const char *a, unsigned int b, const char *const *c, const char *const *d, const char *const *e),
    (a, b, c, d, e))
FORWARD(GDALDriverH, GDALGetDriverByName, (const char *a), (a))
FORWARD(void, GDALClose, (GDALDatasetH a), (a))
FORWARD(int, GDALGetRasterXSize, (GDALDatasetH a), (a))
FORWARD(int, GDALGetRasterYSize, (GDALDatasetH a), (a))
FORWARD(int, GDALGetRasterCount, (GDALDatasetH a), (a))
FORWARD(GDALRasterBandH, GDALGetRasterBand, (GDALDatasetH a, int b), (a, b))
FORWARD(OGRSpatialReferenceH, GDALGetSpatialRef, (GDALDatasetH a), (a))
FORWARD(CPLErr, GDALSetProjection, (GDALDatasetH a, const char *b), (a, b))
FORWARD(CPLErr, GDALGetGeoTransform, (GDALDatasetH a, double *b), (a, b))
FORWARD(CPLErr, GDALSetGeoTransform, (GDALDatasetH a, double *b), (a, b))
FORWARD(int, GDALDatasetGetLayerCount, (GDALDatasetH a), (a))
FORWARD(OGRLayerH, GDALDatasetGetLayer, (GDALDatasetH a, int b), (a, b))
FORWARD(OGRLayerH, GDALDatasetGetLayerByName, (GDALDatasetH a, const char *b), (a, b))
FORWARD(
    OGRLayerH, GDALDatasetCreateLayer,
    (GDALDatasetH a, const char *b, OGRSpatialReferenceH c, OGRwkbGeometryType d, CSLConstList e),
    (a, b, c, d, e))
FORWARD(OGRErr, GDALDatasetStartTransaction, (GDALDatasetH a, int b), (a, b))
FORWARD(OGRErr, GDALDatasetCommitTransaction, (GDALDatasetH a), (a))
FORWARD(GDALDataType, GDALGetRasterDataType, (GDALRasterBandH a), (a))
FORWARD(
    CPLErr, GDALRasterIO,
    (GDALRasterBandH a, GDALRWFlag b, int c, int d, int e, int f, void *g, int h, int i, GDALDataType j, int k,
     int l),
    (a, b, c, d, e, f, g, h, i, j, k, l))
FORWARD(
    CPLErr, GDALRasterIOEx,
    (GDALRasterBandH a, GDALRWFlag b, int c, int d, int e, int f, void *g, int h, int i, GDALDataType j,
     GSpacing k, GSpacing l, GDALRasterIOExtraArg *m),
    (a, b, c, d, e, f, g, h, i, j, k, l, m))
FORWARD(double, GDALGetRasterNoDataValue, (GDALRasterBandH a, int *b), (a, b))
FORWARD(CPLErr, GDALSetRasterNoDataValue, (GDALRasterBandH a, double b), (a, b))
FORWARD(const char *, GDALGetRasterUnitType, (GDALRasterBandH a), (a))
FORWARD(
    GDALDatasetH, GDALAutoCreateWarpedVRT,
    (GDALDatasetH a, const char *b, const char *c, GDALResampleAlg d, double e, const GDALWarpOptions *f),
    (a, b, c, d, e, f))
