"""Processes that tests interrupt."""

from __future__ import annotations

import signal


def heed_interruptions() -> None:
    """What a shell starts in the background, such as these tests, is deaf to them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
