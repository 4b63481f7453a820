"""Names and numbers taken out of a description, so that it can be kept without telling whom it was about.

Cautious rather than clever: what looks like a name goes. A person still reads the result before it is used.
"""

import re

from bot.core.grams import NUMBER

NAME_ZH, NAME_EN = "某", "X"

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪"
    "严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲游裴席卫"
    "查屈鲍位覃霍翁隋甘景司柏宁柯阮桂闵解强柴冉房边辜吉饶刁瞿戚丘池滕晋苑邬臧宫苟褚廉简娄盖符奚"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鐘範譚鄒陸顧孟龍萬錢湯賀賴龔龐蘭顏嚴溫蘆韋畢叢齊莊塗關費紀項衛單閔"
)
_TITLES = (
    "总|總|姐|哥|叔|姨|婶|嬸|伯|爷|爺|奶|妈|媽|嫂|董|工|导|導|阿姨|先生|女士|小姐|太太|老板|老闆|经理|經理|主任|老师|老師|师傅|師傅|"
    "医生|醫生|大夫|校长|校長|院长|院長|局长|局長|处长|處長|科长|科長|厂长|廠長|队长|隊長|店长|店長|行长|行長|书记|書記|大爷|大爺|大妈|"
    "大媽|大哥|大姐|大叔|奶奶|爷爷|爺爺|同学|同學"
)
_TITLED_ZH = re.compile(rf"[{_SURNAMES}][一-鿿]{{0,2}}?(?={_TITLES})")
_FAMILIAR_ZH = re.compile(rf"(?<=[老小阿])[{_SURNAMES}]")
_CALLED_ZH = re.compile(r"(?<=[叫姓])[一-鿿]{1,4}?(?=[,，。;；、!！?？\s的]|$)")
_TITLED_EN = re.compile(r"\b((?i:mr|mrs|ms|miss|dr|sir|madam|uncle|aunt|auntie)\.?) +[A-Z][\w'’-]*(?: +[A-Z][\w'’-]*)*")
_CAPITALS_EN = re.compile(r"(?<=[\w,;:)'’] )(?!I\b|I['’])[A-Z][\w'’-]*")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|@\w+")
_NUMBER = re.compile(r"[0-9０-９]+(?:[ -]?[0-9０-９]+)*")


def scrub(text: str) -> str:
    """``text`` with 某 for names, X for English ones and for addresses, 0 for every number, on one line."""
    text = _ADDRESS.sub(NAME_EN, " ".join(text.split()))
    text = _TITLED_ZH.sub(NAME_ZH, text)
    text = _FAMILIAR_ZH.sub(NAME_ZH, text)
    text = _CALLED_ZH.sub(NAME_ZH, text)
    text = _TITLED_EN.sub(rf"\1 {NAME_EN}", text)
    text = _CAPITALS_EN.sub(NAME_EN, text)
    return _NUMBER.sub(NUMBER, text)
