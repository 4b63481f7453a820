"""Who someone is to us, and forgetting them."""

from bot.store import people
from bot.store.database import Connection, Database

from .rows import NOW, OTHER_REP, REP, consultation, correction, count, meet


def language_of(connection: Connection, app_language: str) -> str:
    return people.meet(connection, person_id=REP, language="zh" if app_language == "zh" else "en", now=NOW).language


async def test_someone_new_is_spoken_to_in_the_language_of_their_app(database: Database) -> None:
    language = await database.write(lambda connection: language_of(connection, "en"))

    assert language == "en"


async def test_who_changes_the_language_of_the_app_is_followed(database: Database) -> None:
    await database.write(lambda connection: language_of(connection, "en"))

    languages = [await database.write(lambda connection: language_of(connection, "zh")) for _ in range(2)]

    assert languages == ["zh", "zh"]
    assert await database.read(lambda connection: count(connection, "people")) == 1


async def test_a_chosen_language_stays_whatever_the_app_says(database: Database) -> None:
    await database.write(lambda connection: language_of(connection, "zh"))
    await database.write(lambda connection: people.choose_language(connection, person_id=REP, language="zh"))

    languages = [await database.write(lambda connection: language_of(connection, "en")) for _ in range(2)]

    assert languages == ["zh", "zh"]


async def test_a_language_may_be_chosen_against_the_app(database: Database) -> None:
    await database.write(lambda connection: language_of(connection, "zh"))
    await database.write(lambda connection: people.choose_language(connection, person_id=REP, language="en"))

    language = await database.write(lambda connection: language_of(connection, "zh"))

    assert language == "en"


async def test_forgetting_erases_all_of_that_person_and_nothing_of_others(database: Database) -> None:
    def fill(connection: Connection) -> None:
        for person_id in (REP, OTHER_REP):
            meet(connection, person_id)
            correction(connection, consultation(connection, person_id), person_id)
            consultation(connection, person_id)

    await database.write(fill)

    await database.write(lambda connection: people.forget(connection, person_id=REP))

    def counted(connection: Connection) -> list[int]:
        return [count(connection, table) for table in ("people", "consultations", "corrections")]

    assert await database.read(counted) == [1, 2, 1]


async def test_forgetting_a_stranger_is_no_error(database: Database) -> None:
    await database.write(lambda connection: people.forget(connection, person_id=404))

    assert await database.read(lambda connection: count(connection, "people")) == 0
