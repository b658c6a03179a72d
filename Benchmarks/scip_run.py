"""Run by SCIP's own environment: reads a programme in LP format, prints its least cost and columns as JSON."""

import json
import sys

import pyscipopt

model = pyscipopt.Model()
model.hideOutput()
model.readProblem(sys.argv[1])
model.setParam("limits/gap", 0.0)
model.optimize()
if model.getStatus() != "optimal":
    sys.exit(f"SCIP ends with {model.getStatus()}")
best = model.getBestSol()
json.dump({"version": str(model.version()), "cost": model.getObjVal(),
           "columns": {column.name: best[column] for column in model.getVars(transformed=False)}}, sys.stdout)
