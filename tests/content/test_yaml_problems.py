"""What YAML would let pass, or say in its own words, is told to the author in theirs."""

from .authoring import Author

EAGLE = "types/eagle.yaml"
LINE = "        en: Both plans work. You pick."
IN_LINE = "types/eagle.yaml:30:13 eagle › stages › close › phrases[2] › en: "


def test_the_sample_library_is_good(author: Author) -> None:
    problems = author.problems()

    assert problems == []


def test_a_doubled_key_names_the_line_of_the_first(author: Author) -> None:
    author.change(EAGLE, "emoji: 🦅", "emoji: 🦅\nid: hawk")

    problems = author.problems()

    assert problems == ["types/eagle.yaml:3:1 the key “id” is already in line 1; keep one of the two"]


def test_a_doubled_key_deep_inside_is_found_too(author: Author) -> None:
    author.change(EAGLE, LINE, f"{LINE}\n        en: Two plans.")

    problems = author.problems()

    assert problems == ["types/eagle.yaml:31:9 the key “en” is already in line 30; keep one of the two"]


def test_a_bare_no_is_refused_as_text(author: Author) -> None:
    author.change(EAGLE, LINE, "        en: no")

    problems = author.problems()

    assert problems == [f"{IN_LINE}YAML reads no as yes/no; put the text in quotes"]


def test_a_bare_time_of_day_is_refused_as_text(author: Author) -> None:
    author.change(EAGLE, LINE, "        en: 12:30")

    problems = author.problems()

    assert problems == [f"{IN_LINE}YAML reads 12:30 as a number; put the text in quotes"]


def test_bare_numbers_are_refused_as_text(author: Author) -> None:
    author.change(EAGLE, LINE, "        en: 9.5")
    author.change("signals/price.yaml", "paid full price", "100")

    problems = author.problems()

    assert problems == [
        "signals/price.yaml:15:17 asks_discount › cues › en › against[0]: "
        "YAML reads 100 as a number; put the text in quotes",
        f"{IN_LINE}YAML reads 9.5 as a number; put the text in quotes",
    ]


def test_a_key_without_a_value_is_refused_as_text(author: Author) -> None:
    author.change(EAGLE, LINE, "        en:")

    problems = author.problems()

    assert problems == [
        "types/eagle.yaml:30:12 eagle › stages › close › phrases[2] › en: "
        "YAML reads this as nothing; put the text in quotes"
    ]


def test_the_same_words_in_quotes_are_text(author: Author) -> None:
    author.change(EAGLE, LINE, '        en: "12:30"')
    author.change("signals/price.yaml", "paid full price", "'100'")

    problems = author.problems()

    assert problems == []


def test_broken_syntax_is_one_problem_and_causes_no_others(author: Author) -> None:
    author.change(EAGLE, "en: Eagle}", "en: Eagle")
    author.change("signals/price.yaml", "- id: asks_discount", "- id: [asks_discount")
    author.change("moves.yaml", "- {id: brief,    ", "- {id: brief    ")

    problems = author.problems()

    told = "not valid YAML (did not find expected ',' or '{}'); check indentation, quotes and brackets here"
    assert problems == [
        f"moves.yaml:1:21 {told.format('}')}",
        f"signals/price.yaml:2:7 {told.format(']')}",
        f"types/eagle.yaml:4:9 {told.format('}')}",
    ]


def test_a_broken_tree_makes_no_type_homeless_and_no_signal_unused(author: Author) -> None:
    author.change("trees/style.yaml", "shows:", "shows: ]")

    problems = author.problems()

    assert problems == [
        "trees/style.yaml:9:8 not valid YAML (did not find expected node content); "
        "check indentation, quotes and brackets here"
    ]


def test_an_empty_file_is_one_problem(author: Author) -> None:
    author.write(EAGLE, "# soon\n")

    problems = author.problems()

    assert problems == ["types/eagle.yaml:1:1 the file is empty; write its entries or delete it"]


def test_a_file_that_is_not_utf8_is_one_problem_and_causes_no_others(author: Author) -> None:
    for name in (EAGLE, "stages.yaml"):
        file = author.root / name
        file.write_bytes(file.read_text(encoding="utf-8").encode("gb18030"))

    problems = author.problems()

    assert problems == [
        "stages.yaml:1:1 the file is not UTF-8; save it as UTF-8 text",
        "types/eagle.yaml:1:1 the file is not UTF-8; save it as UTF-8 text",
    ]


def test_a_file_saved_by_windows_is_as_good_as_any(author: Author) -> None:
    file = author.root / EAGLE
    file.write_bytes(file.read_text(encoding="utf-8").replace("\n", "\r\n").encode("utf-8-sig"))

    problems = author.problems()

    assert problems == []


def test_every_problem_is_one_line(author: Author) -> None:
    author.change(EAGLE, "Both plans", "Both\aplans")

    problems = author.problems()

    assert [len(problem.splitlines()) for problem in problems] == [1]


def test_an_entry_that_contains_itself_is_a_problem(author: Author) -> None:
    author.change(EAGLE, "resists: [warmth]", "resists: &again [*again]")

    problems = author.problems()

    assert [problem.split()[0].rsplit(":", 1)[0] for problem in problems] == ["types/eagle.yaml:9"]
