"""``birdcall import`` and ``export``: a book filled from a file and written into one."""

import json
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from bot.sheets.reading import read_table
from bot.store.customers import CUSTOMERS
from bot.store.database import opened
from bot.store.histories import PURCHASES
from bot.store.people import PEOPLE
from tests.sheets.files import xlsx
from tests.store.rows import NOW

from .conftest import Command

LIST = "Name,Phone,Next contact\nMrs Smith,07700 900123,2026-12-01\nMr X,,2026/2/30\n"
PERSON = ("--for", "7")


@pytest.fixture(autouse=True)
def with_a_rep(birdcall: Command) -> None:
    """Somebody who has written to the bot, and a list of customers."""
    birdcall("migrate")
    with opened("sqlite:///birdcall.db", None) as engine, engine.begin() as connection:
        connection.execute(insert(PEOPLE), {"id": 7, "language": "en", "joined_at": NOW})
    Path("list.csv").write_text(LIST, encoding="utf-8")


def names() -> list[str]:
    """Who is in the book."""
    with opened("sqlite:///birdcall.db", None) as engine, engine.connect() as connection:
        return list(connection.execute(select(CUSTOMERS.c.name).order_by(CUSTOMERS.c.id)).scalars())


def test_a_dry_run_says_what_would_happen_and_changes_nothing(birdcall: Command) -> None:
    outcome = birdcall("import", *PERSON, "list.csv", "--dry-run")

    assert outcome.code == 1
    assert "B “Phone” → phone" in outcome.out
    assert (
        "1 customers to import; 1 rows left out\n  row 3: next follow-up: the date “2026/2/30” does not exist"
        in outcome.out
    )
    assert outcome.out.endswith("Nothing was imported.\n")
    assert names() == []


def test_it_asks_first_and_shows_how_far_it_is(birdcall: Command) -> None:
    refused = birdcall("import", *PERSON, "list.csv", typed="n\n")
    agreed = birdcall("import", *PERSON, "list.csv", typed="y\n")

    assert "Import 1 rows? [y/N]" in refused.out
    assert "1 of 1 rows" in agreed.err
    assert agreed.out.endswith("1 added (to take it back: birdcall import --for 7 --undo 2)\n")
    assert names() == ["Mrs Smith"]


def test_the_rows_left_out_are_written_to_a_file_that_can_be_corrected(birdcall: Command) -> None:
    birdcall("import", *PERSON, "list.csv", "--yes", "--bad", "bad.xlsx")

    table = read_table(Path("bad.xlsx").read_bytes(), "bad.xlsx")

    assert [row.cells[0] for row in table.rows] == ["Mr X"]


def test_purchases_go_to_known_customers_and_all_is_taken_back(birdcall: Command) -> None:
    birdcall("import", *PERSON, "list.csv", "--yes")
    Path("sales.csv").write_text(
        "Name,Date,Amount\nMrs Smith,2026-11-01,12.50\nNobody,2026-11-01,1\n", encoding="utf-8"
    )

    bought = birdcall("import", *PERSON, "sales.csv", "--purchases", "--yes")
    undone = [birdcall("import", *PERSON, "--undo", number).out for number in ("2", "1")]

    assert bought.code == 1
    assert "1 bought, 1 strangers" in bought.out
    assert undone[0].endswith("1 removed purchases\n")
    assert undone[1].endswith("1 removed\n")
    assert names() == []
    with opened("sqlite:///birdcall.db", None) as engine, engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(PURCHASES)).scalar_one() == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--for", "8", "list.csv"), "--for 8: nobody with this number has written to the bot; have them send /start."),
        ((*PERSON, "none.csv"), "none.csv cannot be read (No such file or directory)."),
        ((*PERSON, "report.pdf"), "This is really a PDF, not a table; save the table as .xlsx or .csv and send that."),
        ((*PERSON, "numbers.xlsx"), "A column is missing: name. Name it in the header and try again."),
        (PERSON, "Say which FILE to import, or with --undo which import to take back."),
        ((*PERSON, "--undo", "5"), "--undo 5: there is no import of this number that can be taken back."),
    ],
)
def test_what_cannot_be_imported_is_said_in_one_sentence(birdcall: Command, words: tuple[str, ...], said: str) -> None:
    Path("report.pdf").write_bytes(b"%PDF-1.7")
    Path("numbers.xlsx").write_bytes(xlsx([["Phone", "Notes"], ["07700 900123", "tea"]]))

    outcome = birdcall("import", *words)

    assert (outcome.code, outcome.err) == (2, f"{said}\n")


def test_a_book_is_exported_for_its_owner_only(birdcall: Command) -> None:
    birdcall("import", *PERSON, "list.csv", "--yes")

    said = [birdcall("export", *PERSON, "--to", name).out for name in ("book.xlsx", "book.json", "book.ics")]

    assert said == [f"{name}: 1 customers\n" for name in ("book.xlsx", "book.json", "book.ics")]
    assert Path("book.json").stat().st_mode & 0o777 == 0o600
    assert json.loads(Path("book.json").read_bytes())["customers"][0]["name"] == "Mrs Smith"
    assert b"SUMMARY:Mrs Smith" in Path("book.ics").read_bytes()
    assert read_table(Path("book.xlsx").read_bytes(), "book.xlsx").rows[0].cells[1] == "+447700900123"


def test_a_name_must_say_which_kind_of_file(birdcall: Command) -> None:
    outcome = birdcall("export", *PERSON, "--to", "book.doc")

    assert (outcome.code, outcome.err) == (2, "--to book.doc: the name must end in .xlsx, .json or .ics.\n")
