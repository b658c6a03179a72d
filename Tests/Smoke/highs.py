"""HiGHS, as it comes, reads a programme and solves it: another program's word on an optimum."""

import ctypes
import pathlib
import tempfile

from Smoke import program

LIBRARY = program.ROOT / "Vendor" / "libhighs.so.1"
OPTIMAL = 7


def is_here():
    return LIBRARY.exists()


def solve(text):
    """The least cost of a programme in LP format, and its columns by name."""
    highs = ctypes.CDLL(str(LIBRARY))
    highs.Highs_create.restype = ctypes.c_void_p
    highs.Highs_getObjectiveValue.restype = ctypes.c_double
    model = ctypes.c_void_p(highs.Highs_create())
    try:
        with tempfile.NamedTemporaryFile("w", suffix=".lp", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            highs.Highs_setBoolOptionValue(model, b"output_flag", 0)
            highs.Highs_setDoubleOptionValue(model, b"mip_rel_gap", ctypes.c_double(1e-9))
            if highs.Highs_readModel(model, str(pathlib.Path(file.name)).encode()) < 0:
                raise RuntimeError("HiGHS does not read the programme")
            highs.Highs_run(model)
        if highs.Highs_getModelStatus(model) != OPTIMAL:
            raise RuntimeError(f"HiGHS ends with status {highs.Highs_getModelStatus(model)}")
        columns, rows = highs.Highs_getNumCol(model), highs.Highs_getNumRow(model)
        values = (ctypes.c_double * columns)()
        highs.Highs_getSolution(model, values, (ctypes.c_double * columns)(), (ctypes.c_double * rows)(),
                                (ctypes.c_double * rows)())
        named = {}
        for column in range(columns):
            name = ctypes.create_string_buffer(512)
            highs.Highs_getColName(model, column, name)
            named[name.value.decode()] = values[column]
        return highs.Highs_getObjectiveValue(model), named
    finally:
        highs.Highs_destroy(model)
