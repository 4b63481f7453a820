"""A short tour for the stand-in bot; what the real one says is tested with the real bot."""

from bot.sandbox.tour import Act, Step, Words

TOUR = (
    Step(
        "describe",
        "zh",
        Words("说说刚才那位客户", "Describe the customer"),
        Words("一句就够。", "One line is enough."),
        Act(send="张总，声音大，一直看表"),
        ("老鹰型", "💬"),
    ),
    Step(
        "another",
        "zh",
        Words("换一句", "Another line"),
        Words("同一个意思。", "The same point."),
        Act(tap="换一句"),
        ("您要的结果",),
    ),
    Step(
        "copy",
        "zh",
        Words("一点就复制", "One tap copies it"),
        Words("真的复制了。", "It really does."),
        Act(copy="复制"),
        ("您要的结果",),
    ),
    Step(
        "tile",
        "zh",
        Words("打开客户本", "Open the book"),
        Words("点下面的按钮。", "The tile below."),
        Act(send="客户本"),
        ("老鹰型",),
    ),
    Step(
        "morning",
        "zh",
        Words("早报自己来", "The digest comes by itself"),
        Words("到周一九点。", "On to Monday."),
        Act(time="morning"),
        ("☀️",),
    ),
    Step(
        "next",
        "zh",
        Words("下一个提醒", "What is due next"),
        Words("到点提醒。", "On the minute."),
        Act(time="next"),
        ("⏰",),
    ),
    Step(
        "two",
        "lead",
        Words("两下一起", "Two taps in one"),
        Words("组长的手机。", "The lead's phone."),
        Act(send="声音大", then=("换一句",)),
        ("您要的结果",),
    ),
    Step(
        "english",
        "en",
        Words("Mia 用英文", "Mia writes English"),
        Words("另一部手机。", "The other phone."),
        Act(send="loud"),
        ("Eagle",),
    ),
)
