"""``birdcall demo``: what is wrong with its arguments is told in a sentence."""

import pytest

from bot.cli.main import main


def test_a_start_that_is_no_time_is_told_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["demo", "--now", "tomorrow"])

    assert "'tomorrow' is no time; write it as 2026-11-20T10:00" in capsys.readouterr().err
