"""The last run of the benchmarks: figures beside their targets, ratios beside an earlier run's.

    python benchmarks/ratios.py                     the last run
    python benchmarks/ratios.py --against           and what became of the ratios of the one before
    python benchmarks/ratios.py --against NAME      … of the latest whose name holds NAME

A ratio is how many times as fast something is as something else of the same run, so that machines
and their moods divide out of it: more is better.  Ratios compare seconds of computing, except
where cores do; figures are on the clock.  The exit code is 1 where a ratio fell by more than a
fifth, 2 where there is no run to show.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from figures import Measured, figures_of, ratios_of
from runs import KEPT, Run, RunError, earlier, kept_runs, load_run

KEEPS = 0.8  # of what a ratio was; what keeps less is worse
WAITS = 0.1  # of a one-core batch; a machine on which it waits more is not quiet


def main(given: Sequence[str] | None = None, folder: Path = KEPT) -> int:
    """Print the last run that a folder keeps; the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--against", nargs="?", const="", metavar="NAME", help="an earlier run")
    name = parser.parse_args(given).against
    try:
        runs = kept_runs(folder)
        now = load_run(runs[0])
        before = None if name is None else load_run(earlier(runs, name))
    except RunError as error:
        print(f"ratios.py: {error}", file=sys.stderr)
        return 2
    worse = [] if before is None else fallen(now, before)
    print("\n".join(page(now, before)))
    if worse:
        print(f"\nworse by more than a fifth: {', '.join(worse)}")
    return int(bool(worse))


def page(now: Run, before: Run | None) -> Iterator[str]:
    """The lines that tell of a run: figures, shares of the stages, ratios."""
    yield f"run {now.name}" + (f", against {before.name}" if before else "")
    waited = now.waited("ours[batch]")
    if waited > WAITS:
        yield f"The machine is not quiet: a batch waited {waited:.0%} of its time.  Trust ratios."
    yield f"\n{'figure':36}{'':18}  target"
    yield from map(_row, figures_of(now))
    yield f"\n{'stage':36}{'µs a word':>18}  share"
    whole = sum(now.stages().values())
    for name, seconds in now.stages().items():
        yield f"{name:36}{1e6 * seconds / now.words('stages'):18.1f}  {seconds / whole:.0%}"
    yield f"\n{'times as fast':36}{'':18}  target"
    was = _values(before)
    for each in ratios_of(now):
        yield _row(each) + _change(each.value, was.get(each.figure.name))


def fallen(now: Run, before: Run) -> list[str]:
    """The ratios that are less than KEEPS of what they were."""
    was, values = _values(before), _values(now)
    return [name for name in values if name in was and values[name] < KEEPS * was[name]]


def _values(run: Run | None) -> dict[str, float]:
    return {each.figure.name: each.value for each in ratios_of(run)} if run else {}


def _row(measured: Measured) -> str:
    figure, value = measured
    missed = "  missed" if figure.missed(value) else ""
    return f"{figure.name:36}{figure.form.format(value):>18}  {figure.target}{missed}".rstrip()


def _change(value: float, was: float | None) -> str:
    if was is None:
        return ""
    return f"  was {was:.2f}, {value / was - 1:+.0%}{'  WORSE' if value < KEEPS * was else ''}"


if __name__ == "__main__":
    sys.exit(main())
