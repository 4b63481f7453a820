"""What is said about files of customers and purchases, in both languages."""

from dataclasses import dataclass

from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class ImportWords:
    """One language. ``{n}`` is a count."""

    customers: str
    purchases: str
    ready: dict[str, str]
    known: str
    strangers: str
    nothing: str
    before: str
    lacks: str
    and_more: str
    row: str
    bad: str
    sheets_left: str
    go: str
    columns: str
    as_other: dict[str, str]
    add: str
    do_not_add: str
    bad_rows: str
    mend: str
    drop: str
    dropped: str
    again: str
    left_out: str
    which: str
    meaning: str
    back: str
    working: str
    taking_back: str
    added: str
    filled: str
    same: str
    bought: str
    nothing_new: str
    unread: str
    whose: str
    undo: str
    undone: str
    removed: str
    restored: str
    removed_purchases: str
    stays: str
    file_gone: str
    mended_name: str
    mend_how: str


ZH = ImportWords(
    customers="客户",
    purchases="购买记录",
    ready={"customers": "能导入 {n} 位", "purchases": "能导入 {n} 笔"},
    known="其中 {n} 位客户本里已有：只补空着的",
    strangers="{n} 笔不知道是谁买的",
    nothing="没有能导入的行。",
    before="⚠️ 同一份文件 {day} 导入过",
    lacks="还缺一列：{fields}。点“改列”，指出是哪一列。",
    and_more="还有 {n} 行…",
    row="第 {line} 行 {reason}",
    bad="⚠️ {n} 行有问题，先不导入：",
    sheets_left="只看了“{sheet}”这一页。",
    go="✓ 导入 {n} 行",
    columns="改列",
    as_other={"customers": "这是客户名单", "purchases": "这是购买记录"},
    add="没有的加为新客户",
    do_not_add="不加新客户",
    bad_rows="⬇ 有问题的 {n} 行",
    mend="⬇ 改好这 {n} 行",
    drop="算了",
    dropped="好，没导入。文件里的东西没有存下来。",
    again="还是导入",
    left_out="不导入",
    which="每一列是什么？点一列来改。",
    meaning="{column} “{header}” 是什么？",
    back="◀ 返回",
    working="⏳ 正在导入 {at}/{n}",
    taking_back="⏳ 正在撤销…",
    added="新增 {n} 位",
    filled="补全 {n} 位",
    same="{n} 位没有变化",
    bought="记下 {n} 笔购买",
    nothing_new="没有新内容",
    unread="⚠️ {n} 行没导入",
    whose="⚠️ {n} 笔不知道是谁买的，没导入",
    undo="↩ 撤销这次导入",
    undone="↩ 这次导入撤销了",
    removed="删掉 {n} 位",
    restored="恢复 {n} 位",
    removed_purchases="删掉 {n} 笔购买",
    stays="{n} 位后来联系过或改过，改动留着",
    file_gone="这份文件 Telegram 已经不留了；再发一次就行。",
    mended_name="改好再发",
    mend_how="最后一列写了原因。改好直接发回来，只导入这几行。",
)
EN = ImportWords(
    customers="customers",
    purchases="purchases",
    ready={"customers": "{n} ready to import", "purchases": "{n} ready to import"},
    known="{n} of them are in your book already: only gaps get filled",
    strangers="{n} by nobody in your book",
    nothing="No row can be imported.",
    before="⚠️ You imported this very file on {day}",
    lacks="A column is missing: {fields}. Tap “Columns” and say which one it is.",
    and_more="and {n} more rows…",
    row="Row {line}: {reason}",
    bad="⚠️ {n} rows need a look and stay out:",
    sheets_left="Only the sheet “{sheet}” was read.",
    go="✓ Import {n} rows",
    columns="Columns",
    as_other={"customers": "These are customers", "purchases": "These are purchases"},
    add="Add unknown buyers",
    do_not_add="Leave unknown out",
    bad_rows="⬇ The {n} bad rows",
    mend="⬇ Correct {n} rows",
    drop="Never mind",
    dropped="Nothing was imported, and nothing of the file was kept.",
    again="Import after all",
    left_out="left out",
    which="What is in each column? Tap one to change it.",
    meaning="What is in {column} “{header}”?",
    back="◀ Back",
    working="⏳ Importing {at} of {n}",
    taking_back="⏳ Taking it back…",
    added="{n} added",
    filled="{n} completed",
    same="{n} unchanged",
    bought="{n} purchases noted",
    nothing_new="nothing new",
    unread="⚠️ {n} rows left out",
    whose="⚠️ {n} left out: nobody knows who bought",
    undo="↩ Undo this import",
    undone="↩ The import is undone",
    removed="{n} removed",
    restored="{n} as before",
    removed_purchases="{n} purchases removed",
    stays="{n} were contacted or changed since; that stays",
    file_gone="Telegram no longer keeps this file; just send it again.",
    mended_name="to correct",
    mend_how="The last column says why. Correct the rows and send this file back: only they are imported.",
)


def import_words(language: Language) -> ImportWords:
    """The words of ``language``."""
    return ZH if language == "zh" else EN
