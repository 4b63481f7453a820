"""The script library on disk: YAML in, one checked ``Library`` out, every problem at once."""
