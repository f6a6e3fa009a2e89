"""Sentences about trade, loans and deals with their trees, and what is asked of them."""

from spacy.tokens import Doc, Token

from pipeline.extract.frame import Frame
from tests.extract.trees import tree

LEASED = tree(
    "The retailer leased two floors to the agency.",
    "The/the/DET/DT/det/1 retailer/retailer/NOUN/NN/nsubj/2 leased/lease/VERB/VBD/ROOT/2 two/two/NUM/CD/nummod/4 "
    "floors/floor/NOUN/NNS/obj/2 to/to/ADP/IN/case/7 the/the/DET/DT/det/7 agency/agency/NOUN/NN/obl/2 "
    "././PUNCT/./punct/2",
)
LEASED_CAR = tree(
    "He leased a car.",
    "He/he/PRON/PRP/nsubj/1 leased/lease/VERB/VBD/ROOT/1 a/a/DET/DT/det/3 car/car/NOUN/NN/obj/1 ././PUNCT/./punct/1",
)
PAYMENT = tree(
    "The fund made a $5 million payment to the company.",
    "The/the/DET/DT/det/1 fund/fund/NOUN/NN/nsubj/2 made/make/VERB/VBD/ROOT/2 a/a/DET/DT/det/7 "
    "$/$/SYM/$/compound/7/MONEY 5/5/NUM/CD/compound/6/MONEY million/million/NUM/CD/nummod/4/MONEY "
    "payment/payment/NOUN/NN/obj/2 to/to/ADP/IN/case/10 the/the/DET/DT/det/10 company/company/NOUN/NN/nmod/7 "
    "././PUNCT/./punct/2",
)
TAX_PAYMENT = tree(
    "The fund made a $5 million tax payment to the company.",
    "The/the/DET/DT/det/1 fund/fund/NOUN/NN/nsubj/2 made/make/VERB/VBD/ROOT/2 a/a/DET/DT/det/8 "
    "$/$/SYM/$/compound/8/MONEY 5/5/NUM/CD/compound/6/MONEY million/million/NUM/CD/nummod/4/MONEY "
    "tax/tax/NOUN/NN/compound/8 payment/payment/NOUN/NN/obj/2 to/to/ADP/IN/case/11 the/the/DET/DT/det/11 "
    "company/company/NOUN/NN/nmod/8 ././PUNCT/./punct/2",
)
INVESTMENT = tree(
    "Critics praised the $35 million investment by the fund in the company.",
    "Critics/critic/NOUN/NNS/nsubj/1 praised/praise/VERB/VBD/ROOT/1 the/the/DET/DT/det/6 "
    "$/$/SYM/$/compound/6/MONEY 35/35/NUM/CD/compound/5/MONEY million/million/NUM/CD/nummod/3/MONEY "
    "investment/investment/NOUN/NN/obj/1 by/by/ADP/IN/case/9 the/the/DET/DT/det/9 fund/fund/NOUN/NN/nmod/6 "
    "in/in/ADP/IN/case/12 the/the/DET/DT/det/12 company/company/NOUN/NN/nmod/6 ././PUNCT/./punct/1",
)
AGREED_TO_BUY = tree(
    "Kenya agreed to buy 900 tests.",
    "Kenya/Kenya/PROPN/NNP/nsubj/1/PLACE agreed/agree/VERB/VBD/ROOT/1 to/to/PART/TO/mark/3 buy/buy/VERB/VB/xcomp/1 "
    "900/900/NUM/CD/nummod/5 tests/test/NOUN/NNS/obj/3 ././PUNCT/./punct/1",
)
AGREED_TO_SELL_HOUSE = tree(
    "He agreed to sell the house.",
    "He/he/PRON/PRP/nsubj/1 agreed/agree/VERB/VBD/ROOT/1 to/to/PART/TO/mark/3 sell/sell/VERB/VB/xcomp/1 "
    "the/the/DET/DT/det/5 house/house/NOUN/NN/obj/3 ././PUNCT/./punct/1",
)
BOUGHT_FROM_STATE = tree(
    "Norway bought it from Russia.",
    "Norway/Norway/PROPN/NNP/nsubj/1/PLACE bought/buy/VERB/VBD/ROOT/1 it/it/PRON/PRP/obj/1 from/from/ADP/IN/case/4 "
    "Russia/Russia/PROPN/NNP/obl/1/PLACE ././PUNCT/./punct/1",
)
BOUGHT_FROM_FRIEND = tree(
    "He bought it from a friend.",
    "He/he/PRON/PRP/nsubj/1 bought/buy/VERB/VBD/ROOT/1 it/it/PRON/PRP/obj/1 from/from/ADP/IN/case/5 a/a/DET/DT/det/5 "
    "friend/friend/NOUN/NN/obl/1 ././PUNCT/./punct/1",
)
BOUGHT_ISLAND = tree(
    "Kenya bought Bermuda for $3 million.",
    "Kenya/Kenya/PROPN/NNP/nsubj/1/PLACE bought/buy/VERB/VBD/ROOT/1 Bermuda/Bermuda/PROPN/NNP/obj/1/PLACE "
    "for/for/ADP/IN/case/4 $/$/SYM/$/obl/1/MONEY 3/3/NUM/CD/compound/6/MONEY million/million/NUM/CD/nummod/4/MONEY "
    "././PUNCT/./punct/1",
)
SOLD_ARMS = tree(
    "The firm sold the weapons to Libya.",
    "The/the/DET/DT/det/1 firm/firm/NOUN/NN/nsubj/2 sold/sell/VERB/VBD/ROOT/2 the/the/DET/DT/det/4 "
    "weapons/weapon/NOUN/NNS/obj/2 to/to/ADP/IN/case/6 Libya/Libya/PROPN/NNP/obl/2/PLACE ././PUNCT/./punct/2",
)
REBELS_SOLD_ARMS = tree(
    "Rebels sold the weapons to Libya.",
    "Rebels/rebel/NOUN/NNS/nsubj/1 sold/sell/VERB/VBD/ROOT/1 the/the/DET/DT/det/3 weapons/weapon/NOUN/NNS/obj/1 "
    "to/to/ADP/IN/case/5 Libya/Libya/PROPN/NNP/obl/1/PLACE ././PUNCT/./punct/1",
)
ORDERED_BACK = tree(
    "The navy ordered a ship to leave.",
    "The/the/DET/DT/det/1 navy/navy/NOUN/NN/nsubj/2/ORG ordered/order/VERB/VBD/ROOT/2 a/a/DET/DT/det/4 "
    "ship/ship/NOUN/NN/obj/2 to/to/PART/TO/mark/6 leave/leave/VERB/VB/advcl/2 ././PUNCT/./punct/2",
)
PAID_FIRM = tree(
    "Exxon paid the firm to train its pilots.",
    "Exxon/Exxon/PROPN/NNP/nsubj/1/ORG paid/pay/VERB/VBD/ROOT/1 the/the/DET/DT/det/3 firm/firm/NOUN/NN/obj/1 "
    "to/to/PART/TO/mark/5 train/train/VERB/VB/xcomp/1 its/its/PRON/PRP$/nmod:poss/7 pilots/pilot/NOUN/NNS/obj/5 "
    "././PUNCT/./punct/1",
)
PAID_FINE = tree(
    "Exxon paid the firm a fine of $200.",
    "Exxon/Exxon/PROPN/NNP/nsubj/1/ORG paid/pay/VERB/VBD/ROOT/1 the/the/DET/DT/det/3 firm/firm/NOUN/NN/iobj/1 "
    "a/a/DET/DT/det/5 fine/fine/NOUN/NN/obj/1 of/of/ADP/IN/case/7 $/$/SYM/$/nmod/5/MONEY "
    "200/200/NUM/CD/nummod/7/MONEY "
    "././PUNCT/./punct/1",
)
PAID_FOR_LOBBYING = tree(
    "Police found the $30 million he was paid for lobbying.",
    "Police/police/NOUN/NNS/nsubj/1 found/find/VERB/VBD/ROOT/1 the/the/DET/DT/det/3 $/$/SYM/$/obj/1/MONEY "
    "30/30/NUM/CD/compound/5/MONEY million/million/NUM/CD/nummod/3/MONEY he/he/PRON/PRP/nsubj:pass/8 "
    "was/be/AUX/VBD/aux:pass/8 paid/pay/VERB/VBN/acl:relcl/3 for/for/SCONJ/IN/mark/10 "
    "lobbying/lobby/VERB/VBG/advcl/8 ././PUNCT/./punct/1",
)
PAID_TO_SETTLE = tree(
    "Exxon will pay the government $11 million to settle charges.",
    "Exxon/Exxon/PROPN/NNP/nsubj/2/ORG will/will/AUX/MD/aux/2 pay/pay/VERB/VB/ROOT/2 the/the/DET/DT/det/4 "
    "government/government/NOUN/NN/iobj/2 $/$/SYM/$/obj/2/MONEY 11/11/NUM/CD/compound/7/MONEY "
    "million/million/NUM/CD/nummod/5/MONEY to/to/PART/TO/mark/9 settle/settle/VERB/VB/acl/5 "
    "charges/charge/NOUN/NNS/obj/9 ././PUNCT/./punct/2",
)
PAID_SINGER = tree(
    "Hugo paid the singer $2 million to perform.",
    "Hugo/Hugo/PROPN/NNP/nsubj/1/PERSON paid/pay/VERB/VBD/ROOT/1 the/the/DET/DT/det/4 "
    "singer/singer/NOUN/NN/compound/4 "
    "$/$/SYM/$/obj/1/MONEY 2/2/NUM/CD/compound/6/MONEY million/million/NUM/CD/nummod/4/MONEY to/to/PART/TO/mark/8 "
    "perform/perform/VERB/VB/advcl/1 ././PUNCT/./punct/1",
)
LENT = tree(
    "The bank lent the state $2 billion.",
    "The/the/DET/DT/det/1 bank/bank/NOUN/NN/nsubj/2 lent/lend/VERB/VBD/ROOT/2 the/the/DET/DT/det/4 "
    "state/state/NOUN/NN/iobj/2 $/$/SYM/$/obj/2/MONEY 2/2/NUM/CD/compound/7/MONEY "
    "billion/billion/NUM/CD/nummod/5/MONEY ././PUNCT/./punct/2",
)
HIRED_EXPERT = tree(
    "The ministry hired the psychologist to testify.",
    "The/the/DET/DT/det/1 ministry/ministry/NOUN/NN/nsubj/2 hired/hire/VERB/VBD/ROOT/2 the/the/DET/DT/det/4 "
    "psychologist/psychologist/NOUN/NN/obj/2 to/to/PART/TO/mark/6 testify/testify/VERB/VB/xcomp/2 "
    "././PUNCT/./punct/2",
)
HIRED_WORKERS = tree(
    "The company hired 300 workers.",
    "The/the/DET/DT/det/1 company/company/NOUN/NN/nsubj/2 hired/hire/VERB/VBD/ROOT/2 300/300/NUM/CD/nummod/4 "
    "workers/worker/NOUN/NNS/obj/2 ././PUNCT/./punct/2",
)
CALLS_FOR = tree(
    "The deal calls for the firm to pay the state.",
    "The/the/DET/DT/det/1 deal/deal/NOUN/NN/nsubj/2 calls/call/VERB/VBZ/ROOT/2 for/for/ADP/IN/case/5 "
    "the/the/DET/DT/det/5 "
    "firm/firm/NOUN/NN/obl/2 to/to/PART/TO/mark/7 pay/pay/VERB/VB/advcl/2 the/the/DET/DT/det/9 "
    "state/state/NOUN/NN/obj/7 "
    "././PUNCT/./punct/2",
)
BUDGET_DEAL = tree(
    "Congress passed a $450 billion deal.",
    "Congress/Congress/PROPN/NNP/nsubj/1/ORG passed/pass/VERB/VBD/ROOT/1 a/a/DET/DT/det/6 $/$/SYM/$/compound/6/MONEY "
    "450/450/NUM/CD/compound/5/MONEY billion/billion/NUM/CD/nummod/3/MONEY deal/deal/NOUN/NN/obj/1 "
    "././PUNCT/./punct/1",
)
PRICED_DEAL = tree(
    "The firm praised a $450 million deal.",
    "The/the/DET/DT/det/1 firm/firm/NOUN/NN/nsubj/2 praised/praise/VERB/VBD/ROOT/2 a/a/DET/DT/det/7 "
    "$/$/SYM/$/compound/7/MONEY 450/450/NUM/CD/compound/6/MONEY million/million/NUM/CD/nummod/4/MONEY "
    "deal/deal/NOUN/NN/obj/2 ././PUNCT/./punct/2",
)
PARTNERSHIP = tree(
    "The league suspended its partnership with NBC.",
    "The/the/DET/DT/det/1 league/league/NOUN/NN/nsubj/2 suspended/suspend/VERB/VBD/ROOT/2 "
    "its/its/PRON/PRP$/nmod:poss/4 "
    "partnership/partnership/NOUN/NN/obj/2 with/with/ADP/IN/case/6 NBC/NBC/PROPN/NNP/nmod/4/ORG ././PUNCT/./punct/2",
)
RELIEF = tree(
    "The army delivered humanitarian aid to Haiti.",
    "The/the/DET/DT/det/1 army/army/NOUN/NN/nsubj/2 delivered/deliver/VERB/VBD/ROOT/2 "
    "humanitarian/humanitarian/ADJ/JJ/amod/4 aid/aid/NOUN/NN/obj/2 to/to/ADP/IN/case/6 "
    "Haiti/Haiti/PROPN/NNP/obl/2/PLACE "
    "././PUNCT/./punct/2",
)
WITHHELD = tree(
    "The president withheld aid to Haiti.",
    "The/the/DET/DT/det/1 president/president/NOUN/NN/nsubj/2 withheld/withhold/VERB/VBD/ROOT/2 "
    "aid/aid/NOUN/NN/obj/2 "
    "to/to/ADP/IN/case/5 Haiti/Haiti/PROPN/NNP/nmod/3/PLACE ././PUNCT/./punct/2",
)
TAKEOVER = tree(
    "The takeover of the Senate angered the bank.",
    "The/the/DET/DT/det/1 takeover/takeover/NOUN/NN/nsubj/5 of/of/ADP/IN/case/4 the/the/DET/DT/det/4 "
    "Senate/Senate/PROPN/NNP/nmod/1 angered/anger/VERB/VBD/ROOT/5 the/the/DET/DT/det/7 bank/bank/NOUN/NN/obj/5 "
    "././PUNCT/./punct/5",
)


def frame(doc: Doc, text: str) -> Frame:
    """The frame of the first word with that text."""
    return Frame.of(token(doc, text))


def token(doc: Doc, text: str) -> Token:
    """The first word with that text."""
    return next(each for each in doc if each.text == text)
