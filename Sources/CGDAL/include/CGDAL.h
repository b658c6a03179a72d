#ifndef QINGXI_CGDAL_H
#define QINGXI_CGDAL_H

// Our functions of the same names stay inside the program, so that the library's own calls never meet them.
#define CPL_DLL __attribute__((visibility("hidden")))

#include <gdal/cpl_conv.h>
#include <gdal/cpl_error.h>
#include <gdal/cpl_string.h>
#include <gdal/cpl_vsi.h>
#include <gdal/gdal.h>
#include <gdal/gdalwarper.h>
#include <gdal/ogr_api.h>
#include <gdal/ogr_srs_api.h>

#undef CPL_DLL

/// Opens the library, once; any thread may ask. Nothing else here may be called before it has answered `NULL`.
///
/// Returns what was wrong where there is no library or one of another version than the headers'.
__attribute__((visibility("hidden"))) const char *qingxi_gdal_open(void);

#endif
