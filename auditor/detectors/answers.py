"""Who was asked, and when the answer comes."""

from __future__ import annotations

from auditor.model import Response, Subjects


def nobody_asked(response: Response, subjects: Subjects) -> bool:
    """No other response of the article is the same party's."""
    return not any(
        other.source_id == response.source_id and other.id != response.id
        for other in subjects.responses
    )


DETECTORS = (nobody_asked,)
