"""Words that lead in complaints, trail behind them, or say that they are not meant."""

import re
from collections.abc import Iterator, Sequence

from tongren.documents.phrase import Hit

_TRIGGER = re.compile(
    r"(?<![A-Za-z0-9])(?:(?:(?:indicated|applied|selected|chosen|listed|recommended|called|prescribed|needled|"
    r"famous|known|best known|renowned|popular|good|great|excellent|wonderful|effective|useful|"
    r"helpful|beneficial|valuable|ideal|perfect|suitable|important|essential|specific|"
    r"indispensable|handy|great|key|terrific|fantastic|reliable|superb|invaluable) (?:in )?"
    r"(?:for(?: treating| relieving| the treatment of| the relief of| resolving| easing| reducing|"
    r" addressing| helping(?: with)?| managing| alleviating| any| all| both| preventing| stopping| "
    r"calming| soothing)?|in(?: treating| relieving| resolving| the treatment of| cases? of| "
    r"reducing| easing| alleviating| managing| addressing)?|with|against|when treating))|"
    r"uses it (?:for|against)|used (?:for(?: treating| relieving| the treatment of| the relief of|"
    r" reducing)?|to (?:treat|relieve|ease|help(?: with| relieve| ease| treat| reduce| manage)?|"
    r"address|manage|alleviate|combat|reduce|resolve|overcome|prevent|control|stop|cure|calm|fight|"
    r"counteract|soothe|improve|quell)|in the (?:treatment|management) of|in treating|in cases "
    r"of|against|when|in)|treats?|treating|(?:the )?treatment of|for treating|"
    r"(?:symptoms?|signs?|manifestations?) of|"
    r"(?:symptoms?|signs?|manifestations?|conditions?|disorders?|problems?|complaints?|issues|"
    r"diseases?|ailments?|illnesses|troubles)(?:,? such as| include| including| are|,? "
    r"like|:|,? ?e\.g\.,?| with)|"
    r"manifest(?:s|ing|ed)? (?:as|with|in|by)|characteri[sz]ed by|marked by|"
    r"helps?(?: you| us| to)? (?:with|against|relieve|ease|reduce|alleviate|treat|"
    r"resolve|address|manage|combat|prevent|stop|soothe|fight|overcome|lessen|control|clear up|"
    r"diminish|improve)|(?:can|may|will|could|to|and|often|also) help (?:a|an)?|"
    r"relie(?:f of|f from|f for|ves?|ving)|eas(?:es?|ing)|alleviat(?:es?|ing)|"
    r"reduc(?:es?|ing)|soothes?|soothing|combats?|combating|resolv(?:es?|ing)|lessen(?:s|ing)?|"
    r"diminish(?:es|ing)?|counteract(?:s|ing)?|remed(?:y|ies) for|"
    r"(?:usually |often |mostly )?suffer(?:s|ing)? (?:usually |often |mostly )?(?:from|with)|"
    r"(?:likes?|loves?|choose|recommend|suggest|prefer|use|press|needle|pick) (?:it|this point|"
    r"this one|me) (?:for|in|against|when treating)|"
    r"such as|including|includes?|for example|"
    r"points? (?:of choice )?(?:for|in|to treat|against)|"
    r"against|address(?:es|ing)?|presenting with|"
    r"reach for (?:it|me) (?:for|when)|(?:turn|go|come) to (?:it|me|this point) (?:for|with)|"
    r"works? (?:very |really |particularly |especially )?(?:well )?(?:for|on|against|wonders for)|"
    r"call(?:s|ed)? for it in|a must (?:for|in)|"
    r"主治|治疗|用于|适用于|常用于|可治|善治|缓解|改善|对于|对|防治|可以治疗|可缓解|预防|减轻|调理|"
    r"主要治疗|专治|能治|临床常用于)"
    r"(?=[\s:：,，]|[\u3400-\u9fff]|(?<=[\u3400-\u9fff]))\s*[:：]?\s*",
    re.IGNORECASE,
)
#: Behind a complaint.
TAIL = re.compile(
    r"\s*(?:,? (?:and|or|with)|,? (?:and|or) (?:other|similar|more|related|any|associated|all)\b.*|"
    r"\betc\b\.?|"
    r"\b(?:due to|caused by|because of|from|accompanied by|related to|associated with|in general|"
    r"generally|as well|too|to name a few|among others|and so on|and more|all over the body|"
    r"levels?|symptoms|naturally|quickly|at home)(?: .*)?|"
    r"等[^，。；、]{0,10}|诸疾|诸症|有(?:很好|良好|一定|较好|显著|明显|特效|帮助|效|作用|疗效|缓解)"
    r".*|的(?:效果|作用|治疗|功效|病人|患者|症状|人群?|疗效|情况|问题).*)\Z",
    re.IGNORECASE | re.DOTALL,
)
#: Before a complaint.
LEADS = re.compile(
    r"(?:(?:all |any |many |various |several |certain |different |some |most )?(?:kinds?|types?|"
    r"forms?|cases?|sorts?|symptoms?|signs?|episodes?|attacks?|bouts?|feelings? "
    r"of|sensations? of|range|variety|number|degrees?|spells?) (?:of )|"
    r"(?:a |an )?(?:wide |broad |great )?(?:range|variety|number|host) of |"
    r"also |especially |particularly |mainly |mostly |most |famously |including |includes? |such "
    r"as |for |the treatment of |as well as |both |any |all |those |that |very |"
    r"in addition to |addition to |preventing |prevent |reducing |improving |improve |overall |"
    r"suffering from |experiencing |(?:people|those|individuals|anyone|women|men|"
    r"patients) (?:with |who (?:have|suffer from) |experiencing |suffering from |dealing with )|"
    r"dealing with |having |with |"
    r"to (?:treat|relieve|ease|help(?: with| relieve)?|reduce|alleviate|stop|combat|prevent|"
    r"address|manage|improve|resolve|calm|fight) |treats? |treating |treatment of |relieves? |"
    r"relieving |eas(?:es?|ing) |alleviat(?:es?|ing) |reduc(?:es?|ing) |soothes? |soothing |"
    r"combats? |resolv(?:es?|ing) |helps? (?:with |to relieve |relieve |ease |to ease )?|"
    r"stops? |controls? |clears? up |"
    r"in cases? of |patients with |people with |used for |it |can |may |i\.e\. |e\.g\. |"
    r"(?:indicated |useful |helpful |good |great |effective )(?:for |in |with |against )|"
    r"主治|治疗|用于|可治|尤其|如|像|对于|对|常见的|[^，。、；]{0,20}引起的|[^，。、；]{0,12}导致的|及|以及|各种|改善|缓解|预防|防治)+",
    re.IGNORECASE,
)
PURPOSE = re.compile(
    r"\b(?:us(?:es?|ed|ing) (?:it )?(?:for|to|in|when)|treat(?:s|ing|ment)?|indicated|against|"
    r"(?:useful|helpful|popular|good|great|excellent|effective|beneficial|valuable|important|ideal|"
    r"famous|known|recommended) (?:for|in|with|against)|help(?:s|ful)?|"
    r"reliev\w+|eas(?:es|ing|e)|alleviat\w+|(?:likes?|loves?|choose|"
    r"recommend|suggest|prefer) (?:it|this point|this one) (?:for|in)|among its indications|"
    r"points? for|works? (?:for|on|well)|characteri[sz]ed by|"
    r"caused by|due to|resulting from)\b|用于|治疗|主治|缓解|改善|防治|可治|对[^，。]{2,60}有",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:not|never|no|without|except|rather than|unlike|avoid|isn't|doesn't|cannot|"
    r"caus(?:e|es|ed(?! by)|ing)|lead(?:s|ing)? to|result(?:s|ing)? in|provok(?:e|es|ing)|"
    r"trigger(?:s|ing)?|worsen(?:s|ing)?|induc(?:e|es|ing)|because of|if you (?:have|are|feel|"
    r"suffer)|the meaning)\b[^,;.]{0,40}\Z|(?:不|非|无|勿|禁|引起(?!的)|导致(?!的)|造成(?!的)|"
    r"以免|出现)[^，。、；]{0,6}\Z",
    re.IGNORECASE,
)


def triggers(text: str, start: int, end: int, known: Sequence[Hit] = ()) -> Iterator[re.Match[str]]:
    """Words that lead in complaints, none within a word or within one of the ``known``."""
    at = start
    while (match := _TRIGGER.search(text, at, end)) is not None:
        at = match.end()
        inside = [hit.end for hit in known if hit.start <= match.start() < hit.end]
        if inside:
            at = max(*inside, match.start() + 1)
            continue
        yield match


def after_trigger(text: str, start: int, end: int, known: Sequence[Hit]) -> int | None:
    """Where the list behind "used for", "symptoms such as" … begins."""
    found = None
    for match in triggers(text, start, end, known[:40]):
        if known and match.start() >= known[0].end:
            break
        if match.end() < end:
            found = match.end()
    return found


_NO_COMPLAINT = re.compile(
    r"(?:many|various|several|all|other|numerous|different|certain|a (?:wide )?(?:range|variety|"
    r"number) of|and|or|the|these|those|such|more|most|much|related|similar|local|common|following|"
    r"following:|health|medical|clinical|conditions?|disorders?|diseases?|problems?|symptoms?|"
    r"complaints?|ailments?|issues?|illness(?:es)?|syndromes?|types?|kinds?|points?|this|that|it|"
    r"you|your|patients?|people|women|men|etc|treatment|ment|use|uses|used|any|both|also|which|"
    r"with|for|of|in|to|including|include|includes|as|well|concerns?|body|area|region|general|"
    r"everything|anything|home|therapy|acupuncture|acupressure|\W)+",
    re.IGNORECASE,
)


def could_be(text: str) -> bool:
    """Whether unknown words may name a complaint: not "many conditions"."""
    return _NO_COMPLAINT.fullmatch(text) is None
