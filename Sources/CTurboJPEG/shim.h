#ifndef QINGXI_CTURBOJPEG_SHIM_H
#define QINGXI_CTURBOJPEG_SHIM_H

#include <turbojpeg.h>

#endif
