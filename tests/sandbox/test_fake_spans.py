"""Overlapping entities are settled as Telegram settles them."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.fake.detect import detect
from bot.sandbox.fake.entities import trim, utf16_length, utf16_slice
from bot.sandbox.fake.formatting import formatted
from bot.sandbox.fake.spans import LITERAL, QUOTES, STYLES, is_solid, settle

LENGTH = 12
Entity = dict[str, Any]
entities = st.lists(
    st.builds(
        lambda kind, offset, length: {"type": kind, "offset": offset, "length": length},
        st.sampled_from([*STYLES, *LITERAL, QUOTES[0], "text_link"]),
        st.integers(0, LENGTH - 1),
        st.integers(0, LENGTH),
    ),
    max_size=6,
)


def units(entity: Entity) -> range:
    return range(entity["offset"], entity["offset"] + entity["length"])


def covered(found: list[Entity], kinds: tuple[str, ...]) -> set[int]:
    return {unit for entity in found if entity["type"] in kinds for unit in units(entity)}


@given(entities)
def test_a_style_stays_wherever_it_was_given_but_inside_code(given_entities: list[Entity]) -> None:
    settled = settle(given_entities)

    for style in STYLES:
        assert covered(settled, (style,)) == covered(given_entities, (style,)) - covered(settled, LITERAL)


@given(entities)
def test_links_code_and_quotes_never_cross(given_entities: list[Entity]) -> None:
    settled = settle(given_entities)

    for kinds in ([e for e in settled if is_solid(e)], [e for e in settled if e["type"] in QUOTES]):
        taken = [unit for entity in kinds for unit in units(entity)]
        assert len(taken) == len(set(taken))
    assert all(entity in given_entities for entity in settled if entity["type"] not in STYLES)


@given(entities)
def test_settling_twice_changes_nothing_more(given_entities: list[Entity]) -> None:
    settled = settle(given_entities)

    assert settle(settled) == settled


@given(st.text(st.sampled_from("a鹰🦅 \n"), max_size=12), st.data())
def test_trimming_keeps_every_entity_on_its_own_characters(text: str, data: st.DataObject) -> None:
    length = utf16_length(text)
    bounds = st.tuples(st.integers(0, length), st.integers(0, length)).map(sorted)
    spans = data.draw(st.lists(bounds, max_size=3))
    given_entities = settle({"type": "bold", "offset": a, "length": b - a} for a, b in spans)

    shown = trim(text, given_entities)

    lead = next(i for i in range(length + 1) if utf16_slice(text, i, length).startswith(shown.text))
    for entity in shown.entities:
        at = entity["offset"] + lead
        assert any(at in units(original) for original in given_entities)
        assert entity["offset"] + entity["length"] <= utf16_length(shown.text)


def test_a_link_found_inside_bold_text_cuts_the_bold() -> None:
    shown = formatted("<b>see /help now</b>", "HTML")

    assert [(e["type"], e["offset"], e["length"]) for e in shown.entities] == [
        ("bold", 0, 4),
        ("bot_command", 4, 5),
        ("bold", 4, 5),
        ("bold", 9, 4),
    ]


def test_nothing_is_found_inside_code() -> None:
    assert [e["type"] for e in formatted("<code>/help</code>", "HTML").entities] == ["code"]


def test_commands_mentions_tags_and_addresses_are_found_in_plain_text() -> None:
    found = detect("/start@birdcall_demo_bot 🦅 @chen #今天 a@b.co https://x.org/a, and/or 3/4 #1 x@chen")

    assert [(e["type"], e["offset"]) for e in found] == [
        ("bot_command", 0),
        ("mention", 28),
        ("hashtag", 34),
        ("email", 38),
        ("url", 45),
    ]
