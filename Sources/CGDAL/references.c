// Systems of coordinates. Each call goes on to the library of the same name, see forward.h.

#include "forward.h"

FORWARD(OGRSpatialReferenceH, OSRNewSpatialReference, (const char *a), (a))
FORWARD(OGRSpatialReferenceH, OSRClone, (OGRSpatialReferenceH a), (a))
FORWARD(void, OSRDestroySpatialReference, (OGRSpatialReferenceH a), (a))
FORWARD(OGRErr, OSRExportToWkt, (OGRSpatialReferenceH a, char **b), (a, b))
FORWARD(const char *, OSRGetName, (OGRSpatialReferenceH a), (a))
FORWARD(double, OSRGetLinearUnits, (OGRSpatialReferenceH a, char **b), (a, b))
FORWARD(int, OSRIsGeographic, (OGRSpatialReferenceH a), (a))
FORWARD(OGRErr, OSRSetFromUserInput, (OGRSpatialReferenceH a, const char *b), (a, b))
FORWARD(const char *, OSRGetAuthorityCode, (OGRSpatialReferenceH a, const char *b), (a, b))
FORWARD(const char *, OSRGetAuthorityName, (OGRSpatialReferenceH a, const char *b), (a, b))
FORWARD(OGRErr, OSRAutoIdentifyEPSG, (OGRSpatialReferenceH a), (a))
FORWARD(void, OSRSetAxisMappingStrategy, (OGRSpatialReferenceH a, OSRAxisMappingStrategy b), (a, b))
FORWARD(
    OGRCoordinateTransformationH, OCTNewCoordinateTransformation,
    (OGRSpatialReferenceH a, OGRSpatialReferenceH b),
    (a, b))
FORWARD(void, OCTDestroyCoordinateTransformation, (OGRCoordinateTransformationH a), (a))
FORWARD(int, OCTTransform, (OGRCoordinateTransformationH a, int b, double *c, double *d, double *e), (a, b, c, d, e))
