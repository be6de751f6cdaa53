"""Who the sources are: one article compared, all of them together, the figures as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

import msgspec

from auditor.evaluate.confusion import Matrix, confusion, kind_figures
from auditor.evaluate.figures import Figures, Pair, as_shares
from auditor.evaluate.identities import NAMED, Identified, Mention, identify
from auditor.evaluate.labels import Labels
from auditor.evaluate.sightings import Sighting, anonymity_sightings, response_sightings
from auditor.lexicon import Lexicons
from auditor.model import Kind, Subjects

MENTIONS: tuple[Mention, ...] = get_args(Mention)


class SourceComparison(msgspec.Struct, frozen=True):
    """The sources of one article against its labels; None where these do not tell it.

    `labelled` is how many attributions have a kind in the labels.
    """

    labelled: int
    identified: tuple[Identified, ...]
    anonymity: tuple[Sighting, ...] | None
    responses: tuple[Sighting, ...] | None


class Share(msgspec.Struct, frozen=True):
    """How many of how many are right."""

    right: int
    of: int

    @property
    def share(self) -> float:
        """0 where there is nothing to have a share of."""
        return self.right / self.of if self.of else 0.0


class Sightings(msgspec.Struct, frozen=True):
    """What became of the marks of anonymity, or of the responses, of so many articles.

    `details` are, of those that were found, how many have each labelled detail right.
    """

    articles: int
    found: Share
    false: int
    details: dict[str, Share]
    every: tuple[Sighting, ...]


class SourceEvaluation(msgspec.Struct, frozen=True):
    """How well the audit tells who the sources are.

    `kinds` and `names` are over the attributions that were "found" (paired, with the same source)
    and over all "paired" ones; `names` also over those found by kind, and by how the labelled
    source stands there.  `by_kind` and `matrix` are over those found.  `labelled` is how many
    attributions have a kind in the labels.
    """

    labelled: int
    kinds: dict[str, Share]
    by_kind: dict[Kind, Figures]
    matrix: Matrix
    names: dict[str, Share]
    anonymity: Sightings | None
    responses: Sightings | None
    identified: tuple[Identified, ...]

    @property
    def wrong_kinds(self) -> tuple[Identified, ...]:
        """Those that were found, and are of another kind."""
        return tuple(e for e in self.identified if e.same_source and not e.kind_right)

    @property
    def wrong_names(self) -> tuple[Identified, ...]:
        """Those that were found, and go by another name."""
        return tuple(e for e in self.identified if e.same_source and e.name_right is False)


def compare_sources(
    subjects: Subjects, labels: Labels, pairs: Sequence[Pair], lexicons: Lexicons
) -> SourceComparison | None:
    """The sources of an article against its labels; None where the labels tell nothing of them."""
    if not labels.tell_sources:
        return None
    return SourceComparison(
        labelled=sum(each.kind is not None for each in labels.identities),
        identified=identify(subjects, labels, pairs, lexicons),
        anonymity=anonymity_sightings(subjects, labels),
        responses=response_sightings(subjects, labels, lexicons),
    )


def summarise_sources(compared: Sequence[SourceComparison]) -> SourceEvaluation | None:
    """The evaluation of the sources over these articles; None without any."""
    if not compared:
        return None
    identified = tuple(each for case in compared for each in case.identified)
    found = [each for each in identified if each.same_source]
    matrix = confusion(found)
    return SourceEvaluation(
        labelled=sum(case.labelled for case in compared),
        kinds={"found": _kinds(found), "paired": _kinds(identified)},
        by_kind=kind_figures(matrix),
        matrix=matrix,
        names={
            "found": _names(found),
            "paired": _names(identified),
            **{kind: _names(e for e in found if e.gold_kind == kind) for kind in NAMED},
            **{how: _names(e for e in found if e.mention == how) for how in MENTIONS},
        },
        anonymity=_sightings([case.anonymity for case in compared], ("reason",)),
        responses=_sightings([case.responses for case in compared], ("kind", "party")),
        identified=identified,
    )


def sources_as_dict(evaluation: SourceEvaluation) -> dict[str, Any]:
    """The evaluation as plain values: shares of 4 places with their counts, and every error."""
    return {
        "labelled": evaluation.labelled,
        "kinds": _shares(evaluation.kinds),
        "by_kind": {kind: as_shares(each) for kind, each in evaluation.by_kind.items()},
        "matrix": evaluation.matrix,
        "names": _shares(evaluation.names),
        "anonymity": _sightings_as_dict(evaluation.anonymity),
        "responses": _sightings_as_dict(evaluation.responses),
        "wrong_kinds": msgspec.to_builtins(evaluation.wrong_kinds),
        "wrong_names": msgspec.to_builtins(evaluation.wrong_names),
    }


def _kinds(identified: Iterable[Identified]) -> Share:
    right = [each.kind_right for each in identified]
    return Share(sum(right), len(right))


def _names(identified: Iterable[Identified]) -> Share:
    right = [each.name_right for each in identified if each.name_right is not None]
    return Share(sum(right), len(right))


def _sightings(
    articles: Sequence[tuple[Sighting, ...] | None], details: Sequence[str]
) -> Sightings | None:
    labelled = [each for each in articles if each is not None]
    if not labelled:
        return None
    every = tuple(sighting for each in labelled for sighting in each)
    found = [each for each in every if each.fate == "found"]
    false = sum(each.fate == "false" for each in every)
    told = {name: [e.right[name] for e in found if name in e.right] for name in details}
    return Sightings(
        articles=len(labelled),
        found=Share(len(found), len(every) - false),
        false=false,
        details={name: Share(sum(right), len(right)) for name, right in told.items()},
        every=every,
    )


def _sightings_as_dict(sightings: Sightings | None) -> dict[str, Any] | None:
    if sightings is None:
        return None
    return {
        "articles": sightings.articles,
        "gold": sightings.found.of,
        "found": sightings.found.right,
        "recall": round(sightings.found.share, 4),
        "false": sightings.false,
        **_shares(sightings.details),
        "every": msgspec.to_builtins(sightings.every),
    }


def _shares(shares: Mapping[str, Share]) -> dict[str, dict[str, float]]:
    return {
        name: {"share": round(each.share, 4), "right": each.right, "of": each.of}
        for name, each in shares.items()
    }
