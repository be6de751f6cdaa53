"""Articles with their parses, in the project's own wording, for the tests of sources and responses."""
# A parsed sentence is one line, as tests/documents.py reads it.
# ruff: noqa: E501

from __future__ import annotations

from tests.documents import document

SENATOR = document(
    "Senator Ana Holt opened the bridge. Holt said it was safe. The senator added that tolls would fall. “I like it,” she said.",
    """
    Senator/_/NNP/2/nmod:desc Ana/_/NNP/4/nsubj Holt/_/NNP/2/flat opened/open/VBD/0/root the/_/DT/6/det bridge/_/NN/4/obj ./_/./4/punct
    Holt/_/NNP/2/nsubj said/say/VBD/0/root it/_/PRP/5/nsubj was/be/VBD:AUX/5/cop safe/_/JJ/2/ccomp ./_/./2/punct
    The/_/DT/2/det senator/_/NN/3/nsubj added/add/VBD/0/root that/_/IN:SCONJ/7/mark tolls/toll/NNS/7/nsubj would/_/MD/7/aux fall/_/VB/3/ccomp ./_/./3/punct
    “/"/``/3/punct I/_/PRP/3/nsubj like/_/VBP/8/ccomp it/_/PRP/3/obj ,/_/,/3/punct ”/"/''/3/punct she/_/PRP/8/nsubj said/say/VBD/0/root ./_/./8/punct
    """,
)

MARSHES = document(
    "Bill Marsh met Ana Marsh in Port Saro. Mr. Marsh said the dam held. Then she said more.",
    """
    Bill/_/NNP/3/nsubj Marsh/_/NNP/1/flat met/meet/VBD/0/root Ana/_/NNP/3/obj Marsh/_/NNP/4/flat in/_/IN/7/case Port/_/NNP/3/obl Saro/_/NNP/7/flat ./_/./3/punct
    Mr/mr./NNP/3/nsubj Marsh/_/NNP/1/flat said/say/VBD/0/root the/_/DT/5/det dam/_/NN/6/nsubj:pass held/hold/VBN/3/ccomp ./_/./3/punct
    Then/_/RB/3/advmod she/_/PRP/3/nsubj said/say/VBD/0/root more/_/JJR/3/obj ./_/./3/punct
    """,
)

PEOPLE = document(
    "Two people with knowledge of the matter said the sale was off. Another person familiar with the talks said a deal was near. The two people said the board met on Monday. The people asked not to be named because the talks are private.",
    """
    Two/_/CD/2/nummod people/_/NNS/8/nsubj with/_/IN/4/case knowledge/_/NN/2/nmod of/_/IN/7/case the/_/DT/7/det matter/_/NN/4/nmod said/say/VBD/0/root the/_/DT/10/det sale/_/NN/11/nsubj was/be/VBD:AUX/12/cop off/_/RP/8/ccomp ./_/./8/punct
    Another/_/DT/2/det person/_/NN/7/nsubj familiar/_/JJ/2/amod with/_/IN/6/case the/_/DT/6/det talks/talk/NNS/3/obl said/say/VBD/0/root a/_/DT/9/det deal/_/NN/11/nsubj was/be/VBD:AUX/11/cop near/_/RB/7/ccomp ./_/./7/punct
    The/_/DT/3/det two/_/CD/3/nummod people/_/NNS/4/nsubj said/say/VBD/0/root the/_/DT/6/det board/_/NN/7/nsubj met/meet/VBD/4/ccomp on/_/IN/9/case Monday/_/NNP/7/obl ./_/./4/punct
    The/_/DT/2/det people/_/NNS/3/nsubj asked/ask/VBD/0/root not/_/RB:PART/7/advmod to/_/TO/7/mark be/_/VB:AUX/7/aux:pass named/name/VBN/3/xcomp because/_/IN:SCONJ/12/mark the/_/DT/10/det talks/talk/NNS/12/nsubj are/be/VBP:AUX/12/cop private/_/JJ/7/advcl ./_/./3/punct
    """,
)

UNION = document(
    "The Harbor Workers Union said pay fell. HWU rejected the offer. The union said it would strike.",
    """
    The/_/DT/4/det Harbor/_/NNP/4/compound Workers/worker/NNPS/4/compound Union/_/NNP/5/nsubj said/say/VBD/0/root pay/_/VB/5/ccomp fell/fall/VBN/6/xcomp ./_/./5/punct
    HWU/_/NNP/2/nsubj rejected/reject/VBD/0/root the/_/DT/4/det offer/_/NN/2/obj ./_/./2/punct
    The/_/DT/2/det union/_/NN/3/nsubj said/say/VBD/0/root it/_/PRP/6/nsubj would/_/MD/6/aux strike/_/VB/3/ccomp ./_/./3/punct
    """,
)

OFFICIALS = document(
    "Four officials said the log was lost. One of the officials described a fire.",
    """
    Four/_/CD/2/nummod officials/official/NNS/3/nsubj said/say/VBD/0/root the/_/DT/5/det log/_/NN/7/nsubj:pass was/be/VBD:AUX/7/aux:pass lost/lose/VBN/3/ccomp ./_/./3/punct
    One/_/CD/5/nsubj of/_/IN/4/case the/_/DT/4/det officials/official/NNS/1/nmod described/describe/VBD/0/root a/_/DT/7/det fire/_/NN/5/obj ./_/./5/punct
    """,
)

MIXED = document(
    "Records show the valve failed. Critics say the plan is doomed. A spokeswoman for Calder Rail said the trains ran. Russia has said it will wait. We reported it in May.",
    """
    Records/record/NNS/2/nsubj show/_/VBP/0/root the/_/DT/4/det valve/_/NN/2/obj failed/fail/VBN/2/xcomp ./_/./2/punct
    Critics/critic/NNS/2/nsubj say/_/VBP/0/root the/_/DT/4/det plan/_/NN/6/nsubj:pass is/be/VBZ:AUX/6/aux:pass doomed/doom/VBN/2/ccomp ./_/./2/punct
    A/_/DT/2/det spokeswoman/_/NN/6/nsubj for/_/IN/5/case Calder/_/NNP/5/compound Rail/_/NNP/2/nmod said/say/VBD/0/root the/_/DT/8/det trains/train/NNS/9/nsubj ran/run/VBD/6/ccomp ./_/./6/punct
    Russia/_/NNP/3/nsubj has/have/VBZ:AUX/3/aux said/say/VBN/0/root it/_/PRP/6/nsubj will/_/MD/6/aux wait/_/VB/3/ccomp ./_/./3/punct
    We/_/PRP/2/nsubj reported/report/VBD/0/root it/_/PRP/2/obj in/_/IN/5/case May/_/NNP/2/obl ./_/./2/punct
    """,
)

OFFICER = document(
    "A customs officer, speaking on condition of anonymity for fear of losing his job, said inspections had stopped. Odile Marsh, a nurse at the clinic, said the ward was full.",
    """
    A/_/DT/3/det customs/custom/NNS/3/compound officer/_/NN/17/nsubj ,/_/,/5/punct speaking/speak/VBG/17/advcl on/_/IN/7/case condition/_/NN/5/obl of/_/IN/9/case anonymity/_/NN/7/nmod for/_/IN/11/case fear/_/NN/7/nmod of/_/IN:SCONJ/13/mark losing/lose/VBG/11/acl his/_/PRP$/15/nmod:poss job/_/NN/13/obj ,/_/,/3/punct said/say/VBD/0/root inspections/inspection/NNS/20/nsubj had/have/VBD:AUX/20/aux stopped/stop/VBN/17/ccomp ./_/./17/punct
    Odile/_/NNP/10/nsubj Marsh/_/NNP/1/flat ,/_/,/5/punct a/_/DT/5/det nurse/_/NN/1/appos at/_/IN/8/case the/_/DT/8/det clinic/_/NN/5/nmod ,/_/,/1/punct said/say/VBD/0/root the/_/DT/12/det ward/_/NN/14/nsubj was/be/VBD:AUX/14/cop full/_/JJ/10/ccomp ./_/./10/punct
    """,
)

BOTH = document(
    "A union official and a company executive said talks had broken down. Both declined to be identified while a mediator is still at work.",
    """
    A/_/DT/3/det union/_/NN/3/compound official/_/NN/8/nsubj and/_/CC/7/cc a/_/DT/7/det company/_/NN/7/compound executive/_/NN/3/conj said/say/VBD/0/root talks/talk/NNS/11/nsubj had/have/VBD:AUX/11/aux broken/break/VBN/8/ccomp down/_/RP/11/compound:prt ./_/./8/punct
    Both/_/DT/2/nsubj declined/decline/VBD/0/root to/_/TO/5/mark be/_/VB:AUX/5/aux:pass identified/identify/VBN/2/xcomp while/_/IN:SCONJ/12/mark a/_/DT/8/det mediator/_/NN/12/nsubj is/be/VBZ:AUX/12/cop still/_/RB/12/advmod at/_/IN/12/case work/_/NN/5/advcl ./_/./2/punct
    """,
)

TWO = document(
    "Holt met Bray on Monday. He said the ledger was gone.",
    """
    Holt/_/NNP/2/nsubj met/meet/VBD/0/root Bray/_/NNP/2/obj on/_/IN/5/case Monday/_/NNP/2/obl ./_/./2/punct
    He/_/PRP/2/nsubj said/say/VBD/0/root the/_/DT/4/det ledger/_/NN/6/nsubj:pass was/be/VBD:AUX/6/aux:pass gone/go/VBN/2/ccomp ./_/./2/punct
    """,
)

RETICENT = document(
    "Harlow Mining did not immediately respond to emailed questions. Neither Holt nor his attorney responded to messages. Calls to the clinic rang unanswered. He declined to be interviewed.",
    """
    Harlow/_/NNP/6/nsubj Mining/_/NNP/1/flat did/do/VBD:AUX/6/aux not/_/RB:PART/6/advmod immediately/_/RB/6/advmod respond/_/VB/0/root to/_/IN/9/case emailed/email/VBN/9/amod questions/question/NNS/6/obl ./_/./6/punct
    Neither/_/DT/2/det Holt/_/NNP/6/nsubj nor/_/,:CCONJ/5/cc his/_/PRP$/5/nmod:poss attorney/_/NN/2/conj responded/respond/VBD/0/root to/_/IN/8/case messages/message/NNS/6/obl ./_/./6/punct
    Calls/call/NNS/6/nsubj:pass to/_/IN/4/case the/_/DT/4/det clinic/_/NN/1/nmod rang/ring/VBP:AUX/6/aux unanswered/unanswere/VBN/0/root ./_/./6/punct
    He/_/PRP/2/nsubj declined/decline/VBD/0/root to/_/TO/5/mark be/_/VB:AUX/5/aux:pass interviewed/interview/VBN/2/xcomp ./_/./2/punct
    """,
)

SILENT = document(
    "Patients did not respond to treatment. The club declined the invitation. Vance denied the allegation. The port referred questions to the ministry. Moss could not be reached.",
    """
    Patients/patient/NNS/4/nsubj did/do/VBD:AUX/4/aux not/_/RB:PART/4/advmod respond/_/VB/0/root to/_/IN/6/case treatment/_/NN/4/obl ./_/./4/punct
    The/_/DT/2/det club/_/NN/3/nsubj declined/decline/VBD/0/root the/_/DT/5/det invitation/_/NN/3/obj ./_/./3/punct
    Vance/_/NNP/2/nsubj denied/deny/VBD/0/root the/_/DT/4/det allegation/_/NN/2/obj ./_/./2/punct
    The/_/DT/2/det port/_/NN/3/nsubj referred/refer/VBD/0/root questions/question/NNS/3/obj to/_/IN/7/case the/_/DT/7/det ministry/_/NN/3/obl ./_/./3/punct
    Moss/_/NNP/5/nsubj:pass could/_/MD/5/aux not/_/RB:PART/5/advmod be/_/VB:AUX/5/aux:pass reached/reach/VBN/0/root ./_/./5/punct
    """,
)
