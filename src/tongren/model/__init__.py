"""The types of the atlas: frozen, without input or output.

Every type forbids unknown fields, so that a misspelt field in the data is refused, not ignored.
"""

from tongren.model.acupoint import Acupoint, AcupointCode, Category
from tongren.model.category import CategoryGroup, CategoryMember
from tongren.model.code_system import (
    AmbiguousPrefix,
    CodeFamily,
    CodeReading,
    CodeSystems,
    Numbering,
)
from tongren.model.ground import Ground, GroundValue, Name
from tongren.model.knowledge import (
    Action,
    Acupressure,
    Anatomy,
    Caution,
    Combination,
    Connection,
    Disagreement,
    Indication,
    Knowledge,
    LayGuide,
    Moxibustion,
    Needling,
    Question,
    RelatedPoint,
    Review,
    Statement,
    Step,
)
from tongren.model.location import Alternative, Check, Location
from tongren.model.meridian import Join, Meridian
from tongren.model.names import AttributedName, Names, OtherName
from tongren.model.practice import Circumstance, Practice, Principle
from tongren.model.safety import SafetyRule
from tongren.model.source import Source
from tongren.model.vocabulary import Nature, Term, Vocabulary

__all__ = [
    "Action",
    "Acupoint",
    "AcupointCode",
    "Acupressure",
    "Alternative",
    "AmbiguousPrefix",
    "Anatomy",
    "AttributedName",
    "Category",
    "CategoryGroup",
    "CategoryMember",
    "Caution",
    "Check",
    "Circumstance",
    "CodeFamily",
    "CodeReading",
    "CodeSystems",
    "Combination",
    "Connection",
    "Disagreement",
    "Ground",
    "GroundValue",
    "Indication",
    "Join",
    "Knowledge",
    "LayGuide",
    "Location",
    "Meridian",
    "Moxibustion",
    "Name",
    "Names",
    "Nature",
    "Needling",
    "Numbering",
    "OtherName",
    "Practice",
    "Principle",
    "Question",
    "RelatedPoint",
    "Review",
    "SafetyRule",
    "Source",
    "Statement",
    "Step",
    "Term",
    "Vocabulary",
]
