"""A line about contact that happened is told from plans, questions and descriptions of manners."""

import pytest
from hypothesis import given

from bot.content.labelled import labelled_file, read_labelled
from bot.core.book.keeping import is_keeping
from bot.core.book.touching import touched
from tests.core.growing import CALM

from .reading_words import ANY_TEXT, WRITING, dates


@pytest.mark.parametrize(
    ("text", "channel", "name", "outcome"),
    [
        ("王姐电话了，说月底定，嫌贵", "call", "王姐", "colder"),
        ("电话了，说考虑考虑", "call", "", "same"),
        ("给王姐打了个电话，周三给报价", "call", "王姐", None),
        ("打电话给王姐了，感兴趣", "call", "王姐", "warmer"),
        ("跟张总通了话，让我周三再打", "call", "张总", None),
        ("刚和李姐通了电话，她答应了，周三付款", "call", "李姐", "warmer"),
        ("張總電話了，老樣子", "call", "張總", "same"),
        ("王建国电话了，松口了", "call", "王建国", "warmer"),
        ("王爱国打了电话，没兴趣", "call", "王爱国", "colder"),
        ("王姐 昨天 电话了 不感兴趣", "call", "王姐", "colder"),
        ("王姐 电话，说月底定", "call", "王姐", None),
        ("王姐回访了，很满意", "call", "王姐", "warmer"),
        ("昨天拜访了王总，有兴趣了", "visit", "王总", "warmer"),
        ("拜访王总，谈得不错", "visit", "王总", None),
        ("见了李老师，还在考虑", "visit", "李老师", "same"),
        ("李老师来店里了，加了微信", "visit", "李老师", "warmer"),
        ("去了趟王总公司，谈得很好", "visit", "王总", None),
        ("上门了，冷淡", "visit", "", "colder"),
        ("和张总见了面，签了合同", "visit", "张总", "won"),
        ("王姐微信聊了，说周三来店里", "message", "王姐", None),
        ("发了报价给王姐", "message", "王姐", None),
        ("给张总发了资料，说再看看", "message", "张总", "same"),
        ("跟王姐聊了聊，没兴趣", "other", "王姐", "colder"),
        ("张总签了", "other", "张总", "won"),
        ("张总下单了，付了定金", "other", "张总", "won"),
        ("张伟签了，周三送货", "other", "张伟", "won"),
        ("王姐不要了，买别家了", "other", "王姐", "lost"),
        ("王姐跟别家签了", "other", "王姐", "lost"),
        ("王姐黄了", "other", "王姐", "lost"),
        ("电话了，有兴趣，但是嫌贵", "call", "", None),
        ("Called Mrs Smith, wants a quote Tuesday", "call", "Mrs Smith", "warmer"),
        ("called tom, still thinking", "call", "tom", "same"),
        ("called anna, no change", "call", "anna", "same"),
        ("Rang Tom today, he will decide by Friday", "call", "Tom", None),
        ("Mrs Smith called, too expensive", "call", "Mrs Smith", "colder"),
        ("Spoke to Mr Lee, went with someone else", "call", "Mr Lee", "lost"),
        ("Gave Tom a ring, he said yes", "call", "Tom", "won"),
        ("She rang back, deal done", "call", "", "won"),
        ("Visited Wang Wei, still thinking", "visit", "Wang Wei", "same"),
        ("Met with Linda, she's interested", "visit", "Linda", "warmer"),
        ("Yesterday met Mr. Wang: keen, quote by Friday", "visit", "Mr. Wang", "warmer"),
        ("Had coffee with Linda, no change", "visit", "Linda", "same"),
        ("WhatsApped Mrs Jones the quote", "message", "Mrs Jones", None),
        ("Sent Tom a quote, will let me know by Friday", "message", "Tom", None),
        ("Texted her, not interested", "message", "", "colder"),
        ("Followed up with Tom, no change", "other", "Tom", "same"),
        ("刘总那边电话打了，还在比价", "call", "刘总", "same"),
        ("老李定金付了", "other", "老李", "won"),
        ("王姐刚来电话，要报价", "call", "王姐", "warmer"),
        ("Just got off the phone with Linda, she wants a demo Friday", "call", "Linda", "warmer"),
        ("Mrs Smith signed", "other", "Mrs Smith", "won"),
        ("Tom paid the deposit", "other", "Tom", "won"),
        ("Tom cancelled", "other", "Tom", "lost"),
    ],
)  # fmt: skip
def test_contact_is_read_with_its_channel_name_and_outcome(
    text: str, channel: str, name: str, outcome: str | None
) -> None:
    touch = touched(text, dates(text), WRITING)

    assert touch is not None
    assert (touch.channel, touch.name_part, touch.outcome) == (channel, name, outcome)
    assert touch.reached


@pytest.mark.parametrize(
    ("text", "channel", "name"),
    [
        ("电话了，没接", "call", ""),
        ("王姐打了电话，没人接", "call", "王姐"),
        ("我打了电话，他不接", "call", ""),
        ("陈姨没接", "call", "陈姨"),
        ("张总 关机", "call", "张总"),
        ("电话打不通", "call", ""),
        ("上门了，人不在", "visit", ""),
        ("王姐微信没回", "message", "王姐"),
        ("给张总发了资料，没回", "message", "张总"),
        ("I called Mrs Smith, no answer", "call", "Mrs Smith"),
        ("Called her, left a voicemail", "call", ""),
        ("tried calling Mrs Smith, didn't pick up", "call", "Mrs Smith"),
        ("Texted Tom, no reply", "message", "Tom"),
        ("发微信给小王了，没回", "message", "小王"),
    ],
)
def test_it_is_seen_when_nobody_answered(text: str, channel: str, name: str) -> None:
    touch = touched(text, dates(text), WRITING)

    assert touch is not None
    assert (touch.channel, touch.name_part, touch.reached) == (channel, name, False)


@pytest.mark.parametrize(
    "text",
    [
        # manners
        "他一来就问价格", "张总 声音大", "张总，声音大，一直看表", "他一直打电话", "爱打电话的人", "电话里很客气",
        "接了个电话就走了", "打了个电话给老婆商量",
        "到店就砍价", "来店里东看西看不说话", "一进门就加了微信", "边看边发微信", "聊了半天一直砍价",
        "朋友打了电话来催他", "三家都联系了", "今天给5个客户打了电话", "张总见面就握手",
        "张总说话很快", "微信聊天很热情", "脸都黄了", "他变成了老客户", "电话一直响", "总是不接电话的人",
        "王姐嫌贵", "有兴趣，但不急", "张总，爱砍价，买了别家的",
        "a guy called Tom walked in", "Called it too expensive", "He always calls at night",
        "phone rang all the time", "Talks loudly, met every deadline",
        "Keeps calling his wife", "Called his wife to ask", "Came in with his wife, asked price right away",
        "Visited three shops already",
        "Quiet, looks at his phone", "Mrs Smith is too expensive to serve", "not interested in small talk",
        # plans and wishes
        "明天给王姐打电话", "下周三上门", "要打电话给张总", "记得打电话", "约了周三见面", "拜访王总，带样品",
        "Call Mrs Smith tomorrow", "Visit Tom on Friday",
        "Wants it by Friday", "Mr Lee wants a demo Tuesday", "remind me I called Tom", "王姐还没签", "张总快签了",
        "还没联系王姐", "Tom hasn't signed",
        # questions
        "客户不接电话怎么办", "打电话怎么开场", "王姐电话了吗", "微信没回怎么跟进", "How do I call him",
        "Called Tom?", "what if she called",
        # others
        "王姐 138 1234 5678 做美容院的 下周三回访", "王姐 电话 13812345678", "记下 张总，开五金店",
        "王姐不要了解太多", "没接话", "", " ", "王姐",
    ],
)  # fmt: skip
def test_manners_plans_and_questions_are_no_contact(text: str) -> None:
    assert touched(text, dates(text), WRITING) is None


@pytest.mark.parametrize(
    ("text", "words", "by"),
    [
        ("王姐电话了，说月底定，嫌贵", "说月底定", "customer"),
        ("王姐电话了说月底定", "说月底定", "customer"),
        ("打了电话，周三给报价", "周三给报价", "rep"),
        ("电话了，让我周三再打", "让我周三再打", "rep"),
        ("电话了，她说周三来店里", "她说周三来店里", "customer"),
        ("见了王姐，周三付款", "周三付款", "customer"),
        ("见了王姐，明天给我答复", "明天给我答复", "customer"),
        ("见了王姐，我答应明天送样", "我答应明天送样", "rep"),
        ("张总签了，周三送货", "周三送货", "rep"),
        ("Called Mrs Smith, wants a quote Tuesday", "wants a quote Tuesday", "rep"),
        ("Called Tom, he will decide by Friday", "he will decide by Friday", "customer"),
        ("Sent Tom a quote, will let me know by Friday", "will let me know by Friday", "customer"),
        ("Met Linda, I'll send samples Tuesday", "I'll send samples Tuesday", "rep"),
    ],
)
def test_a_promise_is_what_stands_around_its_date_and_tells_who_gave_it(text: str, words: str, by: str) -> None:
    touch = touched(text, dates(text), WRITING)

    assert touch is not None
    assert touch.promise is not None
    assert (touch.promise.words, touch.promise.by) == (words, by)
    assert touch.promise.span[0] <= touch.promise.date[0] < touch.promise.date[1] <= touch.promise.span[1]


@pytest.mark.parametrize("text", ["周三电话了王姐", "Called Tom Tuesday, no change", "王姐电话了，嫌贵"])
def test_a_day_on_which_contact_was_is_no_promise(text: str) -> None:
    touch = touched(text, dates(text), WRITING)

    assert touch is not None
    assert touch.promise is None


def test_the_note_is_the_rest_in_the_reps_words() -> None:
    touch = touched("王姐電話了，說月底定，嫌貴。", (), WRITING)

    assert touch is not None
    assert touch.note == "說月底定，嫌貴"


@CALM
@given(ANY_TEXT)
def test_any_text_is_contact_in_its_own_words_or_none(text: str) -> None:
    touch = touched(text, dates(text), WRITING)

    if touch is not None:
        assert touch.name_part in text
        assert touch.note in text
        assert touch.promise is None or touch.promise.words in text


def test_of_descriptions_that_people_wrote_hardly_one_in_a_thousand_is_taken_for_contact_and_none_is_kept() -> None:
    texts = [one.text for one in read_labelled(labelled_file("dev"))]

    contact = [text for text in texts if touched(text, (), WRITING)]

    assert len(contact) <= len(texts) / 500, contact
    assert [text for text in texts if is_keeping(text, WRITING)] == []
