"""A source denies, contradicts, disputes or rejects the truth of a claim, or professes not to know of it."""

from pipeline.extract.eventtype import EventType, Example

EVENT_TYPE = EventType(
    name="denial",
    subtypes=("deny", "contradict", "dispute", "disavow"),
    roles=("speaker", "claim", "claimant", "addressee", "time"),
    examples=(
        Example(
            "The Kremlin said it knew nothing about the order.",
            "knew nothing",
            "disavow",
            {"speaker": ("The Kremlin",), "claim": ("the order",)},
        ),
        Example(
            "The ministry on Friday denied the report.",
            "denied",
            "deny",
            {"speaker": ("The ministry",), "claim": ("the report",)},
        ),
        Example("Sudan denies that its soldiers crossed the border.", "denies", "deny", {"speaker": ("Sudan",)}),
        Example("The company has denied having paid bribes.", "denied", "deny", {"claim": ("having paid bribes",)}),
        Example(
            "Chad accused Sudan of arming rebels, a charge Khartoum denies.",
            "denies",
            "deny",
            {"speaker": ("Khartoum",)},
        ),
        Example("A spokesman called the accusations baseless.", "baseless", "deny", {"speaker": ("A spokesman",)}),
        Example("The mayor said the reports were untrue.", "untrue", "deny", {"claim": ("the reports",)}),
        Example("All three men pleaded not guilty.", "pleaded not guilty", "deny", {"speaker": ("All three men",)}),
        Example("Police issued a denial of the report.", "denial", "deny", {"speaker": ("Police",)}),
        Example("The army contradicted an account by the rebels.", "contradicted", "contradict"),
        Example("She said he had made false accusations against her family.", "false", "deny", {"speaker": ("She",)}),
        Example('"I never said that," the coach told reporters.', "never said", "deny"),
        Example("The army disputes the figure.", "disputes", "dispute", {"claim": ("the figure",)}),
    ),
    near_misses=(
        "The caucus denied unanimous consent to the bill.",
        "The group was disowned by its founders.",
        "The mayor said he was not at home on Monday.",
        "The judge denied him bail.",
        "Turkey denied the inspectors entry to the camp.",
        "The court rejected the complaint.",
        "Parliament rejected the peace plan.",
        "The ministry neither confirmed nor denied the report.",
        "A spokesman refused to confirm or deny the claim.",
        "Berlin rejected calls for a ceasefire.",
        "China and India dispute the border.",
        "Police said they did not know how many people had died.",
        "He was charged under a law against denying the Holocaust.",
        "The union rejected the wage offer.",
        "He was convicted of making false claims to insurers.",
        "There is nothing wrong with asking for help, she said.",
        "It is wrong to park there.",
        "The Army denied an easement for the pipeline.",
    ),
)
