"""A search of the book asks for words, types, tags, grades, days and states, as people say them."""

from datetime import date

import pytest
from hypothesis import given

from bot.core.book.names import search_terms
from bot.core.book.querying import CustomerQuery, Querying, prefixes
from tests.core.growing import CALM

from .reading_words import ANY_TEXT, WRITING

TODAY = date(2026, 11, 20)
TYPES = {
    "爱砍价": "bargainer", "Bargainer": "bargainer", "讲价": "bargainer", "haggler": "bargainer", "鸽子型": "dove",
    "Dove": "dove",
    "gentle": "dove", "话少": "silent", "Quiet": "silent", "沉默寡言": "silent", "老客户": "loyal",
}  # fmt: skip
GRADES = {"Timing A": "timing:A", "value A": "value:A", "timing B": "timing:B", "levels b": "levels:B"}
QUERYING = Querying(types=TYPES, grades=GRADES, writing=WRITING)


def understood(text: str) -> CustomerQuery:
    return QUERYING.understood(text, TODAY)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("wz", CustomerQuery(terms=("wz",))),
        ("WANG", CustomerQuery(terms=("wang",))),
        ("王建國", CustomerQuery(terms=("王建国",))),
        ("wang jianguo", CustomerQuery(terms=("wang", "jianguo"))),
        ("lü", CustomerQuery(terms=("lv",))),
        ("王总", CustomerQuery(terms=("王总",), looser=("surname:王",))),
        ("老王", CustomerQuery(terms=("老王",), looser=("surname:王",))),
        ("欧阳老师", CustomerQuery(terms=("欧阳老师",), looser=("surname:欧阳",))),
        ("Mr Wang", CustomerQuery(terms=("mr wang",), looser=("surname:wang",))),
        ("find Mrs Smith", CustomerQuery(terms=("mrs smith",), looser=("surname:smith",))),
        ("美容院", CustomerQuery(terms=("美容院",))),
        ("那个开五金店的", CustomerQuery(terms=("五金店",))),
        ("the one with the hardware store", CustomerQuery(terms=("hardware", "store"))),
        ("5678", CustomerQuery(ending="5678")),
        ("尾号5678", CustomerQuery(ending="5678")),
        ("phone ending 678", CustomerQuery(ending="678")),
        ("1381234", CustomerQuery(terms=("1381234",))),
        ("138 1234 5678", CustomerQuery(terms=("13812345678",))),
        ("+86 138 1234 5678", CustomerQuery(terms=("13812345678",))),
        ("１３８１２３４５６７８", CustomerQuery(terms=("13812345678",))),
        ("07700 900123", CustomerQuery(terms=("07700900123",))),
        ("#VIP", CustomerQuery(tags=("vip",))),
        ("#老客戶 #vip", CustomerQuery(tags=("老客户", "vip"))),
        ("tag: vip", CustomerQuery(tags=("vip",))),
        ("鸽子型", CustomerQuery(types=("dove",))),
        ("鸽子型的客户", CustomerQuery(types=("dove",))),
        ("鸽子", CustomerQuery(types=("dove",))),
        ("Doves", CustomerQuery(types=("dove",))),
        ("爱砍价的", CustomerQuery(types=("bargainer",))),
        ("上周砍价那个", CustomerQuery(types=("bargainer",), touched=(date(2026, 11, 9), date(2026, 11, 15)))),
        ("the one who bargained last week", CustomerQuery(types=("bargainer",), touched=(date(2026, 11, 9),
            date(2026, 11, 15)))),
        ("hagglers", CustomerQuery(types=("bargainer",))),
        ("quiet customers", CustomerQuery(types=("silent",))),
        ("沉默寡言", CustomerQuery(types=("silent",))),
        ("老客户", CustomerQuery(types=("loyal",))),
        ("A级", CustomerQuery(grades=("timing:A", "value:A"))),
        ("Ａ类客户", CustomerQuery(grades=("timing:A", "value:A"))),
        ("grade B", CustomerQuery(grades=("levels:B", "timing:B"))),
        ("timing A", CustomerQuery(grades=("timing:A",))),
        ("timing:a", CustomerQuery(grades=("timing:A",))),
        ("逾期", CustomerQuery(state="overdue")),
        ("逾期的客户", CustomerQuery(state="overdue")),
        ("who is overdue", CustomerQuery(state="overdue")),
        ("沉默", CustomerQuery(state="silent")),
        ("好久没联系", CustomerQuery(state="silent")),
        ("很久没联系过的客户", CustomerQuery(state="silent")),
        ("好久没联系的A级客户", CustomerQuery(grades=("timing:A", "value:A"), state="silent")),
        ("customers I haven't spoken to in a while", CustomerQuery(state="silent")),
        ("gone quiet", CustomerQuery(state="silent")),
        ("今天", CustomerQuery(touched=(TODAY, TODAY))),
        ("昨天拜访的", CustomerQuery(touched=(date(2026, 11, 19), date(2026, 11, 19)))),
        ("yesterday", CustomerQuery(touched=(date(2026, 11, 19), date(2026, 11, 19)))),
        ("前天打电话的", CustomerQuery(touched=(date(2026, 11, 18), date(2026, 11, 18)))),
        ("上周三见的", CustomerQuery(touched=(date(2026, 11, 11), date(2026, 11, 11)))),
        ("这周", CustomerQuery(touched=(date(2026, 11, 16), TODAY))),
        ("last month", CustomerQuery(touched=(date(2026, 10, 1), date(2026, 10, 31)))),
        ("上个月买过的", CustomerQuery(touched=(date(2026, 10, 1), date(2026, 10, 31)), outcome="won")),
        ("who bought", CustomerQuery(outcome="won")),
        ("王总 上周", CustomerQuery(terms=("王总",), looser=("surname:王",), touched=(date(2026, 11, 9),
            date(2026, 11, 15)))),
        ("王姐 #vip A级", CustomerQuery(terms=("王姐",), looser=("surname:王",), tags=("vip",), grades=("timing:A",
            "value:A"))),
        ("", CustomerQuery()),
        ("the", CustomerQuery()),
        ("客户", CustomerQuery()),
    ],
)  # fmt: skip
def test_a_search_is_understood(text: str, query: CustomerQuery) -> None:
    assert understood(text) == query


def test_words_and_tags_are_looked_up_by_their_beginning() -> None:
    query = understood("建国 #v")
    terms = search_terms(WRITING, name="王建国", tags=["VIP"])

    assert all(any(term.startswith(prefix) for term in terms) for prefix in prefixes(query))


def test_who_has_the_family_name_one_addresses_them_by_is_found_too() -> None:
    assert set(understood("王总").looser) <= search_terms(WRITING, name="王建国")


@CALM
@given(ANY_TEXT)
def test_any_text_is_a_search_of_terms_that_can_be_looked_up(text: str) -> None:
    query = understood(text)

    assert all(term and len(term) <= 48 for term in prefixes(query) if not term.startswith("tag:"))
    assert query.touched is None or query.touched[0] <= query.touched[1] <= TODAY
