"""``birdcall run``, telling on its way out which heavy modules it imported (JSON, standard output)."""

import json
import runpy
import sys

HEAVY = ("jieba", "numpy", "pandas", "scipy", "sklearn", "torch")
"""Too big for a bot that must start at once on a small machine."""

if __name__ == "__main__":
    sys.argv = ["birdcall", "run"]
    try:
        runpy.run_module("bot", run_name="__main__")
    finally:
        print(json.dumps([name for name in HEAVY if name in sys.modules]))
