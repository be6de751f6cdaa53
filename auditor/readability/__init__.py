"""How hard the article reads.

figures    textstat's formulas for the whole, for quoted and for unquoted text
syllables  how many syllables a word has, and whether everybody knows it
hyphens    where a word that no dictionary has can be parted
"""

from auditor.readability.figures import readability

__all__ = ["readability"]
