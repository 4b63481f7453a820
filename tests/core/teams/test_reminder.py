"""The line that says that a message is a reminder."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from bot.core.teams.message import Message, call_of, units
from bot.core.teams.reminder import reminding

LINE = "🔔 Still waiting for your answer"
text = some.text(alphabet=some.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


def part(words: str, entity: Any) -> str:
    """What an entity covers, as Telegram counts."""
    data = words.encode("utf-16-le")
    return data[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le")


@given(text, text, text)
def test_formatting_stays_on_the_words_it_was_on(before: str, bold: str, after: str) -> None:
    entity = {"type": "bold", "offset": units(before), "length": units(bold)}
    call = call_of(Message(text=before + bold + after, entities=(entity,)))

    found = reminding(call, LINE)

    assert found["text"] == f"{LINE}\n\n{before}{bold}{after}"
    assert part(found["text"], found["entities"][0]) == bold


@given(some.sampled_from(["text", "photo"]), some.integers(4080, 4096), some.sampled_from(["字", "🦅"]))
def test_words_that_leave_no_room_lose_their_end_and_nothing_more(kind: Any, length: int, letter: str) -> None:
    most = 4096 if kind == "text" else 1024
    words = (letter * length)[: most // units(letter)]
    entity = {"type": "bold", "offset": 0, "length": units(words)}
    call = call_of(Message(kind, words, (entity,), file_id="" if kind == "text" else "file"))

    found = reminding(call, LINE)

    said = found["text"] if kind == "text" else found["caption"]
    (formatted,) = found["entities"] if kind == "text" else found["caption_entities"]
    assert most - 3 <= units(said) <= most
    assert said.startswith(f"{LINE}\n\n{letter}")
    assert formatted["offset"] + formatted["length"] <= units(said)


def test_a_file_without_words_gets_the_line_as_its_caption() -> None:
    call = call_of(Message("voice", file_id="file"))

    assert reminding(call, LINE) == {"method": "sendVoice", "voice": "file", "caption": LINE}


def test_what_is_in_html_stays_so_and_the_line_is_no_markup() -> None:
    call = {"method": "sendMessage", "text": "<b>a</b>", "parse_mode": "HTML", "reply_markup": "{}"}

    assert reminding(call, "1 < 2") == {**call, "text": "1 &lt; 2\n\n<b>a</b>"}


def test_html_too_long_to_be_led_is_left_out_but_its_buttons_stay() -> None:
    call = {"method": "sendMessage", "text": f"<b>{'a' * 4090}</b>", "parse_mode": "HTML", "reply_markup": "{}"}

    assert reminding(call, LINE) == {**call, "text": LINE}
    fits = {**call, "text": f"<b>{'&lt;' * 4000}</b>"}
    assert reminding(fits, LINE)["text"] == f"{LINE}\n\n{fits['text']}"
