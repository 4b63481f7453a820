"""Bodies of requests are read as the Bot API server reads them."""

import pytest
from httpx import Request
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.fake import ApiError
from bot.sandbox.fake.forms import read_body


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), st.text(), max_size=4), st.binary(max_size=200))
def test_a_form_with_files_keeps_every_byte(fields: dict[str, str], content: bytes) -> None:
    sent = Request("POST", "http://x", data=fields, files={"document": ("客户 1.xlsx", content, "application/x-y")})

    params, files = read_body(sent.headers["content-type"], sent.read())

    assert params == fields
    assert (files["document"].name, files["document"].content) == ("客户 1.xlsx", content)
    assert files["document"].mime_type == "application/x-y"


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), st.text(), max_size=4))
def test_a_plain_form_keeps_every_character(fields: dict[str, str]) -> None:
    sent = Request("POST", "http://x", data=fields)

    assert read_body(sent.headers.get("content-type", ""), sent.read()) == (fields, {})


def test_a_json_body_is_its_object() -> None:
    assert read_body("application/json; charset=utf-8", b'{"chat_id": 7}') == ({"chat_id": 7}, {})


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b"[1]"),
        ("application/json", b"{"),
        ("multipart/form-data", b"--x\r\n"),
        ("application/x-www-form-urlencoded", b"\xff"),
    ],
)
def test_a_body_that_can_not_be_read_is_refused(kind: str, body: bytes) -> None:
    with pytest.raises(ApiError) as refused:
        read_body(kind, body)

    assert refused.value.code == 400
