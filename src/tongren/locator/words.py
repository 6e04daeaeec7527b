"""The words of the location language, which no landmark may be called."""

WORDS = (
    *("at", "midpoint", "of", "and", "the", "way", "from", "to", "along", "skin", "axis", "on"),
    *("line", "just", "directly", "level", "with", "between", "in", "depression", "over"),
    *("nearest", "order", "then", "surface", "deg", "bcun", "fcun", "fingerbreadth", "mm"),
    *("left", "right", "anterior", "posterior", "superior", "inferior", "medial", "lateral"),
    *("proximal", "distal", "radial", "ulnar", "dorsal", "palmar", "plantar"),
)
