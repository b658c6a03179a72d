"""The planning problems written out as mixed-integer programmes, from the formats' descriptions alone, for other solvers.

A programme is text in the LP format that HiGHS, SCIP and others read. Nothing here knows how `qingxi solve` works.
"""

import itertools
import json
import pathlib
import random

from Smoke.test_county import corridor_cost, read, village_cost


class Programme:
    """A programme to be minimised; columns are named, and binary where said so."""

    def __init__(self):
        self.objective, self.rows, self.binary, self.count = {}, [], set(), itertools.count()

    def column(self, name, cost, is_binary=False):
        self.objective[name] = cost
        if is_binary:
            self.binary.add(name)
        return name

    def row(self, terms, sense, right):
        if terms:
            self.rows.append((list(terms), sense, right))

    def text(self):
        def linear(terms):
            return "".join(f"\n {value:+.17g} {name}" for name, value in terms)

        lines = ["Minimize", " cost:" + linear(self.objective.items()), "Subject To"]
        lines += [f" r{number}:{linear(terms)} {sense} {right:.17g}" for number, (terms, sense, right) in enumerate(self.rows)]
        return "\n".join(lines + ["Bounds", *(f" 0 <= {name} <= 1" for name in self.objective if name not in self.binary),
                                  "Binaries", " " + "\n ".join(sorted(self.binary)), "End", ""])


class County:
    """A county's cheapest plan: every way out is a bundle of straight pieces below its concave cost, touching it at the
    flows named; one commodity a village. Pieces are added where a plan flows until the plan costs what the pieces say."""

    def __init__(self, path):
        self.villages, self.ways = read(path)
        self.total = sum(village["pe"] for village in self.villages.values())
        self.options = [(village, to) for village, own in self.villages.items()
                        for to in ["station", "household"] + ["town"] * own["town"]
                        + [end for start, end in self.ways if start == village]]
        self.touching = {option: {self.villages[option[0]]["pe"], self.total} for option in self.options}

    def cost(self, option, flow):
        village, to = option
        if isinstance(to, int):
            return corridor_cost(self.villages, self.ways, village, to, flow)
        return village_cost(self.villages, self.ways, village, to, flow)

    def pieces(self, option):
        """(cost at no flow, cost of each unit) of the chords between neighbouring flows."""
        if option[1] == "household":
            return [(self.cost(option, self.villages[option[0]]["pe"]), 0.0)]
        flows = sorted(self.touching[option])
        result = []
        for low, high in zip(flows, flows[1:]):
            slope = (self.cost(option, high) - self.cost(option, low)) / (high - low)
            result.append((self.cost(option, low) - slope * low, slope))
        return result

    def programme(self):
        programme, out, into = Programme(), {}, {}
        for number, option in enumerate(self.options):
            village, to = option
            for piece, (fixed, slope) in enumerate(self.pieces(option)):
                used = programme.column(f"y_{number}_{piece}", fixed, True)
                out.setdefault(("used", village), []).append((used, 1))
                for own in self.villages if to != "household" else [village]:
                    share = programme.column(f"x_{number}_{piece}_{own}", slope * self.villages[own]["pe"])
                    programme.row([(share, 1), (used, -1)], "<=", 0)
                    out.setdefault((village, own), []).append((share, 1))
                    if isinstance(to, int):
                        into.setdefault((to, own), []).append((share, -1))
        for village in self.villages:
            programme.row(out[("used", village)], "=", 1)
            for own in self.villages:
                programme.row(out.get((village, own), []) + into.get((village, own), []), "=", float(village == own))
        return programme

    def plan(self, values):
        """Each village's way, by the columns that are 1."""
        return {self.options[int(name.split("_")[1])][0]: self.options[int(name.split("_")[1])][1]
                for name, value in values.items() if name.startswith("y_") and value > 0.5}

    def flows(self, to):
        flows = dict.fromkeys(self.villages, 0.0)
        for village in self.villages:
            at, steps = village, 0
            while isinstance(at, int):
                flows[at] += self.villages[village]["pe"]
                at, steps = to[at], steps + 1
                assert steps <= len(self.villages), f"a circle at {village}"
        return flows

    def optimum(self, solve):
        """The cheapest plan's cost: what the programme costs once its own plan costs the same in truth."""
        for _ in range(40):
            bound, values = solve(self.programme().text())
            to = self.plan(values)
            flows = self.flows(to)
            cost = sum(self.cost((village, to[village]), flows[village]) for village in self.villages)
            if cost <= bound * (1 + 1e-7):
                return cost
            for village, flow in flows.items():
                self.touching[village, to[village]].add(flow)
        raise AssertionError("the pieces do not come close enough")


def random_county(path, count, seed):
    """A county of villages at random places with corridors to near neighbours, in the plain format."""
    numbers = random.Random(seed)
    places = [(numbers.uniform(0, 9_000), numbers.uniform(0, 9_000)) for _ in range(count)]
    heights = [numbers.uniform(80, 120) for _ in range(count)]
    lines, pairs = [], set()
    for village, (east, north) in enumerate(places):
        lines.append(f"{village} {east:.1f} {north:.1f} {heights[village]:.1f} {numbers.randint(80, 900)} "
                     f"{int(numbers.random() < 0.2)}")
        near = sorted(range(count), key=lambda other: (places[other][0] - east) ** 2 + (places[other][1] - north) ** 2)
        pairs |= {(min(village, other), max(village, other)) for other in near[1:4]}
    for one, two in sorted(pairs):
        length = 1.2 * ((places[one][0] - places[two][0]) ** 2 + (places[one][1] - places[two][1]) ** 2) ** 0.5
        top = max(heights[one], heights[two]) + numbers.uniform(0, 6)
        lines.append(f"{one} {two} {length:.1f} {top:.1f} {min(heights[one], heights[two]) - 3:.1f}")
    pathlib.Path(path).write_text(f"{count} {len(pairs)}\n" + "\n".join(lines) + "\n", encoding="utf-8")


def random_arborescence(path, nodes, seed):
    """A random digraph with ways from every node to node 0, and some terminals."""
    numbers = random.Random(seed)
    arcs = {(node, numbers.randrange(node)) for node in range(1, nodes)}
    while len(arcs) < 4 * nodes:
        tail, head = numbers.sample(range(nodes), 2)
        arcs.add((tail, head))
    problem = {"nodes": nodes, "sink": 0, "terminals": sorted(numbers.sample(range(1, nodes), nodes // 3)),
               "arcs": [[tail, head, round(numbers.uniform(1, 40), 2)] for tail, head in sorted(arcs)]}
    pathlib.Path(path).write_text(json.dumps(problem), encoding="utf-8")


def arborescence(path):
    """The cheapest arcs on which every terminal can send a unit to the sink."""
    problem, programme = json.loads(pathlib.Path(path).read_text(encoding="utf-8")), Programme()
    for number, (_, _, weight) in enumerate(problem["arcs"]):
        programme.column(f"y_{number}", weight, True)
    for terminal in problem["terminals"]:
        balance = {node: [] for node in range(problem["nodes"])}
        for number, (tail, head, _) in enumerate(problem["arcs"]):
            flow = programme.column(f"x_{number}_{terminal}", 0)
            programme.row([(flow, 1), (f"y_{number}", -1)], "<=", 0)
            balance[tail].append((flow, 1))
            balance[head].append((flow, -1))
        for node, terms in balance.items():
            if node != problem["sink"]:
                programme.row(terms, "=", float(node == terminal))
    return programme


def random_stages(path, count, seed):
    """Villages with needs, money for most of them, a target half-way and crews in one township."""
    numbers = random.Random(seed)
    villages = []
    for place in range(count):
        village = {"id": f"v{place}", "capex": round(numbers.uniform(40, 340)), "population": numbers.randint(50, 900),
                   "weight": numbers.choice([1, 1, 2]), "township": numbers.choice(["甲", "乙"]),
                   "earliestYear": numbers.choice([2026, 2026, 2027])}
        if place and numbers.random() < 0.4:
            village["needs"] = [f"v{numbers.randrange(place)}"]
        villages.append(village)
    even = sum(village["capex"] for village in villages) / 5
    problem = {"firstYear": 2026, "budgets": [round(1.05 * even)] * 5, "carryOver": seed % 2 == 0, "discountRate": 0.04,
               "coverage": [{"year": 2028, "share": 0.4}], "crews": {"甲": 4}, "villages": villages}
    pathlib.Path(path).write_text(json.dumps(problem), encoding="utf-8")


def stages(path):
    """A column for each village and year, 1 from the year it is ready: the weight of those who wait, discounted."""
    problem, programme = json.loads(pathlib.Path(path).read_text(encoding="utf-8")), Programme()
    villages, years = problem["villages"], range(len(problem["budgets"]))
    place = {village["id"]: number for number, village in enumerate(villages)}
    # A column that is 1 in every plan carries what all of them would cost if nothing were built.
    one = programme.column("one", sum(v.get("weight", 1) * v["population"] / (1 + problem["discountRate"]) ** year
                                      for v in villages for year in years), True)
    programme.row([(one, 1)], "=", 1)
    for number, village in enumerate(villages):
        for year in years:
            worth = village.get("weight", 1) * village["population"] / (1 + problem["discountRate"]) ** year
            here = programme.column(f"z_{number}_{year}", -worth, True)
            if problem["firstYear"] + year < village.get("earliestYear", 0):
                programme.row([(here, 1)], "=", 0)
            if year:
                programme.row([(f"z_{number}_{year - 1}", 1), (here, -1)], "<=", 0)
            for needed in village.get("needs", []):
                programme.row([(here, 1), (f"z_{place[needed]}_{year}", -1)], "<=", 0)

    def built(year, amount):
        """Terms of what becomes ready in a year."""
        now = [(f"z_{number}_{year}", amount(village)) for number, village in enumerate(villages) if amount(village)]
        return now + [(f"z_{number}_{year - 1}", -amount(village)) for number, village in enumerate(villages)
                      if year and amount(village)]

    spent = 0
    for year in years:
        spent += problem["budgets"][year]
        if problem["carryOver"]:
            programme.row([(f"z_{number}_{year}", village["capex"]) for number, village in enumerate(villages)], "<=", spent)
        else:
            programme.row(built(year, lambda village: village["capex"]), "<=", problem["budgets"][year])
        for township, most in problem["crews"].items():
            programme.row(built(year, lambda village, name=township: int(village["township"] == name)), "<=", most)
    everybody = sum(village["population"] for village in villages)
    for goal in problem["coverage"]:
        year = goal["year"] - problem["firstYear"]
        programme.row([(f"z_{number}_{year}", village["population"]) for number, village in enumerate(villages)], ">=",
                      goal["share"] * everybody)
    return programme
