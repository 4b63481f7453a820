"""``birdcall library show``: any entry as a rep reads it."""

from tests.content.authoring import Author

from .conftest import Command


def shown(birdcall: Command, id_: str, language: str = "en", *more: str) -> list[str]:
    outcome = birdcall("library", "show", id_, "--language", language, *more)
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out.split("\n\n")


def test_an_objection_is_shown_with_its_answers_for_anyone_and_by_type(birdcall: Command) -> None:
    assert shown(birdcall, "too_far") == [
        "Too far (objection: too_far)\n→ They fear a wasted trip.\n✅ Ask where they come from.",
        "💬 For anyone\n   “Where are you coming from? I'll look up the short way.”\n"
        "   “I know the drive. I can bring {product} over.”",
        "💬 🕊 Dove\n   “No hurry, come by when it suits you.”",
        "S000-17\n",
    ]


def test_an_objection_of_a_pack_is_found_by_its_id_alone(birdcall: Command) -> None:
    assert shown(birdcall, "tea_stale", "zh")[:2] == [
        "怕不新鲜 (objection of tea: tea_stale)\n→ 买过放久的。\n✅ 把日期翻给他看。",
        "💬 对谁都能说\n   “日期在这儿，您自己看。”\n   “打开一罐，您先闻。”",
    ]


def test_a_play_is_shown_as_its_checklists(birdcall: Command) -> None:
    assert shown(birdcall, "handover") == [
        "📦 Handing over (play: handover, for the rep)\nThe customer comes to collect.",
        "☐ Before\n   1. Check the order – Checked now, no second trip\n"
        "   2. Open it and look – Damage is changed on the spot",
        "☐ After\n   1. Say when you will call – They know somebody cares",
        "💬 For anyone\n   “It's all here. Have a look before you go.”",
        "S000-24\n",
    ]


def test_a_pack_is_shown_with_what_it_asks_and_when_a_rule_offers_what(birdcall: Command) -> None:
    page = shown(birdcall, "tea")

    assert page[0] == (
        "🍵 Tea shop (pack: tea)\nTea and what it is made in.\n{product} = this tea\n"
        "🎁 Speak of the sample once they have decided."
    )
    assert page[1:3] == [
        "❓ For themselves, or a present?\n   What for: Own use, A present",
        "❓ How long have they drunk tea?\n   Years of tea: 0–60",
    ]
    assert page[4].splitlines() == [
        "🧩 bought Green tea, not bought Teapot (green_then_pot)",
        "   + Teapot",
        "   → A small pot keeps green tea fresh.",
        "   “Green tea likes a small pot. Have you one at home?”",
    ]
    assert page[6].splitlines()[:2] == ["🧩 What for = Own use, Years of tea ≥ 10 (old_hand)", "   − Gift tin"]
    assert page[8] == "💬 Close · Owl\n   “Where and when is on the back. Have a look.”"
    assert page[9] == "🛡 Afraid it is stale (tea_stale)"


def test_a_grading_scheme_is_shown_with_its_questions_and_rhythm(birdcall: Command) -> None:
    page = shown(birdcall, "letters", "zh")

    assert page[1] == "❓ 钱够吗？ (money)\n   够 → time\n   不够 → c"
    assert page[3].splitlines() == [
        "● 甲级 (a)",
        "   有钱，这个月定。",
        "   ✅ 约时间签。",
        "   ⏰ 至少每 2 天联系一次：销售，打电话",
        "   ⏰ 至少每 30 天联系一次：主管，上门",
    ]
    assert shown(birdcall, "spend")[2].splitlines()[0] == "● The rest (rest ≤ 100% → top)"


def test_what_shares_an_id_is_shown_together(birdcall: Command, author: Author) -> None:
    author.change("tiers/letters.yaml", "id: letters", "id: tea")

    page = shown(birdcall, "tea", "en", "--library", str(author.root))

    assert [part.splitlines()[0] for part in page if " (pack: " in part or " (scheme: " in part] == [
        "🍵 Tea shop (pack: tea)",
        "By two questions (scheme: tea, by answers)",
    ]
