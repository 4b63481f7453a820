"""The demo page, driven in a real browser."""
