"""What readers get, as Telegram counts and sends it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.teams.message import LONGEST, Kind, Message, call_of, shifted, units


@given(st.text(), st.text())
def test_formatting_stays_on_its_words_when_something_is_put_before_them(before: str, text: str) -> None:
    def part(whole: str, offset: int, length: int) -> bytes:
        return whole.encode("utf-16-le", "surrogatepass")[2 * offset : 2 * (offset + length)]

    half = units(text) // 2
    (moved,) = shifted([{"type": "bold", "offset": half, "length": units(text) - half}], units(before))
    assert part(before + text, moved["offset"], moved["length"]) == part(text, half, units(text) - half)


@pytest.mark.parametrize(("kind", "most"), LONGEST.items())
def test_words_fit_to_the_unit(kind: Kind, most: int) -> None:
    file = "" if kind in ("text", "card") else "id"
    assert [Message(kind, "🦅" * (most // 2) + end, file_id=file).over for end in ("", "x")] == [0, 1]


@pytest.mark.parametrize(
    ("message", "empty"),
    [
        (Message(), True),
        (Message(text=" \n"), True),
        (Message(text="x"), False),
        (Message("photo", file_id="id"), False),
        (Message("card", card="line:x"), False),
    ],
)
def test_a_message_without_words_or_file_is_empty(message: Message, empty: bool) -> None:
    assert message.empty is empty


@pytest.mark.parametrize(
    ("kind", "method", "field"),
    [("photo", "sendPhoto", "photo"), ("document", "sendDocument", "document"), ("voice", "sendVoice", "voice")],
)
def test_a_file_is_sent_by_its_id_with_a_caption(kind: Kind, method: str, field: str) -> None:
    bold = {"type": "bold", "offset": 0, "length": 1}
    call = call_of(Message(kind, "x", (bold,), "id"))
    assert call == {"method": method, field: "id", "caption": "x", "caption_entities": [bold]}


def test_text_goes_with_its_formatting_and_no_parse_mode() -> None:
    bold = {"type": "bold", "offset": 0, "length": 1}
    assert call_of(Message(text="<b>", entities=(bold,))) == {
        "method": "sendMessage",
        "text": "<b>",
        "entities": [bold],
    }
