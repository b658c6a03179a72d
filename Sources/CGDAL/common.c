// Errors, settings and lists of texts. Each call goes on to the library of the same name, see forward.h.

#include "forward.h"

FORWARD(void, CPLErrorReset, (void), ())
FORWARD(CPLErr, CPLGetLastErrorType, (void), ())
FORWARD(const char *, CPLGetLastErrorMsg, (void), ())
FORWARD(void, CPLQuietErrorHandler, (CPLErr a, CPLErrorNum b, const char *c), (a, b, c))
FORWARD(CPLErrorHandler, CPLSetErrorHandler, (CPLErrorHandler a), (a))
FORWARD(void, CPLSetConfigOption, (const char *a, const char *b), (a, b))
FORWARD(void, CPLSetThreadLocalConfigOption, (const char *a, const char *b), (a, b))
FORWARD(char **, CSLAddString, (char **a, const char *b), (a, b))
FORWARD(int, CSLCount, (CSLConstList a), (a))
FORWARD(void, CSLDestroy, (char **a), (a))
FORWARD(void, VSIFree, (void *a), (a))
FORWARD(char **, VSIReadDirRecursive, (const char *a), (a))
