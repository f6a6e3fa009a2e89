"""People who act for a state, an organisation or a company are sent, kept, added to, rotated, cut or withdrawn."""

from pipeline.extract.eventtype import EventType, Example

EVENT_TYPE = EventType(
    name="personnel_deployment",
    subtypes=("deploy", "presence", "reinforce", "rotate", "reduce", "withdraw"),
    roles=("actor", "personnel", "count", "location", "origin", "time", "purpose", "means"),
    examples=(
        Example(
            "Norway sent 40 engineers to Mali on Friday to repair a bridge.",
            "sent",
            "deploy",
            {
                "actor": ("Norway",),
                "personnel": ("engineers",),
                "count": ("40",),
                "location": ("Mali",),
                "time": ("on Friday",),
                "purpose": ("to repair a bridge",),
            },
        ),
        Example("Canadian troops were flown into Haiti.", "flown", "deploy", {"actor": ("Canadian",)}),
        Example("Kenya has agreed to deploy 300 police officers.", "deploy", "deploy", modality="planned"),
        Example(
            "About 500 soldiers stationed in Cyprus complained.", "stationed", "presence", {"count": ("About 500",)}
        ),
        Example("There are dozens of German advisers in Niger.", "There are", "presence", {"location": ("Niger",)}),
        Example("Italy has 200 soldiers in Latvia.", "has", "presence", {"actor": ("Italy",), "location": ("Latvia",)}),
        Example(
            "Fiji will not withdraw its peacekeepers from Sinai.",
            "withdraw",
            "withdraw",
            polarity="negative",
            modality="planned",
        ),
        Example("The withdrawal of Dutch troops from Uruzgan began.", "withdrawal", "withdraw", {"actor": ("Dutch",)}),
        Example("Angola put 300 soldiers into Namibe.", "put", "deploy", {"count": ("300",), "location": ("Namibe",)}),
        Example("Spain has offered to send 80 instructors.", "send", "deploy", {"count": ("80",)}, modality="possible"),
        Example("Brazil sent in agents to guard the border.", "sent in", "deploy", {"personnel": ("agents",)}),
        Example("Tunisian troops were called to keep order in Gafsa.", "called", "deploy"),
        Example("Chad agreed to accept a U.N. peacekeeping force.", "accept", "deploy", modality="planned"),
        Example("A Nepalese battalion will replace Indian troops in Bukavu.", "replace", "rotate", modality="planned"),
        Example("Lawmakers called for the return of the troops.", "return", "withdraw", modality="possible"),
        Example(
            "Rockets hit a base where Polish troops are stationed.", "stationed", "presence", {"location": ("a base",)}
        ),
        Example("It was the troop surge in Helmand that failed.", "surge", "reinforce", {"location": ("Helmand",)}),
        Example(
            "Chad will keep up to 900 troops in Mali.", "keep", "presence", {"actor": ("Chad",)}, modality="planned"
        ),
        Example("Monitors reported an Eritrean presence in Tigray.", "presence", "presence", {"actor": ("Eritrean",)}),
        Example("Gibraltar is home to a British naval squadron.", "home", "presence", {"location": ("Gibraltar",)}),
    ),
    near_misses=(
        "The storm left 40 dead in Manila.",
        "The blast left two soldiers dead in Manila.",
        "The verdict left five soldiers at the fort awaiting execution.",
        "The wounded soldiers were taken to a clinic in Goma.",
        "A task force called on the governor to act.",
        "The bank wants to provide soldiers with cheap loans.",
        "The forces of globalization reached the village.",
        "Their deaths bring to 12 the number of soldiers killed in Mali.",
        "Police were called to a house in Leeds after a robbery.",
        "The army accepted the general's apology.",
        "Officers remain confident that the men will be found.",
        "The minister arrived in Oslo on Monday.",
        "Newly arrived peacekeepers complained about the food.",
        "Soldiers killed two gunmen near the border.",
        "The United States withdrew from the climate agreement.",
        "Thousands of refugees left Syria.",
        "The company deployed new software in March.",
        "Police arrested three men in Lyon.",
        "Police had to apologise to shoppers in Leeds.",
        "Leading experts reinforced the warning on Friday.",
        "The army withdrew its complaint.",
    ),
)
