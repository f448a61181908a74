#!/usr/bin/env python3
"""Adds up test results and prints the closing line "N passed, N failed, N skipped".

  sum-tests.py NAME=EXIT:GLOB …     EXIT is 0 where that runner was content; GLOB finds its JUnit files

A runner that failed without a failed test (it crashed) counts as one failure; so does one that ran no test at all.
Exit code 1 when anything failed.
"""
import glob
import sys
import xml.etree.ElementTree as ElementTree


def counts(pattern):
    passed, failed, skipped, names = 0, 0, 0, []
    for file in sorted(glob.glob(pattern)):
        for case in ElementTree.parse(file).getroot().iter("testcase"):
            if case.find("failure") is not None or case.find("error") is not None:
                failed += 1
                names.append(f"{case.get('classname', '')} {case.get('name', '')}".strip())
            elif case.find("skipped") is not None:
                skipped += 1
            else:
                passed += 1
    return passed, failed, skipped, names


def main(arguments):
    total = [0, 0, 0]
    for argument in arguments:
        name, _, rest = argument.partition("=")
        code, _, pattern = rest.partition(":")
        try:
            passed, failed, skipped, names = counts(pattern)
        except ElementTree.ParseError as error:
            passed, failed, skipped, names = 0, 1, 0, [f"its results cannot be read: {error}"]
        if failed == 0 and (code != "0" or passed == 0):
            failed, names = 1, ["the run ended before its tests did" if code != "0" else "no test ran"]
        print(f"{name}: {passed} ✔ {failed} ✘ {skipped} ➜")
        for line in names:
            print(f"  ✘ {line}")
        total = [sum(pair) for pair in zip(total, (passed, failed, skipped))]
    passed, failed, skipped = total
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""), flush=True)
    return 1 if failed else 0


sys.exit(main(sys.argv[1:]))
