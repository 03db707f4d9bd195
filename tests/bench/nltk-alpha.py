#!/usr/bin/env python3
# nltk-alpha.py FILE: NLTK's nominal α of the ratings in FILE, as often as it is asked
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# FILE has lines "coder unit value". Each line of standard input is a question: "load" makes an AnnotationTask of them and measures it, "alpha" measures the one
# that is there. The answer is the value.

import sys

from nltk.metrics.agreement import AnnotationTask

rows = [tuple(line.split()) for line in open(sys.argv[1], encoding="utf-8")]
task = AnnotationTask(data=rows)
print("ready", flush=True)
for question in sys.stdin:
    if question.strip() == "load":
        task = AnnotationTask(data=rows)
    print(repr(task.alpha()), flush=True)
