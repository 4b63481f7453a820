"""Birdcall: a Telegram bot that coaches sales conversations."""

__version__ = "0.1.0"
