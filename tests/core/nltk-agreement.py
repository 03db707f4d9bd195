#!/usr/bin/env python3
# nltk-agreement.py FILE: what NLTK says of some tables of ratings
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Each block of FILE is a table: a kind (complete, incomplete, sets), then lines "coder unit value". Writes "measure metric value" for each measure
# that NLTK has too, and an empty line after each table. Status 77: NLTK is not here.

import sys

try:
    from nltk.metrics.agreement import AnnotationTask
    from nltk.metrics.distance import binary_distance, interval_distance, jaccard_distance
except ImportError:
    sys.exit(77)


def masi(a, b):
    """NLTK's own has .67 and .33 where Passonneau (2006) has thirds."""
    share = len(a & b) / len(a | b)
    return 1 - share * (1 if a == b else 2 / 3 if a <= b or b <= a else 1 / 3)


def linear(a, b):
    return abs(float(a) - float(b))


def tell(measure, metric, value):
    print(measure, metric, repr(value))


def measure(kind, rows):
    if kind == "sets":
        rows = [(c, u, frozenset(v.split("|"))) for c, u, v in rows]
        tell("krippendorff-alpha", "jaccard", AnnotationTask(rows, jaccard_distance).alpha())
        tell("krippendorff-alpha", "masi", AnnotationTask(rows, masi).alpha())
        return
    task = AnnotationTask(rows, binary_distance)
    tell("krippendorff-alpha", "nominal", task.alpha())
    tell("krippendorff-alpha", "interval", AnnotationTask([(c, u, float(v)) for c, u, v in rows], interval_distance).alpha())
    if kind == "incomplete":
        return
    tell("percent", "nominal", task.avg_Ao())
    tell("brennan-prediger", "nominal", task.S())
    tell("fleiss-kappa", "nominal", task.pi())
    tell("cohen-kappa", "nominal", task.kappa())
    tell("cohen-kappa", "linear", AnnotationTask(rows, linear).weighted_kappa())
    numbers = [(c, u, float(v)) for c, u, v in rows]
    tell("cohen-kappa", "interval", AnnotationTask(numbers, interval_distance).weighted_kappa())
    if len(task.C) == 2:
        tell("scott-pi", "nominal", task.pi())


for block in open(sys.argv[1], encoding="utf-8").read().strip().split("\n\n"):
    kind, *lines = block.split("\n")
    measure(kind, [tuple(line.split(" ")) for line in lines])
    print()
