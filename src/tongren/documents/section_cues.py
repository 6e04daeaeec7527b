"""How a text leads in to a list, and how it takes a name apart."""

import re

#: "Tai, great; chong, rushing." The syllables of a name, each with what it means.
GLOSS = re.compile(
    r"[A-Z][a-zü]{1,6}[,:=] ?(?:[a-z][a-z ,/-]{2,40})[;.] ?(?:[A-Za-z][a-zü]{1,6}[,:=] ?"
    r"(?:[a-z][a-z ,/-]{2,40})[;.] ?){1,3}|“[\u3400-\u9fff]{1,2}”[,，][^。；]{1,20}[。；]\s*“"
)
#: What a sentence before a list says of the list, the surest first.
LEADS_IN = tuple(
    (field, re.compile(words, re.IGNORECASE))
    for field, words in (
        (
            "cautions",
            r"caution|avoid|contraindicat|warning|careful|do not|don[’']t|not (?:be )?use|"
            r"注意|禁忌|避免|不宜",
        ),
        ("combinations", r"combin|pair(?:s|ed)? (?:it )?with|together with|配伍|配穴|搭配"),
        ("find", r"to (?:find|locate)|how to (?:find|locate)|取穴|找到"),
        (
            "acupressure",
            r"how to (?:press|massage|apply|stimulate|use|do)|to (?:press|massage|"
            r"stimulate|apply) |follow these|these steps|step|按摩|按揉|步骤|方法",
        ),
        ("actions", r"functions|actions|功效|作用"),
        (
            "indications",
            r"symptom|condition|disorder|ailment|disease|complaint|treat|indicat|"
            r"used (?:for|in|to)|helps?\b|useful|beneficial|issues|problems|good for|"
            r"applications|主治|适用|用于|病症|治疗",
        ),
        ("benefits", r"benefits|好处|益处"),
    )
)
