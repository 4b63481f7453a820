"""Dates as people say them, Chinese and English: found in a text, and turned into days of the calendar."""
