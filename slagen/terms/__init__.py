"""The typed agreement: what was agreed, in exact values, without a word of how it is printed."""
