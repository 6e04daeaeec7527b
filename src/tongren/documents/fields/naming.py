"""Codes and names of the point itself."""

import re
from collections.abc import Iterator

from tongren.documents.context import Context
from tongren.documents.folding import is_hanzi
from tongren.documents.found import Found
from tongren.documents.mentions import Mention

_HANZI = re.compile(r"[\u3400-\u9fff]{2,5}")
_HANGUL = re.compile(r"[\uac00-\ud7a3]{2,5}")
_PINYIN = re.compile(r"[A-Za-zÀ-ɏǍ-ǜ][A-Za-zÀ-ɏǍ-ǜ'’ \-]{1,30}")
_TITLE_WORDS = re.compile(
    r"(?:[Tt]he )?[A-Z][a-z'’]+(?:[ -](?:(?:of|the|and|to|in|at|on|for|of the|in the|to the) "
    r")?[A-Z0-9][\w'’]*){0,5}"
)
_CALLED = re.compile(
    r"(?:known as|also called|called|translated as|translates (?:as|to|into)|meaning|means|in "
    r"English,?|or)\s+(?:the\s+)?[\"'“‘«]?(?P<name>(?:the )?[A-Z][a-z'’]+(?:[ -](?:(?:of|the|"
    r"and|to|in|of the|in the|to the) )?[A-Z0-9][\w'’]*){0,4})"
)
_APPOSITIVE = re.compile(
    r",\s+(?:the|or)\s+[\"“]?(?P<name>[A-Z][a-z'’]+(?: (?:of (?:the "
    r")?)?[A-Z][a-z'’]+){1,3})[\"”]?\s*,"
)
_NOT_NAMES = re.compile(
    r"\b(?:meridian|channel|point|acupuncture|acupressure|acupoint|location|how|what|where|"
    r"benefits|uses|guide|foot|hand|pinyin|chinese|english|"
    r"actions?|functions?|helpful|treasures?|management|author|about|notes?|guide|introduction|"
    r"qi|deficiency|syndrome|disease|pain|relief|health|clinic|medicine|therapy|massage|"
    r"professor|doctor|dr|street|library|school|college|university|posted|by|"
    r"urinary|bladder|kidney|heart|lung|spleen|stomach|liver|intestine|gallbladder|pericardium|"
    r"san jiao|triple|governing|conception|tcm|home|card|page|"
    r"taiyang|shaoyin|yangming|jueyin|shaoyang|taiyin|vessel|no|number|chapter|indications?|"
    r"location)\b",
    re.IGNORECASE,
)


def read_announcement(context: Context, start: int, end: int, code: str) -> Iterator[Found]:
    """Code, characters, pinyin and English names in a title such as "ST-36 Zusanli (Leg Three
    Miles)"."""
    mentions = [m for m in context.mentions_in(start, end) if code in m.codes]
    for mention in mentions:
        yield from _of_mention(context, mention, code)
    rest = [(m.start, m.end) for m in mentions]
    yield from _beside(context, start, end, mentions)
    cursor = start
    for first, last in [*rest, (end, end)]:
        yield from _english(context, cursor, first)
        if mentions:
            yield from _romanised(context, cursor, first, code)
        cursor = last


_BEFORE_CODE = re.compile(r"(?P<name>[^.,;:()（）|–—\[\]\"“”\n]{4,40}?)\s*[(（\[]\s*\Z")
_BEHIND_HANZI = re.compile(
    r"\s+(?P<name>[A-Z][^.,;:()（）|–—\[\]\"“”\n]{3,40}?)\s*(?=\Z|[-–—(\[,|])"
)


def _beside(context: Context, start: int, end: int, mentions: list[Mention]) -> Iterator[Found]:
    """An English name right before the code in brackets or right behind the characters."""
    text = context.text
    for mention in mentions:
        found = [_BEFORE_CODE.search(text, start, mention.start)]
        if is_hanzi(text[mention.end - 1]):
            found.append(_BEHIND_HANZI.match(text, mention.end, end))
        for match in filter(None, found):
            name = match["name"].strip(" *_")
            words = _TITLE_WORDS.fullmatch(name)
            if words is None or " " not in name or _NOT_NAMES.search(name):
                continue
            at = match.start("name") + match["name"].index(name)
            if not context.mentions_in(at, at + len(name)):
                yield Found(at, at + len(name), "names.english", {"text": name})


_PIECE = re.compile(r"[^.,;:()（）|/–—·\[\]\"“”]+")


def _romanised(context: Context, start: int, end: int, code: str) -> Iterator[Found]:
    """A name in an older romanisation, and an English one parted by full stops."""
    for piece in _PIECE.finditer(context.text, start, end):
        written = piece[0].strip(" -")
        if not 4 < len(written) < 30 or not written[0].isupper():
            continue
        at = piece.start() + piece[0].index(written)
        if code in context.table.sounding_like(written):
            yield Found(at, at + len(written), "names.pinyin", {"text": written})
        elif (
            context.text[at - 2 : at - 1] == "."
            and _TITLE_WORDS.fullmatch(written)
            and " " in written
            and not _NOT_NAMES.search(written)
        ):
            yield Found(at, at + len(written), "names.english", {"text": written})


def _of_mention(context: Context, mention: Mention, code: str) -> Iterator[Found]:
    text = context.text
    named: list[tuple[int, int]] = []
    hits = [
        h
        for h in context.hits_in(mention.start, mention.end, "name", "alias", "english")
        if h.id == code
    ]
    hits.sort(key=lambda hit: (hit.start, hit.start - hit.end))
    for hit in hits:
        if any(first < hit.end and hit.start < last for first, last in named):
            continue
        named.append((hit.start, hit.end))
        yield _name(text[hit.start : hit.end], hit.start, hit.end, hit.kind)
    cursor = mention.start
    for first, last in [*sorted(named), (mention.end, mention.end)]:
        piece = text[cursor:first]
        if (match := re.search(r"[A-Za-z][A-Za-z \-.–‑]*\d{1,2}", piece)) is not None:
            written = " ".join(match[0].split())
            yield Found(
                cursor + match.start(),
                cursor + match.end(),
                "code",
                {"code": code, "as_written": written},
            )
        cursor = last


def _name(written: str, start: int, end: int, kind: str) -> Found:
    written = " ".join(written.split())
    if is_hanzi(written[0]):
        return Found(start, end, "names.hanzi", {"text": written})
    if "\uac00" <= written[0] <= "\ud7a3":
        return Found(start, end, "names.hangul", {"text": written})
    field = {"english": "names.english", "alias": "names.other"}.get(kind, "names.pinyin")
    return Found(start, end, field, {"text": written})


def _english(context: Context, start: int, end: int) -> Iterator[Found]:
    """A name in English that the atlas may not know: capitalised words in brackets or after a
    dash."""
    piece = context.text[start:end]
    for match in re.finditer(
        r"[(（\[“\"'‘]\s*([^()（）\[\]“”\"]{3,40}?)\s*[)）\]”\"'’]|[-–—:,|]\s+([^-–—:,|"
        r"()]{4,40}?)\s*(?=[-–—:,|(]|\Z)",
        piece,
    ):
        group = 1 if match[1] else 2
        name = match[group]
        whole = _TITLE_WORDS.fullmatch(name)
        if whole and not any(c.isdigit() for c in name) and not _NOT_NAMES.search(name):
            yield Found(
                start + match.start(group),
                start + match.end(group),
                "names.english",
                {"text": name},
            )


def read_labelled_name(
    context: Context, start: int, end: int, field: str, code: str
) -> Iterator[Found]:
    """The value of a label such as "Pinyin" or "English name"."""
    text = context.text[start:end]
    value = text.strip(" .。()（）\"“”'")
    first = start + text.find(value) if value else start
    if not value:
        return
    if field in ("hanzi", "title", "code"):
        mentions = [m for m in context.mentions_in(start, end) if code in m.codes]
        found = [one for m in mentions for one in _of_mention(context, m, code)]
        if field == "hanzi" and not any(one.field == "names.hanzi" for one in found):
            found.extend(
                Found(start + one.start(), start + one.end(), "names.hanzi", {"text": one[0]})
                for one in _HANZI.finditer(text)
            )
        yield from found
        taken = [(one.start, one.end) for one in found]
        if field == "title":
            cursor = start
            for a, b in [*sorted(taken), (end, end)]:
                yield from _english(context, cursor, a)
                cursor = b
    elif field == "english":
        for part in re.finditer(r"[^,;/，、；]+", text):
            name = part[0].strip(" .。()（）\"“”'‘’")
            name = re.sub(r"^(?:or|also|the name means)\s+", "", name)
            if 2 < len(name) <= 60:
                at = start + part.start() + part[0].find(name)
                yield Found(at, at + len(name), "names.english", {"text": name})
    elif field == "pinyin":
        if (letters := _PINYIN.match(value)) is not None:
            written = letters[0].strip(" -")
            yield Found(first, first + len(written), "names.pinyin", {"text": written})
    elif field == "korean":
        for match in _HANGUL.finditer(text):
            yield Found(
                start + match.start(), start + match.end(), "names.hangul", {"text": match[0]}
            )
    elif field == "japanese":
        yield Found(first, first + len(value), "names.romaji", {"text": value})
    elif field == "other_names":
        for part in re.finditer(r"[^,;，、；/。]+", text):
            name = part[0].strip(" .。()（）\"“”'")
            if 1 < len(name) <= 40:
                at = start + part.start() + part[0].find(name)
                yield Found(at, at + len(name), "names.other", {"text": name})


_QUOTED = re.compile(r"[\s,]*[\"“«](?P<name>[A-Z][^\"“”»\d]{2,39})[\"”»]")


def read_bracketed(context: Context, start: int, end: int) -> Iterator[Found]:
    """Names in brackets right behind a mention: 'Baihui (百會; "Hundred Meetings")'."""
    quoted = _QUOTED.match(context.text, start, end)
    if quoted is not None and _TITLE_WORDS.fullmatch(quoted["name"]):
        span = (quoted.start("name"), quoted.end("name"))
        yield Found(*span, "names.english", {"text": quoted["name"]})
    match = re.compile(r"\s*[(（][^()（）]{2,60}[)）]").match(context.text, start, end)
    if match is None:
        return
    for name in re.finditer(r"[\"“”'‘]([^\"“”]{3,40})[\"“”'’]", match[0]):
        if _TITLE_WORDS.fullmatch(name[1]) and not any(c.isdigit() for c in name[1]):
            at = match.start() + name.start(1)
            yield Found(at, at + len(name[1]), "names.english", {"text": name[1]})


def read_called(context: Context, start: int, end: int) -> Iterator[Found]:
    """English names that a sentence gives: "known as the Highest Spring"."""
    for match in _APPOSITIVE.finditer(context.text, start, end):
        before = context.mentions_in(max(start, match.start() - 60), match.start() + 1)
        if before and before[-1].end >= match.start() - 1 and not _NOT_NAMES.search(match["name"]):
            yield Found(
                match.start("name"), match.end("name"), "names.english", {"text": match["name"]}
            )
    for match in _CALLED.finditer(context.text, start, end):
        if match[0].lower().startswith("or") and not context.mentions_in(
            max(start, match.start() - 40), match.start() + 1
        ):
            continue  # "Wei Qi, or Defensive Qi"
        name = match["name"].removeprefix("the ")
        plain = not any(c.isdigit() for c in name) and not _NOT_NAMES.search(name)
        if len(name) > 3 and plain and " " in name:
            at = match.end("name") - len(name)
            yield Found(at, match.end("name"), "names.english", {"text": name})
