"""A rep describes a customer, and goes on from there: every step is load → core → save in one transaction."""

from collections.abc import Callable, Sequence
from functools import partial

from bot.core.case import Case
from bot.core.choice import ANSWERS
from bot.core.intent import Describing, Intent, intent_of
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.stored_cases import StoredCases, values_of
from bot.store import consultations
from bot.store.database import Connection
from bot.store.people import Profile

Step = Callable[[Case], Case]


async def meant(services: Services, sender: Sender, text: str) -> Intent:
    """What a plain text of this person is meant as."""
    profile = await profile_of(services, sender)
    return intent_of(services.library.engine, text, profile.pack)


async def describe(
    services: Services, sender: Sender, text: str, message_id: int | None, meant: Describing | None = None
) -> Case:
    """A new description (no message: a tapped one). Processed twice, the same message opens one case.

    ``meant`` is what the text was found to be, if that was asked.
    """
    profile, engine = await profile_of(services, sender), services.library.engine
    known = meant or Describing()
    case = Case.opened(engine, profile.language, text, profile.pack, known.reading, known.heard)
    return await services.database.write(partial(_open, sender=sender, case=case, message_id=message_id))


async def latest(services: Services, sender: Sender) -> Case | None:
    """The newest case of this person: what typed words may refer to."""
    load = StoredCases(services.library.engine, await profile_of(services, sender), sender)
    return await services.database.write(partial(_latest, load=load))


async def act(services: Services, sender: Sender, case_id: int, step: Step) -> Case | None:
    """Take a step with a case; None when it is gone or is not this person's."""
    load = StoredCases(services.library.engine, await profile_of(services, sender), sender)
    return await services.database.write(partial(_act, load=load, case_id=case_id, step=step))


async def perform(services: Services, sender: Sender, case_id: int, verb: str, arguments: Sequence[str]) -> Case | None:
    """Do what a button or typed words ask of a case; None when it is gone or is not this person's."""
    if verb in ("is", "undo"):
        return await correct(services, sender, case_id, arguments[0] if verb == "is" and arguments else None)
    return await act(services, sender, case_id, lambda case: stepped(case, verb, arguments))


async def correct(services: Services, sender: Sender, case_id: int, kind: str | None) -> Case | None:
    """The rep names the right type (None takes it back); kept for the content owner."""
    load = StoredCases(services.library.engine, await profile_of(services, sender), sender)
    return await services.database.write(partial(_correct, load=load, case_id=case_id, kind=kind))


async def reword(services: Services, sender: Sender, message_id: int, text: str) -> tuple[Case, int] | None:
    """The rep edited a description: its case read afresh, and the message that shows it. None: not one of ours."""
    load = StoredCases(services.library.engine, await profile_of(services, sender), sender)
    return await services.database.write(partial(_reword, load=load, message_id=message_id, text=text))


def place(services: Services, case: Case, message_id: int) -> None:
    """Remember which message shows the card. Nobody waits for it: the rep has the card already."""
    services.database.note(partial(consultations.place_card, consultation_id=case.id, card_message_id=message_id))


def stepped(case: Case, verb: str, arguments: Sequence[str]) -> Case:
    """The case after one step; an unknown verb, or one whose arguments are gone, leaves it as it is."""
    match verb, *arguments:
        case ["next"]:
            return case.turned()
        case ["at", stage]:
            return case.at(stage).enough()
        case ["ask"]:
            return case.asking()
        case ["say", signal, "y" | "n" | "u" as answer]:
            return case.answered(signal, {"y": 1.0, "n": -1.0, "u": 0.0}[answer])
        case ["of", first, place] if place in ANSWERS:
            return case.chose(first, ANSWERS[place])
        case ["card"]:
            return case.enough()
    return case


def _open(connection: Connection, *, sender: Sender, case: Case, message_id: int | None) -> Case:
    values = {
        "person_id": sender.person_id,
        "chat_id": sender.chat_id,
        "source_message_id": message_id,
        **values_of(case, sender),
    }
    load = StoredCases(case.engine, Profile(case.language, case.pack), sender)
    number = consultations.open_consultation(connection, values=values)
    if number is None:
        row = consultations.from_update(connection, person_id=sender.person_id, update_id=sender.update_id)
        if row is None and message_id is not None:
            row = consultations.from_message(connection, chat_id=sender.chat_id, message_id=message_id)
        return load.case(connection, row) if row else case
    return case.stored(number or 0).with_own(load.own(connection))


def _latest(connection: Connection, *, load: StoredCases) -> Case | None:
    row = consultations.latest(connection, person_id=load.sender.person_id)
    return load.case(connection, row) if row else None


def _act(connection: Connection, *, load: StoredCases, case_id: int, step: Step) -> Case | None:
    row = consultations.owned(connection, consultation_id=case_id, person_id=load.sender.person_id)
    if row is None:
        return None
    before = load.case(connection, row)
    if row.update_id == load.sender.update_id:
        return before  # this very update changed it before a kill
    after = step(before)
    if after != before:
        consultations.change(connection, consultation_id=case_id, values=values_of(after, load.sender))
    return after


def _correct(connection: Connection, *, load: StoredCases, case_id: int, kind: str | None) -> Case | None:
    case = _act(connection, load=load, case_id=case_id, step=lambda case: case.corrected(kind))
    if case is None or case.corrected_to != kind:
        return case
    if kind is None:
        consultations.uncorrect(connection, consultation_id=case_id)
        return case
    said = load.engine.weigh(case.reading, case.answers).types
    values = {
        "consultation_id": case_id,
        "person_id": load.sender.person_id,
        "text": case.text,
        "answers": dict(case.answers),
        "said": said[0].type if said else None,
        "corrected_to": kind,
        "library": load.engine.library.version,
        "at": load.sender.now,
    }
    consultations.correct(connection, values=values)
    return case


def _reword(connection: Connection, *, load: StoredCases, message_id: int, text: str) -> tuple[Case, int] | None:
    row = consultations.from_message(connection, chat_id=load.sender.chat_id, message_id=message_id)
    if row is None or row.card_message_id is None or row.person_id != load.sender.person_id:
        return None
    case = load.case(connection, row).reworded(text)
    consultations.change(connection, consultation_id=row.id, values=values_of(case, load.sender))
    return case, row.card_message_id
