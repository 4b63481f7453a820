"""Grading customers by a scheme: by answers, by purchases, and when to look again."""
