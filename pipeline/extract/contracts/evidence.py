"""What a sentence or its article shows where words as common as "deal", "talks" and "offer" tell of contracts.

Only such sentences are parsed for these words; the rules ask more closely, but for nothing that is not named here.
"""

from pipeline.extract.contracts.contract_forms import HAGGLED, UNIONS
from pipeline.extract.contracts.contract_nouns import LOANS, MERGERS, NOUNS, SUPPLYING_FORMS, TRADING
from pipeline.extract.contracts.dealings import GOODS, PAID, PURCHASING, SELLING
from pipeline.extract.contracts.money_nouns import PAYMENT_NAMED
from pipeline.extract.contracts.money_sums import MONEY_NAMED
from pipeline.extract.contracts.participants import COMPANY, LENDERS
from pipeline.extract.contracts.payments import PAID_FOR_WORK
from pipeline.extract.contracts.topics import BUYING, is_business
from pipeline.extract.contracts.trade_goods import WARE_FORMS, WARES
from pipeline.extract.grammar.words import all_forms
from pipeline.language.signs import either, has_word, in_article, text_has

_PURCHASE_FORMS = all_forms(PURCHASING | TRADING | GOODS | COMPANY | LENDERS)
_TRADE_FORMS = all_forms(PURCHASING | TRADING | GOODS | COMPANY | LENDERS | SELLING | WARES | PAID)
_TALKED_OF = all_forms(NOUNS | MERGERS | LOANS | WARES | HAGGLED | UNIONS | COMPANY)
_TALKED_FOR = all_forms({"buy", "acquire", "sell", "merge", "supply", "delivery", "price", "collective"})

MONEY = text_has(MONEY_NAMED)
OF_PAYMENT = either(MONEY, text_has(PAID_FOR_WORK))
PAYMENT = text_has(PAYMENT_NAMED)
BUSINESS = in_article(is_business)
OF_TRADE = either(has_word(_TRADE_FORMS), MONEY, BUSINESS)
OF_PURCHASE = either(has_word(_PURCHASE_FORMS), MONEY, in_article(lambda counts: is_business(counts, BUYING)))
OF_SUPPLY = either(has_word(WARE_FORMS), in_article(lambda counts: is_business(counts, SUPPLYING_FORMS)))
OF_BARGAINING = either(has_word(_TALKED_OF | _TALKED_FOR), BUSINESS)
