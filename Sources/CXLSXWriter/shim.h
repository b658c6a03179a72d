#ifndef QINGXI_CXLSXWRITER_SHIM_H
#define QINGXI_CXLSXWRITER_SHIM_H

#include <xlsxwriter.h>

#endif
