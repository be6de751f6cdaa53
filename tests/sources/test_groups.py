"""Groups and members over a whole article: who is meant, and how many people there are in all.

`{1 Two people}` marks a mention of the first source, `{1a one of them}` of somebody among it, and
`{1+2 both}` of two sources together.
"""
# A text is one line, so that it can be read.
# ruff: noqa: E501

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.engine import Engine
from auditor.measure import people_in
from auditor.model import People, Source, Span
from auditor.read import article_from_text

CHAINS = {
    "the people": (
        "{1 Three people} briefed on the sale said it was off. {1 The people} said a buyer had left.",
        People(3, 3),
    ),
    "one of the people": (
        "{1 Four people} familiar with the audit said it found gaps. {1a One of the people} said the gaps were large.",
        People(4, 4),
    ),
    "four, one of them, a separate person": (
        "{1 Four people} familiar with the audit said it found gaps. {1a One of the people} said they were large. {2 A separate person} said they were small.",
        People(5, 5),
    ),
    "another person": (
        "{1 Two people} close to the board said the sale had stalled. {2 Another person} familiar with the talks said it had not.",
        People(3, 3),
    ),
    "a third person": (
        "{1 Two people} close to the board said the sale had stalled. {2 A third person} said it was dead.",
        People(3, 3),
    ),
    "a second official, the two officials, the first official": (
        "{1 An official} said the dam was cracked. {2 A second official} said it leaked. {1+2 The two officials} said nobody was warned. {1 The first official} said the mayor knew.",
        People(2, 2),
    ),
    "two of the three officials": (
        "{1 Three officials} said the ship was late. {1a Two of the three officials} said it was empty.",
        People(3, 3),
    ),
    "one of the three": (
        "{1 Three officials} said the ship was late. {1a One of the three} said it was empty.",
        People(3, 3),
    ),
    "the other two": (
        "{1 Three officials} said the ship was late. {1a One of the officials} said it was empty. {1b The other two} said it was full.",
        People(3, 3),
    ),
    "one, the other": (
        "{1 Two guards} said the gate was open. {1a One} said it was rusty. {1b The other} said it was new.",
        People(2, 2),
    ),
    "one said, the other said": (
        "{1 Two people} in the room said voices were raised. {1a One} said the chair wept; {1b the other} said he laughed.",
        People(2, 2),
    ),
    "one of them": (
        "{1 Several officers} said the drill was a mess. {1a One of them} said shots were fired.",
        People(3, None),
    ),
    "several, one officer": (
        "{1 Several officers} said the drill was a mess. {1a One officer} said shots were fired.",
        People(3, None),
    ),
    "both": (
        "{1 Two nurses} said the ward was full. {1 Both} said the heating was off.",
        People(2, 2),
    ),
    "both nurses": (
        "{1 Two nurses} said the ward was full. {1 Both nurses} said the heating was off.",
        People(2, 2),
    ),
    "both, of two told apart": (
        "{1 A nurse} said the ward was full. {2 A porter} said the lift was stuck. {1+2 Both} said the heating was off.",
        People(2, 2),
    ),
    "the two people": (
        "{1 Two people} with knowledge of the deal said it was signed. {2 Another person} said it was not. {1 The two people} said a party was held.",
        People(3, 3),
    ),
    "half a dozen": (
        "{1 Half a dozen employees} said they had not been paid.",
        People(6, 6),
    ),
    "more than a dozen": (
        "{1 More than a dozen employees} said they had not been paid. {1a One employee} said he had pawned his watch.",
        People(13, None),
    ),
    "dozens of": (
        "{1 Dozens of current and former employees} said they had not been paid.",
        People(24, None),
    ),
    "a couple of": (
        "{1 A couple of officials} said the road was mined.",
        People(2, 2),
    ),
    "at least six": (
        "{1 At least six officials} said the road was mined.",
        People(6, None),
    ),
    "nearly ten": (
        "{1 Nearly ten officials} said the road was mined.",
        People(2, 10),
    ),
    "a handful": (
        "{1 A handful of aides} said he had not slept.",
        People(2, None),
    ),
    "all three": (
        "{1 Three aides} said he had not slept. {1 All three} said he was ill.",
        People(3, 3),
    ),
    "all of them": (
        "{1 Three aides} said he had not slept. {1 All of them} said he was ill.",
        People(3, 3),
    ),
    "neither": (
        "{1 Two aides} said he was ill. {1 Neither} said he would resign.",
        People(2, 2),
    ),
    "most of the five": (
        "{1 Five tenants} said the roof leaked. {1a Most of the five} said they had complained.",
        People(5, 5),
    ),
    "most of the tenants": (
        "{1 Five tenants} said the roof leaked. {1a Most of the tenants} said they had complained.",
        People(5, 5),
    ),
    "some of the": (
        "{1 Five tenants} said the roof leaked. {1a Some of the tenants} said they had complained.",
        People(5, 5),
    ),
    "the same person": (
        "{1 A person} familiar with the bid said it was low. {1 The same person} said a rival had bid more.",
        People(1, 1),
    ),
    "a person, the person": (
        "{1 A person} familiar with the bid said it was low. {1 The person} said a rival had bid more.",
        People(1, 1),
    ),
    "the source": (
        "{1 A source} close to the club said the coach was out. {1 The source} said a successor was found.",
        People(1, 1),
    ),
    "this person": (
        "{1 One person} close to the club said the coach was out. {1 This person} said a successor was found.",
        People(1, 1),
    ),
    "two diplomats and an aide": (
        "{1 Two diplomats and an aide} said the text was final.",
        People(3, 3),
    ),
    "two diplomats and an aide, the aide": (
        "{1 Two diplomats and an aide} said the text was final. {1a The aide} said it had nine pages.",
        People(3, 3),
    ),
    "two and two": (
        "{1 Two diplomats} said the text was final. {2 Two aides} said it was not. {1 The diplomats} said it had nine pages.",
        People(4, 4),
    ),
    "two other people": (
        "{1 Two people} briefed on the plan said it was costly. {2 Two other people} said it was cheap.",
        People(4, 4),
    ),
    "three more": (
        "{1 Two people} briefed on the plan said it was costly. {2 Three more people} said it was cheap.",
        People(5, 5),
    ),
    "others": (
        "{1 Two teachers} said the test was hard. {2 Others} said it was easy.",
        People(4, None),
    ),
    "some, others": (
        "{1 Some residents} said the noise was bad. {2 Others} said they slept well.",
        People(4, None),
    ),
    "sources said": (
        "{1 Sources} said the coach was out.",
        People(2, None),
    ),
    "people familiar": (
        "{1 People} familiar with the matter said the coach was out. {1 The people} said he had packed.",
        People(2, None),
    ),
    "people, one person": (
        "{1 People} familiar with the matter said the coach was out. {1a One of the people} said he had packed.",
        People(2, None),
    ),
    "a source, the sources": (
        "{1 A source} said the pilot called for help. {1 The sources} said nobody answered.",
        People(1, 1),
    ),
    "they": (
        "{1 Two clerks} said the safe was open. {1 They} said the cash was gone.",
        People(2, 2),
    ),
    "he": (
        "{1 A clerk} said the safe was open. {1 He} said the cash was gone.",
        People(1, 1),
    ),
    "the clerks": (
        "{1 Two clerks} said the safe was open. {1 The clerks} said the cash was gone.",
        People(2, 2),
    ),
    "a different source": (
        "{1 A source} said the coach was out. {2 A different source} said he would stay.",
        People(2, 2),
    ),
    "a separate source": (
        "{1 A source} said the coach was out. {2 A separate source} said he would stay. {3 A third source} said he had no plans.",
        People(3, 3),
    ),
    "an additional": (
        "{1 One official} said the line was safe. {2 An additional official} said it was not.",
        People(2, 2),
    ),
    "yet another": (
        "{1 One official} said the line was safe. {2 Another official} said it was not. Yet {3 another official} said nobody knew.",
        People(3, 3),
    ),
    "first and second source": (
        "{1 One source} said the price was 40 dollars. {2 A second source} said it was 50. {2 The second source} said the deal was near.",
        People(2, 2),
    ),
    "officials said, the officials": (
        "{1 Officials} said the line was safe. {1 The officials} said tests were done.",
        People(2, None),
    ),
    "an official and two others": (
        "{1 An official and two engineers} said the line was safe.",
        People(3, 3),
    ),
    "named and unnamed": (
        "{1 Ana Holt} said the line was safe. {2 Two engineers} said it was not. {1 Holt} said tests were done.",
        People(3, 3),
    ),
    "one of his advisers": (
        "{1 Ana Holt} said the line was safe. {2 One of her advisers} said it was not.",
        People(2, 2),
    ),
    "either": (
        "{1 A buyer} said the farm was sold. {2 A lawyer} for the seller said it was not. {3 A neighbor} said nobody asked.",
        People(3, 3),
    ),
    "the four": (
        "{1 Four sailors} said the mast broke. {1 The four} said it was rotten.",
        People(4, 4),
    ),
    "the pair": (
        "{1 Two sailors} said the mast broke. {1 The pair} said it was rotten.",
        People(2, 2),
    ),
    "the group": (
        "{1 A group of sailors} said the mast broke. {1 The sailors} said it was rotten.",
        People(2, None),
    ),
    "five of whom": (
        "{1 Nine sailors} said the mast broke. {1a Five of them} said it was rotten. {1aa One of them} said it was new.",
        People(9, 9),
    ),
    "one former, one current": (
        "{1 Two executives} said sales fell. {1a One of the executives} said they fell by half. {1b The other executive} said the fall was smaller.",
        People(2, 2),
    ),
    "twenty-one": (
        "{1 Twenty-one villagers} said the well was dry.",
        People(21, 21),
    ),
    "1,200": (
        "{1 Some 1,200 workers} said the mill was cold.",
        People(2, None),
    ),
    "reporters' count": (
        "{1 Eight people}, including two lawyers, said the vote was bought.",
        People(8, 8),
    ),
    "a person and a body": (
        "{1 Ana Holt and the harbour ministry} said the line was safe.",
        People(1, 1),
    ),
    "two offices of one person": (
        "{1 Real estate mogul and television star Ana Holt} said the line was safe.",
        People(1, 1),
    ),
    "a named pair, and each of them": (
        "{1 Ana Holt} said the line was safe. {2 Eva Lind} said it was not. {1+2 Holt and Lind} said tests were done.",
        People(2, 2),
    ),
    "a share": (
        "{1 About three in 10} said the line was safe.",
        People(2, None),
    ),
}


def mentions(text: str) -> tuple[str, list[tuple[str, Span]]]:
    """The text without marks, and the marked mentions with their keys."""
    plain, at, found = "", 0, []
    for match in re.finditer(r"\{([\w+]+) ([^}]*)\}", text):
        plain += text[at : match.start()]
        found.append((match[1], Span(len(plain), len(plain) + len(match[2]))))
        plain += match[2]
        at = match.end()
    return plain + text[at:], found


@pytest.mark.parametrize(("marked", "people"), CHAINS.values(), ids=CHAINS)
def test_a_chain(engine: Engine, marked: str, people: People) -> None:
    text, marks = mentions(marked)
    subjects = engine.examine(article_from_text(text))
    sources = {source.id: source for source in subjects.sources}
    speaking = {a.source.start: a.source_id for a in subjects.attributions if a.source}
    meant: dict[str, str] = {}
    for key, span in marks:
        source = sources[speaking[span.start] or ""]
        if "+" in key:
            assert source.joins == tuple(meant[each] for each in key.split("+"))
            continue
        assert meant.setdefault(key, source.id) == source.id
        assert source.part_of == (meant[key[:-1]] if key[-1].isalpha() else None)
    assert len(set(meant.values())) == len(meant)
    assert people_in(subjects.sources) == people


def group(number: int, *, size: int, part_of: int | None, joins: set[int]) -> Source:
    return Source(
        id=f"s{number}",
        label="",
        kind="unnamed_group",
        people=People(size, size),
        mentions=(),
        attributions=(),
        part_of=f"s{part_of}" if part_of is not None else None,
        joins=tuple(f"s{each}" for each in sorted(joins)),
    )


@given(st.lists(st.integers(1, 9), min_size=1, max_size=8), st.data())
def test_whoever_is_among_others_adds_nobody(sizes: list[int], data: st.DataObject) -> None:
    alone = [group(n, size=size, part_of=None, joins=set()) for n, size in enumerate(sizes)]
    of = data.draw(st.integers(0, len(sizes) - 1))
    told = data.draw(st.sets(st.integers(0, len(sizes) - 1), min_size=1))
    member = group(100, size=1, part_of=of, joins=set())
    both = group(101, size=sum(sizes[n] for n in told), part_of=None, joins=told)
    assert people_in([*alone, member, both]) == people_in(alone) == People(sum(sizes), sum(sizes))


def test_of_a_pair_only_who_is_not_told_of_alone_is_added() -> None:
    holt = group(1, size=1, part_of=None, joins=set())
    with_a_lawyer = group(2, size=2, part_of=None, joins={1})
    assert people_in([holt, with_a_lawyer]) == People(2, 2)


def test_a_member_counts_where_the_group_does_not() -> None:
    assert people_in([group(2, size=1, part_of=1, joins=set())]) == People(1, 1)
