"""Moved to `auditor.engine`; this goes as soon as nobody imports it any more."""

from auditor.engine import *  # noqa: F403
