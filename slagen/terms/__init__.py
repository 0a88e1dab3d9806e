"""The typed agreement: what was agreed, in exact values, without a word of how it is printed.

Annotations here are plain objects, without `from __future__ import annotations`: the types are read at every start, and
evaluating a thousand texts took a tenth of a check.
"""
