"""``birdcall bench``: speed, start-up and memory, as ratios measured within one run."""
