"""Texts that are hard on a parser, and a strategy for any text."""

from __future__ import annotations

from hypothesis import strategies as st

TEXTS = {
    "curly": "“We open in May,” said Ines Halloran, the harbour’s master. ‘In May,’ she added.",
    "straight": "\"We open in May,\" said Ines Halloran. 'In May,' she added.",
    "two typewriter marks": "''We open in May,'' said Ines Halloran. ``In May,'' she added.",
    "emoji": "Great news 🎉🎉 for the port, 👩‍👩‍👧 Halloran wrote 👍🏽. It opens in May.",
    "beyond the first plane": "The sign 𝔓𝔬𝔯𝔱 𠮷 stood there. Halloran took it down.",
    "windows lines": "The pier opens\r\nin May.\r\n\r\nHalloran said so.\r\n",
    "old mac lines": "The pier opens in May.\r\rHalloran said so.\r",
    "tabs": "\tThe pier\topens in May.\n\n\tHalloran\t\tsaid so.",
    "no-break spaces": "The pier cost 4\u00a0million\u202fmarks,\u00a0Halloran said.\u2003So what.",
    "control characters": "The pier\x00opens\x07 in \x1bMay.\u200b Halloran said\x0cso.\x85",
    "soft hyphens and marks of direction": "The har\u00adbour \u202aopens\u202c in May, she said.",
    "combining marks": "Re\u0301mi Dupre\u0301 said the cafe\u0301 opens.",
    "titles": "Mrs. Halloran met Dr. Pell on Monday. She said it went well.",
    "contractions": "They don’t know; she can't say; we’re gonna see what it’s worth.",
    "byte order mark": "\ufeffThe pier opens in May, Halloran said.",
    "many blank lines": "\n\n\n  The pier opens.\n \n\t\n\nHalloran said so.\n\n\n",
    "other scripts": "港は五月に開く。 Порт откроется в мае. الميناء يفتح في مايو.",
    "hosts": "Go to www.port-saro.example, www.a.bc or http://x1.example/a(b), port.com.xy/z.",
    "mail": "Write to a.b+c@d-e.example.com or Ines@Port.Example, or x@y, said clerk@port.gov.uk.",
    "no lemma": "W 0>",
    "addresses": "See https://port.example/a?b=c#d or write to master@port.example, she said.",
    "no space after a full stop": "The pier opens.Halloran said so.It is late.",
}

WORDS = ["Halloran", "said", "the pier", "opens", "in May", "Mr.", "’s", "🎉"]
MARKS = ["“", "”", "'", '"', "''", "``", ".", ",", ":", "…", "—"]
SPACES = [" ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\x00"]
NEWSY = st.one_of(map(st.sampled_from, (WORDS, MARKS, SPACES)))
ANY_TEXT = st.lists(NEWSY, max_size=30).map("".join) | st.text(max_size=40)
