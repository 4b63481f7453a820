"""A strict imitation of Telegram in one process, for the demo and for the tests."""
