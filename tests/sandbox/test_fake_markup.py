"""Telegram's HTML becomes the text and entities Telegram makes of it, or its refusal."""

import html
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Chat, Message, MessageEntity

from bot.sandbox.fake.entities import CLEANED, trim, utf16_length, utf16_slice
from bot.sandbox.fake.errors import ApiError
from bot.sandbox.fake.markup import parse_html

WORDS = st.text(st.sampled_from("ab鹰。🦅é<>&\"'"), min_size=1, max_size=6)
PIECES = [*"<>/&;=' \"\nbi鹰🦅", "code", "a", "href", "&#65;"]
KINDS = {"b": "bold", "i": "italic", "u": "underline", "s": "strikethrough", "tg-spoiler": "spoiler"}


@dataclass(frozen=True)
class Node:
    """A tag around words and other tags, which alternate so that no two tags touch."""

    tag: str
    before: str
    inner: tuple["Node", ...]
    after: str


def trees(tags: frozenset[str]) -> st.SearchStrategy[Node]:
    """Trees in which no tag lies within its own kind."""

    def node(tag: str) -> st.SearchStrategy[Node]:
        rest = tags - {tag}
        inner = st.lists(trees(rest), max_size=2) if rest else st.just(list[Node]())
        return st.builds(Node, st.just(tag), WORDS, inner.map(tuple), WORDS)

    return st.sampled_from(sorted(tags)).flatmap(node)


def written(node: Node) -> str:
    inner = "".join(written(child) + html.escape(child.after) for child in node.inner)
    return f"<{node.tag}>{html.escape(node.before)}{inner}{html.escape(node.after)}</{node.tag}>"


def shown(node: Node) -> str:
    return node.before + "".join(shown(child) + child.after for child in node.inner) + node.after


def expected(node: Node, at: int) -> list[tuple[str, int, str]]:
    """(type, offset in UTF-16 units, text) of every tag in the tree that begins at ``at``."""
    found = [(KINDS[node.tag], at, shown(node))]
    at += utf16_length(node.before)
    for child in node.inner:
        found += expected(child, at)
        at += utf16_length(shown(child) + child.after)
    return found


@given(trees(frozenset(KINDS)), WORDS)
def test_every_tag_covers_exactly_the_text_written_inside_it(tree: Node, start: str) -> None:
    text, entities = parse_html(html.escape(start) + written(tree) + ".")

    assert text == start + shown(tree) + "."
    got = [(e["type"], e["offset"], utf16_slice(text, e["offset"], e["length"])) for e in entities]
    assert sorted(got) == sorted(expected(tree, utf16_length(start)))


@given(trees(frozenset(KINDS)))
def test_python_telegram_bot_reads_the_same_text_out_of_every_entity(tree: Node) -> None:
    text, entities = parse_html(written(tree))

    read = Message(
        message_id=1,
        date=None,  # type: ignore[arg-type]
        chat=Chat(1, "private"),
        text=text,
        entities=[MessageEntity.de_json(dict(entity), None) for entity in entities],
    ).parse_entities()
    assert sorted(read.values()) == sorted(text for _, _, text in expected(tree, 0))


@given(st.text(max_size=60))
def test_escaped_text_comes_out_as_it_was_but_trimmed_and_clean(text: str) -> None:
    parsed = parse_html(html.escape(text))

    assert parsed == trim(text.translate(CLEANED), [])


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_anything_is_either_parsed_or_refused_as_unparsable(source: str) -> None:
    try:
        text, entities = parse_html(source)
    except ApiError as error:
        assert error.code == 400
        assert error.description.startswith("Bad Request: can't parse entities: ")
    else:
        assert all(0 <= e["offset"] < e["offset"] + e["length"] <= utf16_length(text) for e in entities)


@pytest.mark.parametrize(
    ("source", "refusal"),
    [
        ("a<x>b</x>", 'Unsupported start tag "x" at byte offset 1'),
        ("鹰<br>", 'Unsupported start tag "br" at byte offset 3'),
        ("1 < 2 > 0", 'Unsupported start tag "" at byte offset 2'),
        ("<b>bold", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("x <", "Unclosed start tag at byte offset 2"),
        ("<b/>", 'Unsupported start tag "b/" at byte offset 0'),
        ("<b />x", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<a href='x", "Unclosed start tag at byte offset 0"),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji emoji-id='x'>🦅</tg-emoji>", "Invalid custom emoji identifier specified"),
        ("<tg-time>now</tg-time>", "Invalid date specified"),
        ("<tg-time unix='1' format='q'>now</tg-time>", "Invalid date format specified"),
        (
            "&#xd83e;",
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units",
        ),
    ],
)
def test_what_is_not_well_formed_is_refused_in_telegrams_words(source: str, refusal: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)

    assert refused.value.code == 400
    assert refused.value.description == f"Bad Request: can't parse entities: {refusal}"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>鹰</b>", "鹰", [{"type": "bold", "offset": 0, "length": 1}]),
        ("🦅<em>鹰</em>", "🦅鹰", [{"type": "italic", "offset": 2, "length": 1}]),
        ("<STRONG>a</strong>", "a", [{"type": "bold", "offset": 0, "length": 1}]),
        ("<b>a</>", "a", [{"type": "bold", "offset": 0, "length": 1}]),
        ("<b></b>a", "a", []),
        ("a &lt;b&gt; &amp;amp; &quot; &nbsp; &#65;&#x42 &#0; & &", 'a <b> &amp; " &nbsp; AB &#0; & &', []),
        ("&#xd83e;&#xdd85;", "🦅", []),
        ("&#0000065; &#00000065;", "A &#00000065;", []),
        ("<b> a\n</b>", " a", [{"type": "bold", "offset": 0, "length": 2}]),
        ("\n <b>a</b> \n", "a", [{"type": "bold", "offset": 0, "length": 1}]),
        ("a<i>\n\n</i>", "a", []),
        ("a\r\n\tb", "a\n b", []),
        ("<blockquote>a</blockquote>", "a", [{"type": "blockquote", "offset": 0, "length": 1}]),
        ("<blockquote expandable>a</blockquote>", "a", [{"type": "expandable_blockquote", "offset": 0, "length": 1}]),
        ('<span class="tg-spoiler">a</span>', "a", [{"type": "spoiler", "offset": 0, "length": 1}]),
        ("<pre>a</pre>", "a", [{"type": "pre", "offset": 0, "length": 1}]),
        (
            '<pre><code class="language-py">a</code></pre>',
            "a",
            [{"type": "pre", "offset": 0, "length": 1, "language": "py"}],
        ),
        ('<code class="language-py">a</code>', "a", [{"type": "code", "offset": 0, "length": 1}]),
        (
            '<a href="http://x.org/?a=1&amp;b=2">a</a>',
            "a",
            [{"type": "text_link", "offset": 0, "length": 1, "url": "http://x.org/?a=1&b=2"}],
        ),
        ("<a>x.org</a>", "x.org", [{"type": "text_link", "offset": 0, "length": 5, "url": "http://x.org/"}]),
        ("<a href='nowhere'>a</a>", "a", []),
        (
            '<tg-time unix="1795000000" format="wDT">soon</tg-time>',
            "soon",
            [{"type": "date_time", "offset": 0, "length": 4, "unix_time": 1795000000, "date_time_format": "wDT"}],
        ),
        (
            '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
            "👍",
            [{"type": "custom_emoji", "offset": 0, "length": 2, "custom_emoji_id": "5368324170671202286"}],
        ),
    ],
)
def test_what_telegram_knows_becomes_its_entity(source: str, text: str, entities: list[dict[str, Any]]) -> None:
    parsed = parse_html(source)

    assert (parsed.text, list(parsed.entities)) == (text, entities)


def test_a_link_to_a_person_is_a_mention_of_that_person() -> None:
    parsed = parse_html('<a href="tg://user?id=7">Chen</a>')

    assert parsed.entities[0]["type"] == "text_mention"
    assert parsed.entities[0]["user"]["id"] == 7
