"""Which button and which command is answered by what."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

from bot.handlers import (
    agenda,
    book,
    consulting,
    exporting,
    general,
    grading,
    handing_over,
    hours,
    importing,
    keeping,
    looking,
    overseeing,
    owner,
    pairing,
    reminding,
    rescheduling,
    reviewing,
    touching,
)

Handling = Callable[[Any, Any], Coroutine[Any, Any, Any]]

BUTTONS: Sequence[tuple[str, Handling]] = (
    ("^c:", consulting.tapped),
    ("^(f:[0-9]{1,18}:(when|on|own|ok)|k:[0-9]{1,18}:when)", rescheduling.tapped),
    ("^f:(today|week|day|put_off)", agenda.tapped),
    ("^f:[0-9]{1,18}", reminding.tapped),
    ("^h:", hours.tapped),
    ("^k:new:[0-9]{1,18}$", keeping.from_case),
    ("^k:[0-9]{1,18}(:|$)", book.tapped),
    ("^b:", book.turned),
    ("^t:[0-9]{1,18}:note$", touching.note_wanted),
    ("^t:[0-9]{1,18}:file$", touching.file_wanted),
    ("^t:[0-9]{1,18}:undo$", touching.undone),
    ("^t:0:read$", touching.no_contact),
    ("^t:[0-9]{1,18}:", touching.tapped),
    ("^g:0:review:[0-9]{1,4}$", reviewing.turned),
    ("^g:0:keep_all$", reviewing.all_kept),
    ("^g:[0-9]{1,18}:keep:[a-z_]+:[0-9]{1,4}$", reviewing.kept),
    ("^g:[0-9]{1,18}:undo$", grading.undone),
    ("^g:[0-9]{1,18}:why$", grading.reason_wanted),
    ("^g:[0-9]{1,18}(:|$)", grading.tapped),
    ("^i:[0-9]{1,18}:", importing.tapped),
    ("^x:(xlsx|json|ics)$", exporting.handed_out),
    ("^x:k:[0-9]{1,18}$", exporting.one_handed_out),
    ("^x:k:[0-9]{1,18}:gone$", exporting.purged),
    ("^x:old(:(keep|drop|undo):[0-9]{1,18})?$", exporting.old_tapped),
    ("^o:[bdfghktuv](:|$)", handing_over.tapped),
    ("^o:[celmnswx]:", overseeing.tapped),
    ("^l:describe~", consulting.described),
    ("^l:", looking.looked),
    ("^r:new:[0-9]{1,18}$", pairing.from_card),
    ("^r:[0-9]{1,18}:", pairing.tapped),
    ("^pack:", looking.pack_chosen),
    ("^example:[0-9]$", consulting.example),
    ("^language:(zh|en)$", general.language_chosen),
    ("^erase:(ask|yes|no)$", general.erase),
)
"""Patterns of what buttons say, the more special ones first."""

COMMANDS: Mapping[str, Handling] = {
    "start": general.start,
    "customers": book.customers,
    "today": agenda.today,
    "week": agenda.week,
    "hours": hours.hours,
    "handover": handing_over.handover,
    "review": reviewing.review,
    "retain": exporting.retained,
    "mydata": exporting.own_data,
    "find": looking.find,
    "pair": pairing.pair,
    "plays": looking.plays,
    "pack": looking.pack,
    "help": general.help_,
    "language": general.language,
    "privacy": general.privacy,
    "status": owner.status,
}
"""Every command, whether the menu shows it or not."""
