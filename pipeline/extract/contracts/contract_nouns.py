"""Nouns that name contracts, by what must stand with them."""

from pipeline.extract.grammar.words import all_forms, lexicon

# Nouns that name a contract by themselves.
CONTRACTS = lexicon("contract subcontract sub-contract buyout")
# Contracts where a company, a lender or a sum stands with them: a state too is merged or taken over.
MERGERS = lexicon("takeover merger acquisition mega-merger")
LOANS = lexicon("loan mortgage lease bailout")
# Nouns of what ends a lawsuit for money.
SETTLEMENTS = lexicon("settlement")
# Nouns of a part of a debt.
INSTALMENTS = lexicon("payment installment instalment")
# Nouns that name one where something shows that goods, services, access or money are provided.
AGREEMENTS = lexicon("deal agreement accord pact arrangement memorandum transaction mou tie-up compact tender")
# Nouns of what is only proposed.
OFFERS = lexicon("offer bid proposal")
# Of these it is the verb and its sides that show whether one is meant.
ASKED_OF_VERB = lexicon("aid assistance funding investment debt grant commitment obligation partnership sale")
# Nouns that name one only where a verb signs, ends or otherwise acts on them.
ACTED_ON = lexicon(
    "grant purchase sale order stake debt aid assistance partnership treaty package funding commitment obligation "
    "terms term investment financing transfer"
)
NOUNS = CONTRACTS | MERGERS | LOANS | SETTLEMENTS | INSTALMENTS | AGREEMENTS | OFFERS | ACTED_ON
FORMS = all_forms(NOUNS)
LOAN_FORMS = all_forms(LOANS | {"grant", "bailout", "aid"})
SUPPLYING_FORMS = all_forms({"contract", "supplier", "buyer", "customer", "contractor"})
TRADING = lexicon(
    "supply sell buy purchase build provide deliver lease rent acquire construct repair restore operate develop "
    "produce service maintain finance fund invest lend pay share guarantee train equip ship export import transport "
    "upgrade expand modernize modernise explore drill clean install refurbish manufacture assemble host store process "
    "refine mine broadcast distribute license outsource merge repay subsidize subsidise transfer procure fix overhaul"
)
LETTING_FORMS = all_forms(TRADING | {"allow", "permit", "let"})
