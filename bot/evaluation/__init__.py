"""How well descriptions are read: ``birdcall eval``."""
