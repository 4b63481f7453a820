"""Keys, languages, limits and ids: each mistake with its place and its remedy."""

from .authoring import Author

EAGLE = "types/eagle.yaml"


def test_an_unknown_key_is_refused(author: Author) -> None:
    author.change(EAGLE, "emoji: 🦅", "emoji: 🦅\ncolour: red")

    problems = author.problems()

    assert problems == [
        "types/eagle.yaml:3:9 eagle › colour: this key is not known here; check its spelling or remove it"
    ]


def test_a_missing_language_is_named_where_it_is_missing(author: Author) -> None:
    author.change(EAGLE, "        en: Both plans work. You pick.\n", "")
    author.change(EAGLE, "{zh: 老鹰型, en: Eagle}", "{en: Eagle}")

    problems = author.problems()

    assert problems == [
        "types/eagle.yaml:3:7 eagle › name: “zh” is missing; add it",
        "types/eagle.yaml:29:9 eagle › stages › close › phrases[2]: “en” is missing; add it",
    ]


def test_an_entry_of_a_list_is_called_by_its_own_id(author: Author) -> None:
    author.change("signals/price.yaml", '  ask: {zh: 您是要便宜吗？, en: "Would you say asks for a discount?"}\n', "")

    problems = author.problems()

    assert problems == ["signals/price.yaml:1:3 asks_discount: “ask” is missing; add it"]


def test_a_phrase_longer_than_the_copy_button_holds_is_refused(author: Author) -> None:
    author.change(EAGLE, "zh: 两个方案都行，您定。", f"zh: {'好' * 281}")

    problems = author.problems()

    assert problems == [
        "types/eagle.yaml:31:13 eagle › stages › close › phrases[2] › zh: "
        "281 characters, 256 allowed (the copy button's limit); shorten it or split it"
    ]


def test_a_phrase_that_just_fits_is_accepted(author: Author) -> None:
    author.change(EAGLE, "zh: 两个方案都行，您定。", f"zh: {'好' * 256}")
    author.change(EAGLE, "en: Both plans work. You pick.", f"en: {'x' * 256}")

    problems = author.problems()

    assert problems == []


def test_a_phrase_must_fit_with_its_blanks_filled_too(author: Author) -> None:
    author.change("placeholders.yaml", "en: this one", "en: the one you are holding now")
    author.change(EAGLE, "en: Both plans work. You pick.", f"en: {'x' * 247}{{product}}")

    problems = author.problems()

    assert [problem.split(": ")[0] for problem in problems] == [
        "types/eagle.yaml:30:13 eagle › stages › close › phrases[2] › en"
    ]


def test_limits_say_why_they_are(author: Author) -> None:
    author.change(EAGLE, "zh: 问一句就停。", f"zh: {'等' * 41}")
    author.change("signals/manner.yaml", "name: {zh: 说话快, en: talks fast}", "name: {zh: 说话快, en: '  '}")

    problems = author.problems()

    assert problems == [
        "signals/manner.yaml:2:23 fast_pace › name › en: there is no text; write it",
        "types/eagle.yaml:24:22 eagle › stages › close › tip › text › zh: "
        "41 characters, 40 allowed (it is one line of the card); shorten it or split it",
    ]


def test_too_few_lines_for_a_stage_are_refused(author: Author) -> None:
    first = '      - {zh: "老鹰型第1句，看看{product}。", en: "Line 1 for the eagle: take a look at {product}.", '
    author.change(EAGLE, f"{first}moves: [brief]}}\n", "")

    problems = author.problems()

    assert problems == [
        "types/eagle.yaml:21:7 eagle › stages › probe › phrases: 1 entries, at least 2 needed; write more"
    ]


def test_a_type_without_any_stage_is_refused(author: Author) -> None:
    text = (author.root / EAGLE).read_text(encoding="utf-8")
    author.write(EAGLE, f"{text.partition('stages:')[0]}stages: {{}}\nsources: [S000-17]\n")

    problems = author.problems()

    assert [problem.split(": ")[0] for problem in problems] == ["types/eagle.yaml:17:9 eagle › stages"]


def test_ids_and_sources_have_one_spelling(author: Author) -> None:
    author.change(EAGLE, "[S000-17]", "[S0-17]")
    author.change("signals/price.yaml", "id: cant_decide", "id: can't decide")

    problems = author.problems()

    assert problems[0] == (
        "signals/price.yaml:16:7 can't decide › id: “can't decide” is not a valid id; write it like snake_case"
    )
    assert problems[-1] == (
        "types/eagle.yaml:32:11 eagle › sources[0]: “S0-17” is not a valid id; write it like S002-10"
    )


def test_a_prior_is_a_share_and_a_weight_at_most_four(author: Author) -> None:
    author.change("trees/behaviour.yaml", "prior: 0.5", "prior: 1")
    author.change("trees/behaviour.yaml", "cant_decide: 3", "cant_decide: 5")

    problems = author.problems()

    assert problems == [
        "trees/behaviour.yaml:5:47 nodes › price › prior: 1 is out of range; input should be less than 1",
        "trees/behaviour.yaml:7:27 shows › hesitant › cant_decide: "
        "5 is out of range; input should be less than or equal to 4",
    ]


def test_text_where_a_list_belongs_is_refused(author: Author) -> None:
    author.change(EAGLE, "resists: [warmth]", "resists: warmth")
    author.change(EAGLE, "en: Both plans work. You pick.", "en: [one, two]")

    problems = author.problems()

    assert problems == [
        "types/eagle.yaml:9:10 eagle › resists: "
        "input should be a valid list; see README.md beside the library for the format",
        "types/eagle.yaml:30:13 eagle › stages › close › phrases[2] › en: "
        "text was expected here, not a list or a group; write one line of text",
    ]
