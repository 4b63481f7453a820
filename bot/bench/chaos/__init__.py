"""Harm done to running bots, and whether anything was lost or done twice."""
