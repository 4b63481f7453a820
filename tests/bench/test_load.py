from bot.bench.classifying import automaton_of, literals, naive, plain
from bot.bench.load import descriptions, long_descriptions, updates
from bot.core.engine import Engine
from bot.core.library import Library


def test_nearly_every_description_of_the_load_gets_a_full_card(engine: Engine) -> None:
    texts = descriptions()

    understood = [text for text in texts if engine.weigh(engine.reader.read(text), {})]

    assert len(understood) >= 0.9 * len(texts)


def test_long_descriptions_are_two_hundred_characters_and_all_different() -> None:
    texts = long_descriptions()

    assert {len(text) for text in texts} == {200}
    assert len(set(texts)) == len(texts)


def test_chats_take_turns_and_ids_rise() -> None:
    load = list(updates(5, 6, 3))

    assert [update["update_id"] for update in load] == [5, 6, 7, 8, 9, 10]
    assert [update["message"]["chat"]["id"] % 3 for update in load] == [
        update["message"]["from"]["id"] % 3 for update in load
    ]
    assert len({update["message"]["chat"]["id"] for update in load}) == 3


def test_the_naive_search_and_the_automaton_find_the_same_literals(library: Library) -> None:
    anchors = sorted(literals(library))
    automaton = automaton_of(anchors)

    for text in map(plain, long_descriptions()):
        found = {literal for _, literal in automaton.iter(text)}
        assert found == set(naive(anchors, text))
