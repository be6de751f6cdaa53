"""What was parsed and reported before, so that nothing is done twice.

place    where the cache is and how much it may hold
store    values by key in one file, safe under parallel runs, kills and damage
parser   a parser that parses only what was not parsed before
reports  whole reports

What a key is made of stands in `auditor.digests`.
"""

from auditor.cache.parser import CachedParser
from auditor.cache.place import Place, cache_place
from auditor.cache.reports import Reports, open_reports
from auditor.cache.store import Cache, Held

__all__ = ["Cache", "CachedParser", "Held", "Place", "Reports", "cache_place", "open_reports"]
