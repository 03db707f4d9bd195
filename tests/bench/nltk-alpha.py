#!/usr/bin/env python3
# nltk-alpha.py FILE TABLE: NLTK's nominal α of the ratings in FILE, as often as it is asked
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# FILE has lines "coder unit value". Each line of standard input is a question: "load" makes an AnnotationTask of them and measures it, "read" does so with what it
# reads from TABLE, which has a row for each coder, "alpha" measures the one that is there. The answer is the value.

import csv
import sys

from nltk.metrics.agreement import AnnotationTask

rows = [tuple(line.split()) for line in open(sys.argv[1], encoding="utf-8")]
task = AnnotationTask(data=rows)
print("ready", flush=True)
for question in sys.stdin:
    if question.strip() == "load":
        task = AnnotationTask(data=rows)
    if question.strip() == "read":
        with open(sys.argv[2], encoding="utf-8", newline="") as table:
            task = AnnotationTask(data=[(coder, unit, value) for coder, *values in csv.reader(table) for unit, value in enumerate(values)])
    print(repr(task.alpha()), flush=True)
