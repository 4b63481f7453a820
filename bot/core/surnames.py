"""What Chinese names are made of. Both scripts, for texts that are not folded."""

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪"
    "严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲游裴席卫"
    "查屈鲍位覃霍翁隋甘景司柏宁柯阮桂闵解强柴冉房边辜吉饶刁瞿戚丘池滕晋苑邬臧宫苟褚廉简娄盖符奚"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鐘範譚鄒陸顧孟龍萬錢湯賀賴龔龐蘭顏嚴溫蘆韋畢叢齊莊塗關費紀項衛單閔"
)
"""Single-character family names, the common few hundred."""

TITLES = (
    "总|總|姐|哥|叔|姨|婶|嬸|伯|爷|爺|奶|妈|媽|嫂|董|工|导|導|阿姨|先生|女士|小姐|太太|老板|老闆|经理|經理|主任|老师|老師|师傅|師傅|"
    "医生|醫生|大夫|校长|校長|院长|院長|局长|局長|处长|處長|科长|科長|厂长|廠長|队长|隊長|店长|店長|行长|行長|书记|書記|大爷|大爺|大妈|"
    "大媽|大哥|大姐|大叔|奶奶|爷爷|爺爺|同学|同學"
)
"""What a person is called by after the family name, as alternatives of a pattern."""

COMPOUND_SURNAMES = (
    "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|尉遲|公孙|公孫|慕容|司徒|司空|令狐|夏侯|长孙|長孫|宇文|端木|南宫|南宮|"
    "万俟|萬俟|闻人|聞人|轩辕|軒轅|独孤|獨孤|呼延|百里|西门|西門"
)
"""Family names of two characters, as alternatives of a pattern."""

SURNAMES_TOO = "单仇区朴缪乐卓包米麦冼尚佟桑宣郁蓝蒲巫狄鲍闫付肖代冀申"
"""Family names that are everyday words or rare: only where something else tells that it is a name."""
