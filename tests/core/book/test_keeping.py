"""One message becomes a customer to keep; a description never does."""

import pytest
from hypothesis import given

from bot.core.book.keeping import Keeping, is_keeping, kept
from tests.core.growing import CALM

from .reading_words import ANY_TEXT, WRITING, dates

MOBILE = "+8613812345678"


def understood(text: str) -> tuple[str, str, str, str, str]:
    """Name, phone, trade, note, and what is to be done when."""
    found = kept(text, dates(text), WRITING)
    when = f"{text[slice(*found.due)]}:{found.why}" if found.due else ""
    return found.name, found.phone, found.trade, found.note, when


@pytest.mark.parametrize(
    ("text", "name", "phone", "trade", "note", "due"),
    [
        ("王姐 138 1234 5678 做美容院的 下周三回访", "王姐", MOBILE, "美容院", "", "下周三:回访"),
        ("记下 张总，开五金店，电话13812345678，喜欢喝茶", "张总", MOBILE, "五金店", "喜欢喝茶", ""),
        ("記下 陳姐 電話 13812345678 開餐館 #老客戶", "陳姐", MOBILE, "餐館", "", ""),
        ("新客户 小胖 13812345678 爱喝酒 生日农历十月初六", "小胖", MOBILE, "", "爱喝酒", ""),
        ("加个客户：美容院那个姐，13812345678，嫌贵", "美容院那个姐", MOBILE, "", "嫌贵", ""),
        ("存一下李老师13812345678，教钢琴的，周三送样", "李老师", MOBILE, "", "教钢琴的", "周三:送样"),
        ("保存 王建国 010-62345678 做建材生意", "王建国", "+861062345678", "建材生意", "", ""),
        ("记下张伟 开民宿的 生日3月5日 春节后联系", "张伟", "", "民宿", "", "春节后:联系"),
        ("记一下 卖鱼的老板娘 13812345678", "卖鱼的老板娘", MOBILE, "", "", ""),
        ("李姐 做外贸的 138-1234-5678", "李姐", MOBILE, "外贸", "", ""),
        ("王姐13812345678", "王姐", MOBILE, "", "", ""),
        ("138 1234 5678 王姐 做美容的", "王姐", MOBILE, "美容", "", ""),
        ("13812345678，记不住名字", "记不住名字", MOBILE, "", "", ""),
        ("刘阿姨，手机：13812345678，住在3号楼，爱打麻将", "刘阿姨", MOBILE, "", "住在3号楼，爱打麻将", ""),
        ("记下：小李 １３８１２３４５６７８", "小李", MOBILE, "", "", ""),
        ("王建国，13812345678，做决定很慢，做事爽快的", "王建国", MOBILE, "", "做决定很慢，做事爽快的", ""),
        ("收下 周老板 13812345678 跑运输的", "周老板", MOBILE, "运输", "", ""),
        ("记下 小胖 在健身房上班 明天加微信", "小胖", "", "健身房", "", "明天:加微信"),
        ("登记 欧阳女士 13812345678 开了家花店 有两个孩子", "欧阳女士", MOBILE, "花店", "有两个孩子", ""),
        ("存个客户 阿强 美容院老板", "阿强", "", "美容院", "", ""),
        ("keep Mrs Smith 07700 900123 runs a bakery, call next Tue", "Mrs Smith", "+447700900123", "bakery", "",
            "next Tue:call"),
        ("save Tom from the hardware store", "Tom", "", "hardware store", "", ""),
        ("save tom from the hardware store", "tom", "", "hardware store", "", ""),
        ("add customer Linda, sells insurance, wants a demo tomorrow", "Linda", "", "insurance", "",
            "tomorrow:wants a demo"),
        ("add Wang Wei +86 138 1234 5678 works at a clinic", "Wang Wei", MOBILE, "clinic", "", ""),
        ("Save Mrs. Jones, tel 07700 900456, birthday 5 March, likes dogs", "Mrs. Jones", "+447700900456", "",
            "likes dogs", ""),
        ("Mr Lee 020 7946 0958, owns two restaurants", "Mr Lee", "+862079460958", "restaurants", "", ""),
        ("keep Anna, has a nail salon, two kids", "Anna", "", "nail salon", "two kids", ""),
        ("new customer Bob 07700 900444 owns a garage", "Bob", "+447700900444", "garage", "", ""),
        ("记住：赵工 138 1234 5678 搞工程的，周五量尺", "赵工", MOBILE, "工程", "", "周五:量尺"),
        ("张先生（13812345678）想装修，预算20万", "张先生", MOBILE, "", "想装修，预算20万", ""),
        ("please add the client Bob Marsh, bakery owner, quote by Friday", "Bob Marsh", "", "bakery", "",
            "by Friday:quote"),
    ],
)  # fmt: skip
def test_a_line_is_kept_as_name_number_trade_and_note(
    text: str, name: str, phone: str, trade: str, note: str, due: str
) -> None:
    assert is_keeping(text, WRITING) or not text[0].isalpha()
    assert understood(text) == (name, phone, trade, note, due)


@pytest.mark.parametrize(
    "text",
    [
        "张总，声音大，一直看表", "新客户，第一次来，一直问价", "新客户张总，声音大，一直看表",
        "记住他不喜欢被打断", "收下名片就走了", "保存好发票的人", "New customer, walked in off the street",
        "张总 做决定很快", "王姐", "13812345678", "他一来就问价格", "记下", "登记很慢，不耐烦",
        "老客户 13812345678", "王姐电话了，说月底定",
        "keep it short with him", "save money is all she cares about", "Keep calling but she won't answer",
        "keep the change",
        "keep", "add on two more", "Loud, keeps looking at the clock", "save time for him",
        "Mrs Smith, quiet, asks for proof",
        "", " ", "#vip",
        "王姐13812345678 " + "她进门先把每一件都摸了一遍，然后问了材质、产地、保修，又拿出手机对比了三家的价格，" * 2,
    ],
)  # fmt: skip
def test_a_description_is_nobody_to_keep(text: str) -> None:
    assert not is_keeping(text, WRITING)


def test_tags_are_kept_once_as_written_and_not_in_the_note() -> None:
    text = "王姐 13812345678 #VIP #老客户 #VIP 爱喝茶"

    assert kept(text, (), WRITING) == Keeping("王姐", MOBILE, tags=("VIP", "老客户"), note="爱喝茶")


@pytest.mark.parametrize("text", ["记下 王姐 身份证110101199003074514", "keep Mrs Smith, card 4111 1111 1111 1111"])
def test_the_number_of_a_card_is_not_kept_anywhere(text: str) -> None:
    found = kept(text, (), WRITING)

    assert (found.name in text, found.phone) == (True, "")
    assert not any(char.isdigit() for char in found.name + found.trade + found.note)


def test_of_two_dates_the_first_is_when_something_is_due_and_the_other_stays_in_the_note() -> None:
    assert understood("王姐 13812345678 周三送样 月底付款")[3:] == ("月底付款", "周三:送样")


@CALM
@given(ANY_TEXT)
def test_any_text_is_kept_in_its_own_words(text: str) -> None:
    found = kept(text, dates(text), WRITING)

    assert isinstance(is_keeping(text, WRITING), bool)
    for words in (found.name, found.trade, *found.tags):
        assert words in text
    assert found.due is None or 0 <= found.due[0] < found.due[1] <= len(text)
