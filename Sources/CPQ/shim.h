#ifndef QINGXI_CPQ_SHIM_H
#define QINGXI_CPQ_SHIM_H
#include <libpq-fe.h>
#endif
