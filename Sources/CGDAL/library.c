// Opens the library when it is first needed. It brings some ninety libraries with it, which a server that reads no
// geodata need not hold.

#include "forward.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void *library;
static char reason[512];
static pthread_once_t once = PTHREAD_ONCE_INIT;

/// The names to try: what Debian 12 carries, then what a developer's package links to.
static const char *const names[] = {"libgdal.so.32", "libgdal.so"};

/// Says no to another version than that of the headers: types of a later one may differ.
static int fits(void *candidate) {
    const char *(*version)(const char *) = (const char *(*)(const char *))dlsym(candidate, "GDALVersionInfo");
    if (!version) return 0;
    long number = strtol(version("VERSION_NUM"), NULL, 10);
    if (number / 10000 == GDAL_COMPUTE_VERSION(GDAL_VERSION_MAJOR, GDAL_VERSION_MINOR, 0) / 10000) return 1;
    snprintf(
        reason, sizeof reason, "GDAL %ld.%ld, built for %d.%d", number / 1000000, number / 10000 % 100,
        GDAL_VERSION_MAJOR, GDAL_VERSION_MINOR);
    return 0;
}

static void open_library(void) {
    for (size_t i = 0; i < sizeof names / sizeof *names && !library; i++) {
        void *candidate = dlopen(names[i], RTLD_LAZY | RTLD_LOCAL);
        if (candidate && fits(candidate)) {
            library = candidate;
        } else if (!candidate && !reason[0]) {
            const char *said = dlerror();
            snprintf(reason, sizeof reason, "%s", said ? said : names[i]);
        }
    }
}

const char *qingxi_gdal_open(void) {
    pthread_once(&once, open_library);
    return library ? NULL : reason;
}

void *qingxi_gdal_function(const char *name) {
    void *function = qingxi_gdal_open() ? NULL : dlsym(library, name);
    if (!function) {
        fprintf(stderr, "GDAL: %s: %s\n", name, library ? "no such function" : reason);
        abort();
    }
    return function;
}
