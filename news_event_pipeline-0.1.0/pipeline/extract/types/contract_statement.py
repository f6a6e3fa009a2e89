"""A statement about a contract under which goods, services, personnel, access, assets or money are to be provided."""

from pipeline.extract.eventtype import EventType, Example

EVENT_TYPE = EventType(
    name="contract_statement",
    subtypes=("sign", "fulfil", "plan", "change", "end", "describe"),
    roles=("party", "subject", "value", "speaker", "time", "location"),
    examples=(
        Example(
            "Ghana and the IMF renewed their loan agreement on Monday.",
            "renewed",
            "change",
            {"party": ("Ghana", "the IMF"), "time": ("on Monday",)},
        ),
        Example(
            "The bank is negotiating a $2 billion loan with Kenya.",
            "negotiating",
            "plan",
            {"party": ("The bank", "Kenya"), "value": ("$2 billion",)},
            modality="planned",
        ),
        Example(
            "Peru has signed a $200 million contract with Airbus to supply six helicopters.",
            "signed",
            "sign",
            {"party": ("Peru", "Airbus"), "value": ("$200 million",)},
        ),
        Example("The army awarded a contract to Boeing in May.", "awarded", "sign", {"party": ("The army", "Boeing")}),
        Example("Kenya cancelled a contract with the firm.", "cancelled", "end", {"party": ("Kenya", "the firm")}),
        Example(
            "The World Bank approved a $50 million loan to Nepal.", "approved", "sign", {"value": ("$50 million",)}
        ),
        Example("Norway bought 50 tanks from Germany for $1.9 billion.", "bought", "sign"),
        Example("The charity received $3 million in grants.", "received", "fulfil", {"value": ("$3 million",)}),
        Example("The firm reached a $9 million settlement with two cities.", "reached", "sign"),
        Example("Lawmakers criticized the contract with the company.", "contract", "describe"),
        Example("The retailer leased two floors to the agency.", "leased", "sign"),
        Example("Norway bought it from Russia.", "bought", "sign", {"party": ("Norway", "Russia")}),
    ),
    near_misses=(
        "The two sides signed a peace deal.",
        "The parties agreed on a coalition deal.",
        "He made a plea deal with prosecutors.",
        "The ministers signed a free trade agreement.",
        "Doctors deal with the virus every day.",
        "Two nurses contracted the virus.",
        "A great deal of time was lost.",
        "Private contractors were killed in the raid.",
        "The two countries signed an extradition treaty.",
        "The cease-fire agreement collapsed on Friday.",
        "The driver was ordered to pay a fine of $200.",
        "The family paid $90,000 in ransom.",
        "He issued an executive order on Monday.",
        "The treaty keeps Iran from acquiring a nuclear weapon.",
        "Settlers left the Israeli settlement.",
        "The villagers paid attention to the speech.",
        "The company hired 300 workers last year.",
        "Congress passed a $450 billion deal.",
        "The navy ordered a ship to turn back.",
        "The patients waited for the delivery of the mail.",
    ),
)
