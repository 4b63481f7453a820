"""Plays: procedures as short checklists."""

from bot.content.loading import load_library
from bot.core.repertoire import PlayStep
from bot.core.text import Text

from .authoring import Author

FILE = "plays/handover.yaml"


def test_a_play_keeps_its_parts_and_steps_in_order(author: Author) -> None:
    play = load_library(author.root).plays["handover"]

    assert (play.emoji, play.name, play.reader) == ("📦", Text("交货三步", "Handing over"), "rep")
    assert (play.also, play.sources) == (("提货", "pick-up"), ("S000-24",))
    assert [(part.name.en, [step.text.zh for step in part.steps]) for part in play.parts] == [
        ("Before", ["对一遍单子", "打开看一眼"]),
        ("After", ["说好哪天回访"]),
    ]
    assert play.parts[1].steps[0] == PlayStep(
        Text("说好哪天回访", "Say when you will call"), Text("他就知道有人管", "They know somebody cares")
    )
    assert [line.text.en for line in play.phrases] == ["It's all here. Have a look before you go."]


def test_a_step_without_a_reason_is_refused(author: Author) -> None:
    author.change(FILE, "        why: {zh: 有伤当场换, en: Damage is changed on the spot}\n", "")

    problems = author.problems()

    assert problems == ["plays/handover.yaml:12:9 handover › parts[0] › steps[1]: “why” is missing; add it"]


def test_a_comma_without_quotes_is_found_where_it_breaks_the_line(author: Author) -> None:
    author.change(FILE, '"Checked now, no second trip"', "Checked now, no second trip")

    problems = author.problems()

    assert problems == [
        "plays/handover.yaml:11:60 handover › parts[0] › steps[0] › why › no second trip: "
        "this key is not known here; check its spelling or remove it"
    ]


def test_a_reader_is_the_rep_the_lead_or_both(author: Author) -> None:
    author.change(FILE, "reader: rep", "reader: boss")

    problems = author.problems()

    assert problems == [
        "plays/handover.yaml:5:9 handover › reader: "
        "input should be 'rep', 'lead' or 'both'; see README.md beside the library for the format"
    ]


def test_a_step_is_one_line_of_a_checklist(author: Author) -> None:
    author.change(FILE, "zh: 对一遍单子", f"zh: {'对' * 41}")

    problems = author.problems()

    assert problems == [
        "plays/handover.yaml:10:20 handover › parts[0] › steps[0] › text › zh: "
        "41 characters, 40 allowed (it is one line of a checklist); shorten it or split it"
    ]


def test_what_does_not_fit_a_screen_is_another_part(author: Author) -> None:
    step = (
        "      - text: {zh: 打开看一眼, en: Open it and look}\n"
        "        why: {zh: 有伤当场换, en: Damage is changed on the spot}\n"
    )
    author.change(FILE, step, step * 6)

    problems = author.problems()

    assert problems == [
        "plays/handover.yaml:10:7 handover › parts[0] › steps: 7 entries, 6 allowed; keep the best ones"
    ]


def test_moves_and_blanks_of_its_lines_are_checked(author: Author) -> None:
    author.change(
        FILE, 'en: "It\'s all here. Have a look before you go.", moves: [proof]', 'en: "{it} is here.", moves: [show]'
    )

    problems = author.problems()

    assert problems == [
        "plays/handover.yaml:19:31 handover › phrases[0] › en: "
        "the blank {it} is not known; use one of {product} or plain words",
        "plays/handover.yaml:19:56 handover › phrases[0] › moves[0]: there is no move “show”; moves.yaml lists them",
    ]


def test_a_sign_is_one_sign(author: Author) -> None:
    author.change(FILE, "emoji: 📦", "emoji: parcel")

    problems = author.problems()

    assert problems == [
        "plays/handover.yaml:2:8 handover › emoji: 6 characters, 4 allowed (it is one sign); shorten it or split it"
    ]
