#ifndef QINGXI_CZIP_SHIM_H
#define QINGXI_CZIP_SHIM_H

#include <iconv.h>
#include <zlib.h>
#include <minizip/ioapi.h>
#include <minizip/unzip.h>
#include <minizip/zip.h>

#endif
