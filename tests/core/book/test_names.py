"""A customer is found by their name as written, as it sounds and by its letters, from any of its syllables on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.book.names import LONGEST, initials, pinyin, search_terms, sort_key, surname_meant
from bot.core.book.naming import leading_name
from tests.core.growing import CALM

from .reading_words import ANY_TEXT, WRITING


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("王建国", "wang jian guo"),
        ("单小红", "shan xiao hong"),
        ("曾国强", "zeng guo qiang"),
        ("解晓东", "xie xiao dong"),
        ("仇英", "qiu ying"),
        ("区志明", "ou zhi ming"),
        ("翟天", "zhai tian"),
        ("查文", "zha wen"),
        ("尉迟恭", "yu chi gong"),
        ("万俟雅", "mo qi ya"),
        ("欧阳单", "ou yang dan"),
        ("吕布", "lv bu"),
        ("小单", "xiao dan"),
        ("mrs smith", "mrs smith"),
        ("小王 annie", "xiao wang annie"),
    ],
)
def test_family_names_are_read_as_family_names(name: str, read: str) -> None:
    assert pinyin(name) == tuple(read.split())


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("王建国", "王建"), ("王建国", "建国"), ("王建国", "国"), ("王建国", "wangj"), ("王建国", "jianguo"),
        ("王建国", "guo"),
        ("王建国", "wjg"), ("王建国", "jg"), ("王建國", "建国"), ("王总", "wang"), ("王总", "wz"),
        ("王总", "wangzong"),
        ("单晓乐", "shanxiao"), ("单晓乐", "xiaole"), ("单晓乐", "xiaoyue"), ("吕布", "lv"), ("吕布", "lu"),
        ("Mrs Smith", "smi"), ("Mrs Smith", "mrs s"), ("Mrs Smith", "ms"), ("TOM", "tom"), ("小王 Annie", "annie"),
        ("欧阳娜娜", "nana"), ("欧阳娜娜", "oynn"), ("ＴＯＭ", "tom"),
    ],
)  # fmt: skip
def test_a_name_is_found_by_its_beginning_at_any_syllable(name: str, query: str) -> None:
    assert any(term.startswith(query) for term in search_terms(WRITING, name=name))


def test_a_customer_is_found_by_number_tag_type_grade_and_trade() -> None:
    terms = search_terms(
        WRITING,
        name="王姐",
        phone="+8613812345678",
        tags=["VIP", "老客戶"],
        types=["bargainer"],
        grades=[("timing", "A")],
        trade="美容院",
    )

    assert terms >= {
        "13812345678", "5678", "tag:vip", "tag:老客户", "type:bargainer", "grade:timing:a", "美容院", "容院",
        "surname:王", "surname:wang",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("address", "family"),
    [("王总", "王"), ("老王", "王"), ("欧阳老师", "欧阳"), ("mr wang", "wang"), ("王建国", ""), ("tom", ""), ("", "")],
)
def test_an_address_tells_the_family_name_and_a_full_name_is_no_address(address: str, family: str) -> None:
    assert surname_meant(address) == family


def test_who_is_addressed_by_family_name_shares_its_term_with_who_has_it() -> None:
    for address, name in [("王总", "王建国"), ("mr wang", "王建国"), ("mrs smith", "Anna Smith"), ("老李", "小李")]:
        assert "surname:" + surname_meant(address) in search_terms(WRITING, name=name)


def test_names_stand_in_the_order_of_their_sound() -> None:
    names = ["张三", "单小红", "安然", "曾国强", "Bob"]

    assert sorted(names, key=lambda name: sort_key(WRITING.fold(name))) == ["安然", "Bob", "单小红", "曾国强", "张三"]


HAN_NAMES = st.tuples(st.sampled_from("王李单曾吕欧"), st.text("建国晓明丽乐娜", min_size=1, max_size=3)).map("".join)


@CALM
@given(HAN_NAMES, st.data())
def test_every_beginning_from_every_syllable_on_finds_the_name(name: str, data: st.DataObject) -> None:
    terms = search_terms(WRITING, name=name)
    start = data.draw(st.integers(0, len(name) - 1))
    for whole in (name[start:], "".join(pinyin(name)[start:]), initials(name)[start:]):
        query = whole[: data.draw(st.integers(1, len(whole)))]
        assert any(term.startswith(query) for term in terms)


@CALM
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_terms_of_any_writing_are_short_and_folded(name: str, tag: str, trade: str) -> None:
    for term in search_terms(WRITING, name=name, tags=[tag], trade=trade):
        assert 0 < len(term) <= LONGEST
        assert term == term.lower()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("王姐做美容院的", "王姐"), ("张总，开五金店", "张总"), ("老王电话了", "老王"), ("张伟电话了", "张伟"),
        ("欧阳娜娜 电话了", "欧阳娜娜"),
        ("李晓明老师来店里了", "李晓明老师"), ("陈姨没接", "陈姨"), ("红姐 138", "红姐"), ("阿强来店里了", "阿强"),
        ("小胖 开五金店", "小胖"),
        ("王爱国打了电话", "王爱国"), ("王總來了", "王總"), ("Mrs Smith called", "Mrs Smith"),
        ("mrs smith rang", "mrs smith"),
        ("Mrs. Smith wants it", "Mrs. Smith"), ("Wang Wei signed", "Wang Wei"), ("Tom's in", "Tom"),
        ("Mrs Smith Wants it", "Mrs Smith"),
    ],
)  # fmt: skip
def test_the_name_a_line_begins_with_is_seen(text: str, name: str) -> None:
    span = leading_name(WRITING.level(text))

    assert span is not None
    assert text[slice(*span)] == name


@pytest.mark.parametrize(
    "text",
    [
        "高兴得很", "高总结了一下", "安静的人", "话少", "小心谨慎", "老客户", "他一来就问", "马上签", "温柔",
        "大姐", "老板娘来了", "方便的话",
        "万一不行", "平时很忙", "Called her", "Quiet", "Loud guy", "Wants it", "She said", "the boss",
        "138 1234 5678", "",
    ],
)  # fmt: skip
def test_everyday_words_are_no_names(text: str) -> None:
    assert leading_name(WRITING.level(text)) is None
