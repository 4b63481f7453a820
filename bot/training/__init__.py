"""How the trained reader is made: ``birdcall train``. Needs scikit-learn, which the bot itself never imports."""
