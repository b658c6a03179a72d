#ifndef QINGXI_CGDAL_FORWARD_H
#define QINGXI_CGDAL_FORWARD_H

#include "CGDAL.h"

#include <stdatomic.h>

/// The address of a function of the library; ends the program where there is none, for nothing may call before
/// `qingxi_gdal_open` has said yes.
void *qingxi_gdal_function(const char *name);

/// Defines a function of the library's interface that looks up the library's own at its first call.
///
/// The library's header has declared it, so the compiler refuses other types than the library's.
#define FORWARD(RESULT, NAME, PARAMETERS, ARGUMENTS)                                                                   \
    RESULT NAME PARAMETERS {                                                                                           \
        static _Atomic(void *) found;                                                                                  \
        void *function = atomic_load_explicit(&found, memory_order_relaxed);                                           \
        if (!function) {                                                                                               \
            function = qingxi_gdal_function(#NAME);                                                                    \
            atomic_store_explicit(&found, function, memory_order_relaxed);                                             \
        }                                                                                                              \
        return ((__typeof__(&NAME))function)ARGUMENTS;                                                                 \
    }

#endif
