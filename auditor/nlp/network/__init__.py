"""The language pack's networks in numpy: what Stanza trained, run without Stanza and torch.

Every result is that of Stanza's own models, weight by weight (`tests/nlp/test_parity.py`).
"""

from __future__ import annotations

from auditor.nlp.network.parser import NetworkParser, load_network

__all__ = ["NetworkParser", "load_network"]
