"""What HTML tags and their names mean for reading."""

import re

from tongren.documents.page import BlockKind

WORD_IN_ATTRIBUTES = re.compile(r"(?:class|id|role)\s*=\s*[\"']?([^\"'>]*)", re.IGNORECASE)
HIDDEN = re.compile(
    r"(?:^|\s)hidden(?:\s|=|$)|display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE
)
OUTSIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|menus|footer|sidebar|side-bar|breadcrumbs?|"
    r"cookies?|"
    r"advert|adverts|ads?|adsbygoogle|banner|share|social|comments?|related-posts|promo|popup|"
    r"newsletter|"
    r"widget|toc|pagination|subscribe|masthead|site-header|login|cart)(?:$|[\s_-])",
    re.IGNORECASE,
)
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
RAW = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "svg",
        "math",
        "select",
        "textarea",
    ]
)
OUTSIDE = frozenset(["nav", "footer", "aside", "form"])
BLOCKS: dict[str, BlockKind] = {
    "li": "item",
    "dt": "term",
    "dd": "definition",
    "td": "cell",
    "th": "cell",
    "caption": "heading",
    "summary": "heading",
    "legend": "heading",
    "button": "heading",  # of an accordion; others are left aside by what they say
}
BREAKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "br",
        "hr",
        "tr",
        "table",
        "ul",
        "ol",
        "dl",
        "blockquote",
        "pre",
        "body",
        "html",
        "head",
        "address",
        "figure",
        "figcaption",
        "details",
        "fieldset",
        "thead",
        "tbody",
        "tfoot",
        "center",
        "option",
    ]
)
VOID = frozenset(
    [
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "area",
        "base",
        "col",
        "embed",
        "source",
        "track",
        "wbr",
    ]
)
BOLD = frozenset(["b", "strong"])
