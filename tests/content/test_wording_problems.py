"""Banned wording is refused wherever somebody would read it; lines that say the same twice are found for authors."""

import pytest

from .authoring import Author

TOLD_ZH = "“最便宜” is not said here: Nobody can check it. Say instead: say what it is cheaper than."
TOLD_EN = "“cheapest” is not said here: Nobody can check it. Say instead: say what it is cheaper than."
IN_EAGLE = "types/eagle.yaml:{}:13 eagle › stages › close › phrases[2] › {}: "


def test_banned_wording_in_a_line_is_refused_in_each_language(author: Author) -> None:
    author.change("types/eagle.yaml", "en: Both plans work. You pick.", "en: This is the Cheapest there is.")
    author.change("types/eagle.yaml", "zh: 两个方案都行，您定。", "zh: 这款最便宜了，您定。")

    assert author.problems() == [IN_EAGLE.format(30, "en") + TOLD_EN, IN_EAGLE.format(31, "zh") + TOLD_ZH]


@pytest.mark.parametrize(
    ("file", "old", "new", "where"),
    [
        ("objections/too_far.yaml", "怕跑冤枉路。", "想找最便宜的。", ":7:14 too_far › behind › zh"),
        ("plays/handover.yaml", "zh: 打开看一眼", "zh: 最便宜", ":12:20 handover › parts[0] › steps[1] › text › zh"),
        ("packs/tea/pack.yaml", "zh: 卖茶，也卖泡茶的东西。", "zh: 最便宜的茶", ":5:13 tea › about › zh"),
        ("packs/tea/pairing.yaml", "zh: 小壶泡绿茶不闷。", "zh: 它最便宜", ":5:13 green_then_pot › why › zh"),
        ("packs/tea/phrases.yaml", "先坐，我给您泡一杯。", "这是最便宜的。", ":1:22 [0] › zh"),
        ("packs/tea/objections.yaml", "打开一罐，您先闻。", "最便宜", ":10:14 tea_stale › answers › general[1] › zh"),
        ("tiers/letters.yaml", "zh: 留个联系方式。", "zh: 给最便宜的。", ":30:20 letters › tiers › c › strategy › zh"),
        ("calendar.yaml", "今天妈妈们最大。", "今天最便宜。", ":17:14 festivals › mothers_day › greetings[1] › zh"),
        ("signals/price.yaml", "zh: 看他是不是要便宜", "zh: 看他要不要最便宜的", ":4:15 asks_discount › watch › zh"),
        ("moves.yaml", "zh: 讲得短", "zh: 最便宜", ":1:29 brief › name › zh"),
    ],
)  # fmt: skip
def test_no_text_that_somebody_reads_is_left_out(author: Author, file: str, old: str, new: str, where: str) -> None:
    author.change(file, old, new)

    assert author.problems() == [f"{file}{where}: {TOLD_ZH}"]


@pytest.mark.parametrize("wording", ["No bums here.", "BUM.", "a bum", "“bum”", "bum-like"])
def test_english_is_banned_as_whole_words(author: Author, wording: str) -> None:
    author.change("types/eagle.yaml", "en: Both plans work. You pick.", f'en: "{wording}"')

    problems = author.problems()

    assert bool(problems) is ("bums" not in wording)
    assert all("“bum” is not said here: It hurts." in problem for problem in problems)


def test_wording_that_ends_in_a_sign_is_found_too(author: Author) -> None:
    author.change("banned.yaml", "en: [cheapest]", 'en: ["100%", "won\'t fail"]')
    author.change("types/eagle.yaml", "en: Both plans work. You pick.", "en: It's 100% sure.")
    author.change("types/eagle.yaml", "Last of all, eagle: shall I wrap it up now?", "It won’t fail, eagle.")

    assert [problem.split(": ")[1].split(" is")[0] for problem in author.problems()] == ["“won't fail”", "“100%”"]


def test_what_a_customer_may_say_is_not_banned(author: Author) -> None:
    author.change("objections/too_far.yaml", "zh: [路远]", "zh: [最便宜]")
    author.change("signals/price.yaml", "weak: [加它…送]", "weak: [最便宜]")

    assert author.problems() == []


def test_the_list_itself_may_name_what_it_bans(author: Author) -> None:
    author.change("banned.yaml", "en: say what it is cheaper than.", "en: not cheapest.")
    (author.root / "banned").mkdir()
    (author.root / "banned.yaml").rename(author.root / "banned" / "claims.yaml")

    assert author.problems() == []


def test_an_entry_without_wording_bans_nothing_and_is_refused(author: Author) -> None:
    author.change("banned.yaml", "  zh: [穷鬼]\n  en: [bum]\n", "")

    assert author.problems() == ["banned.yaml:7:3 poor: there is no wording; give zh, en or both"]


def test_a_line_that_nearly_repeats_another_is_found_for_authors_only(author: Author) -> None:
    author.change("types/eagle.yaml", "en: Both plans work. You pick.", "en: Last of all, shall I wrap it up now?")
    author.change("types/eagle.yaml", "zh: 两个方案都行，您定。", "zh: 最后问老鹰型，包起来行不行？")

    assert author.problems() == []
    assert author.problems(thorough=True) == [
        "types/eagle.yaml:30:13 eagle › stages › close › phrases[2] › en: "
        "nearly the line at 27: “Last of all, shall I wrap it up now?”; say something else",
        "types/eagle.yaml:31:13 eagle › stages › close › phrases[2] › zh: "
        "nearly the line at 27: “最后问老鹰型，包起来行不行？”; say something else",
    ]


def test_a_line_is_compared_with_those_of_other_stages_too(author: Author) -> None:
    author.change(
        "types/eagle.yaml", "en: Both plans work. You pick.", "en: Number two, eagle! Does {product} fit now?"
    )

    assert [problem.split(": ")[1] for problem in author.problems(thorough=True)] == ["nearly the line at 22"]


def test_two_types_may_say_the_same(author: Author) -> None:
    author.change("types/eagle.yaml", "老鹰型再说一句，{product}合适吗？", "猫头鹰型再说一句，{product}合适吗？")

    assert author.problems(thorough=True) == []
