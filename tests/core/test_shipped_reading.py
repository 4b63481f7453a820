"""What must hold for the library that comes with Birdcall, whatever its authors write next."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.case import Case
from bot.core.cue import Cue
from bot.core.engine import Engine
from bot.core.judgement import judge
from bot.core.library import STAGES, Library
from bot.core.matching import Matcher

NOVEL = """那年入秋得早，院子里的枣树还没来得及落叶，河面就先起了雾。阿满清早推开木门，看见灰瓦上压着一层薄薄的白。
她把炉子生起来，水壶搁上去，火苗舔着壶底，屋里渐渐有了暖意。村口的石桥修了又塌，塌了又修，谁也记不清是第几回了。
下午起了风，晒在竹竿上的被单鼓成帆，远处的山一重一重淡下去。火车要到黄昏才经过这里，汽笛响过两声，又归于安静。
夜里下起雨来，雨水沿着屋檐流成一条线。她坐在灯下补一件旧棉袄，针脚细密，灯花偶尔爆一下。天亮的时候雨停了，路上全是落叶。
"""
NOVEL_EN = """The river had risen in the night and the lower meadow lay under a sheet of grey water. A heron stood
at the edge of it. Beyond the mill the road climbed through beech woods towards the old chapel, whose bell had not rung
since spring. Somebody had left a lantern on the wall. Its flame was almost out, and moths were circling in the pale
light of the morning. By noon the clouds had parted, the slates began to steam, and the smell of wet hay drifted
through the open barn doors.
"""


@pytest.mark.parametrize("text", ["王总来了", "hi", "👍", "", "   ", "?", "收到", "ok", "1", "\u200b"])
def test_what_says_nothing_of_a_customer_gives_no_type(engine: Engine, text: str) -> None:
    case = Case.opened(engine, "zh", text)

    assert case.verdict.types == ()
    assert case.pending is None


@pytest.mark.parametrize("prose", [NOVEL, NOVEL_EN], ids=["zh", "en"])
@pytest.mark.parametrize("length", [5000, 1000])
def test_a_novel_gives_no_type(engine: Engine, prose: str, length: int) -> None:
    text = (prose * 40)[:length]

    reading = engine.reader.read(text)

    assert len(text) == length
    assert reading.findings == ()
    assert engine.weigh(reading, {}).types == ()


def test_every_type_can_be_reached_by_answers_and_coached_at_every_stage(engine: Engine) -> None:
    nothing = engine.reader.read("")
    for facet, tree in engine.judge.trees.items():
        for leaf, path in tree.paths.items():
            verdict = engine.weigh(nothing, {step.node.signal: 1.0 if yes else -1.0 for step, yes in path})
            assert verdict.facets[facet][0].type == leaf
            assert all(engine.coach(verdict, stage).phrases for stage in STAGES)


def wordings(cue: Cue) -> Iterator[str]:
    """Two sentences with what a cue stands for: an ending and a gap stand where it leaves room for them."""
    gap, ending, rest = ("那么", "", "，嗯") if cue.language == "zh" else (" it ", "ing", ", well")
    for pick in (0, -1):
        yield "".join(choices[pick].replace("~", ending) if choices else gap for choices in cue.segments) + rest


def test_every_cue_finds_the_wording_it_stands_for(library: Library) -> None:
    cues = [(signal.id, cue) for signal in library.signals.values() for cue in signal.cues]
    matcher = Matcher(cues)

    deaf = [
        (owner, wording)
        for owner, cue in cues
        for wording in wordings(cue)
        if owner not in {match.owner for match in matcher.find(wording)}
    ]

    assert deaf == []


ODD = [
    "砍价",
    "说话很快",
    "hagg",
    "le",
    "\u202e",
    "\u200b",
    "\x07",
    "\n",
    "👍🏽",
    "不",
    "？",
    " ",
    "é",
    "ы",
    "１",
    "\ud83d",
    "…",
    "“",
]


@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(ODD), max_size=120).map("".join)))
def test_any_text_is_read_and_judged_without_fail(engine: Engine, text: str) -> None:
    found = judge(engine, text)

    assert all(0 <= kind["confidence"] <= 1 for kind in found["types"])
    assert all(0 <= signal["span"][0] < signal["span"][1] <= len(text) for signal in found["signals"])


@pytest.mark.parametrize(
    "text",
    [
        "砍价" * 50_000,
        "a" * 100_000,
        "\u202e砍\u202c价" * 20_000,
        "👍" * 2_000,
        "Сколько это стоит? Покажите, пожалуйста, договор.",
        "これはいくらですか。",
        "\x00\x01\x02",
    ],
    ids=["100 kB", "one word", "right to left", "emoji", "Russian", "Japanese", "control"],
)
def test_what_cannot_be_a_description_gets_no_type(engine: Engine, text: str) -> None:
    assert engine.weigh(engine.reader.read(text), {}).types == ()


def test_reading_a_text_ten_times_as_long_takes_about_ten_times_as_long(engine: Engine) -> None:
    def taken(text: str) -> float:
        times = []
        for _ in range(5):
            start = time.thread_time()
            engine.weigh(engine.reader.read(text), {})
            times.append(time.thread_time() - start)
        return min(times)

    sentence = "说话很快，老砍价，看一眼表，问能不能再便宜点，没等我说完就走。"
    engine.reader.read(sentence * 4)

    assert taken(sentence * 40) < 40 * taken(sentence * 4)  # quadratic would be 100
