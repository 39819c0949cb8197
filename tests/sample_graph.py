"""A small graph made by hand: an authority of a few rows, and fourteen reports of what officials met, did and said."""
# ruff: noqa: E501  (a fact a line)

from functools import cache

from ontology.authority import PUBLISHER
from ontology.facts import Entity, Fact, Source, Span, Use
from ontology.rdf import DocumentGraph, write_nquads

Spelt = Entity | tuple[Entity, str]  # an entity under its own name, or as the text spells it

CHINA, THAILAND, MYANMAR = (
    Entity("Country", code, name) for code, name in (("CN", "China"), ("TH", "Thailand"), ("MM", "Myanmar"))
)
LAOS, VIETNAM, MALAYSIA = (
    Entity("Country", code, name) for code, name in (("LA", "Laos"), ("VN", "Vietnam"), ("MY", "Malaysia"))
)
COUNTRIES = (CHINA, THAILAND, MYANMAR, LAOS, VIETNAM, MALAYSIA)

CRIME = Entity("Crime", "organised_crime", "organised crime")
CYBER = Entity("Crime", "cybercrime", "cybercrime")
FRAUD = Entity("Crime", "telecom_fraud", "telecom fraud")
GAMBLING = Entity("Crime", "online_gambling", "online gambling")
DRUGS = Entity("Crime", "drug_trafficking", "drug trafficking")
CRIMES = (CRIME, CYBER, FRAUD, GAMBLING, DRUGS)
BROADER = ((CYBER, CRIME), (FRAUD, CYBER), (GAMBLING, CRIME), (DRUGS, CRIME))

KAYIN = Entity("Place", "mm-13", "Kayin State", "MM")
MYAWADDY = Entity("Place", "mm-myawaddy", "Myawaddy", "MM")
KK_PARK = Entity("Place", "mm-kk-park", "KK Park", "MM")
TACHILEIK = Entity("Place", "mm-tachileik", "Tachileik", "MM")
NAYPYIDAW = Entity("Place", "mm-naypyidaw", "Naypyidaw", "MM")
TAK = Entity("Place", "th-63", "Tak Province", "TH")
MAE_SOT = Entity("Place", "th-mae-sot", "Mae Sot", "TH")
BOTEN = Entity("Place", "la-boten", "Bôten", "LA")
WITHIN = ((MYAWADDY, KAYIN), (KK_PARK, MYAWADDY), (MAE_SOT, TAK))
PLACES = (KAYIN, MYAWADDY, KK_PARK, TACHILEIK, NAYPYIDAW, TAK, MAE_SOT, BOTEN)

MPS = Entity("Organization", "cn-ministry-of-public-security", "Ministry of Public Security", "CN")
MPS_VN = Entity("Organization", "vn-ministry-of-public-security", "Ministry of Public Security", "VN")
LMLECC = Entity("Organization", "lmlecc", "Lancang-Mekong Integrated Law Enforcement and Security Cooperation Center")
BERNAMA = Entity("Organization", "my-bernama", "Bernama", "MY")
ORGANIZATIONS = (MPS, MPS_VN, LMLECC, BERNAMA)

HAN = Entity("Official", "han-zhiqiang", "Han Zhiqiang", "CN")
PHUMTHAM = Entity("Official", "phumtham-wechayachai", "Phumtham Wechayachai", "TH")
LIU = Entity("Official", "liu-zhongyi", "Liu Zhongyi", "CN")
SOE_WIN = Entity("Official", "soe-win", "Soe Win", "MM")
SAIFUDDIN = Entity("Official", "saifuddin-nasution-ismail", "Saifuddin Nasution Ismail", "MY")
POSTS = (
    (HAN, "Ambassador to Thailand", CHINA, "2021-08", None),
    (PHUMTHAM, "Deputy Prime Minister", THAILAND, "2024-09-03", "2025-09"),
    (PHUMTHAM, "Minister of Defence", THAILAND, "2024-09-03", "2025-06-30"),
    (LIU, "Assistant Minister", MPS, "2023", None),
    (SOE_WIN, "Deputy Prime Minister", MYANMAR, "2021-08-01", None),
    (SAIFUDDIN, "Minister of Home Affairs", MALAYSIA, "2022-12-03", None),
)
SPELLINGS = (
    (PHUMTHAM, "Phumtham Vejjayachai"),
    (LMLECC, "LMLECC"),
    (LMLECC, "Lancang-Mekong Center"),
    (MPS, "MPS"),
    (MYAWADDY, "Myawadi"),
    (MYANMAR, "Burma"),
    (THAILAND, "Thai"),
)

# Outside the authority: found by name and country, Mali by the one document that names her.
DIREK = Entity("Official", "~TH~Direk%20Bongkarn", "Direk Bongkarn", "TH")
WANG_XING = Entity("Person", "~CN~Wang%20Xing", "Wang Xing", "CN")
SHE = Entity("Person", "~~She%20Kailun", "She Kailun")
GALAXY = Entity("Organization", "~MM~Galaxy%20Holdings", "Galaxy Holdings", "MM")
CHANNEL = Entity("Asset", "~~Galaxy%20Channel", "Galaxy Channel")
MALI = Entity("Official", "~TH~Mali~00000000000000000000000000000013", "Mali", "TH")


def uses(*spelt: Spelt) -> tuple[Use, ...]:
    pairs = (one if isinstance(one, tuple) else (one, one.name) for one in spelt)
    return tuple(Use(entity, surface, "by hand") for entity, surface in pairs)


def write_report(
    published: str | None, publisher: str, text: str, *facts: tuple[str, dict[str, object], str, str]
) -> bytes:
    """Write a document; a fact is label, literals and roles, the sentence that states it, one that adds context."""
    title = text.split("\n", 1)[0]
    slug = title.lower().replace(" ", "-")
    graph = DocumentGraph(Source(text, title, published, publisher, f"https://example.org/{slug}"))
    for label, fields, evidence, context in facts:
        literals = {name: value for name, value in fields.items() if isinstance(value, str)}
        roles = {name: uses(*value) for name, value in fields.items() if isinstance(value, tuple)}
        if label != "Office":
            literals["rule"] = "by_hand"
        graph.add_fact(Fact(label, literals, roles, (find(text, evidence),), (find(text, context),) if context else ()))
    return write_nquads(graph)


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def write_authority() -> bytes:
    """Write the authority: one table, a row a fact or an entity."""
    rows = [f"{person.name},{title},{of.name},{since}" for person, title, of, since, _ in POSTS]
    rows += [f"{entity.name},{surface}" for entity, surface in SPELLINGS]
    named = (*COUNTRIES, *CRIMES, *PLACES, *ORGANIZATIONS, *(post[0] for post in POSTS))
    rows += [f"{entity.name},{entity.name}" for entity in named]
    text = "\n".join(rows)
    graph = DocumentGraph(Source(text, "authority.csv", "2026-01-01", PUBLISHER), authority=True)
    for entity in COUNTRIES:
        graph.add_entity(entity, {"code": entity.key})
    for crime in CRIMES:
        graph.add_entity(crime, {"code": crime.key})
    for place in PLACES:
        graph.add_entity(place, {"lat": 16.5, "lon": 98.5})
    for organization in ORGANIZATIONS:
        graph.add_entity(organization, {"kind": "body"})
    for official in {post[0].key: post[0] for post in POSTS}.values():
        graph.add_entity(official)
    for relation, pairs in (("broader", BROADER), ("within", WITHIN)):
        for entity, target in pairs:
            graph.add_relation(entity, relation, target)
    for (person, title, of, since, until), row in zip(POSTS, rows, strict=False):
        dates = {"from": since, "to": until} if until else {"from": since}
        roles = {"holder": uses(person), "of": uses(of)}
        graph.add_fact(Fact("Office", {"title": title, **dates}, roles, (find(text, row),)))
    for entity, surface in (*SPELLINGS, *((entity, entity.name) for entity in named)):
        graph.add_name(surface, entity, graph.add_passage(find(text, f"{entity.name},{surface}")))
    return write_nquads(graph)


ENVOY = """Envoy and deputy premier discuss scams
Chinese ambassador Han Zhiqiang met Puttan in February.
They talked about telecom fraud, online gambling and the town of Myawaddy.
Thailand cut electricity to Myawaddy and Tachileik on February 5.
Han called for joint action against the scam centres."""
BORDER = """Liu at the border
Liu Zhongyi and Phumtham met in Mae Sot on February 17 about KK Park.
Liu travels on to Naypyidaw."""
BORDER_AGAIN = """Thai minister receives Liu
Phumtham Wechayachai received Liu Zhongyi in Mae Sot on February 17 to discuss telecom fraud.
Myawaddy was on the agenda."""
GENERALS = """Generals talk
Soe Win received General Direk and discussed transnational crime."""
SUMMIT = """Ministers to gather
The LMLECC will bring China, Thailand and Myanmar together on March 20 to discuss telecom fraud."""
PLANS = """Thailand weighs next steps
Thailand plans to close its crossings to Myawaddy.
The Deputy Prime Minister proposed cutting internet service to Myawaddy on February 20."""
TREATY = """Treaty signed in Vientiane
China and Laos signed the Treaty on Mutual Legal Assistance on July 10, 2024, to fight drug trafficking.
The two sides proposed a mechanism against cybercrime at Boten."""
RESCUE = """Actor freed
Thailand rescued Wang Xing, who had been held in Myawaddy, on January 7, 2025."""
REMARKS = """Minister warns
Saifuddin told Bernama that scams were a regional threat."""
SANCTIONS = """Holdings listed
China sanctioned Galaxy Holdings and She Kailun and froze Galaxy Channel on May 1, 2025."""
CAPITAL = """Talks in the capital
Liu Zhongyi held talks with Soe Win in Naypyidaw on February 24 and 25 about KK Park."""
ANNOUNCED = """Power cut announced
Thailand will cut electricity to Myawaddy and Tachileik on February 5."""
MALI_MEETS = """Mali meets envoy
Mali met Han Zhiqiang on March 3, 2025 about Burma."""
UNKNOWN = """Ministries in contact
The Ministry of Public Security of Vietnam raided Galaxy Holdings in 2023."""


def write_reports() -> list[bytes]:
    """Write the reports."""
    power = {"kind": "power_cut", "date": "2025-02-05", "takenBy": (THAILAND,), "against": (MYAWADDY, TACHILEIK)}
    border = {"status": "held", "date": "2025-02-17", "location": (MAE_SOT,)}
    cut = "Thailand cut electricity to Myawaddy and Tachileik on February 5."
    puttan = (PHUMTHAM, "Puttan")
    return [
        write_report(
            "2025-02-19", "People's Daily Online", ENVOY,
            ("Meeting", {"status": "held", "date": "2025-02", "participant": (HAN, puttan), "about": (FRAUD, GAMBLING, MYAWADDY)},
             "Chinese ambassador Han Zhiqiang met Puttan in February.", "They talked about telecom fraud, online gambling and the town of Myawaddy."),
            ("Measure", {**power, "status": "done"}, cut, ""),
            ("Statement", {"speaker": ((HAN, "Han"),), "about": (FRAUD,)}, "Han called for joint action against the scam centres.", ""),
            ("Office", {"title": "Ambassador", "holder": (HAN,), "of": (CHINA,)}, "Chinese ambassador Han Zhiqiang met Puttan in February.", ""),
        ),
        write_report(
            "2025-02-18", "Bangkok Post", BORDER,
            ("Meeting", {**border, "participant": (LIU, (PHUMTHAM, "Phumtham")), "about": (KK_PARK,)},
             "Liu Zhongyi and Phumtham met in Mae Sot on February 17 about KK Park.", ""),
        ),
        write_report(
            "2025-02-17", "Xinhua", BORDER_AGAIN,
            ("Meeting", {**border, "participant": (LIU, PHUMTHAM), "about": (FRAUD, MYAWADDY)},
             "Phumtham Wechayachai received Liu Zhongyi in Mae Sot on February 17 to discuss telecom fraud.", "Myawaddy was on the agenda."),
        ),
        write_report(
            "2025-01-20", "The Global New Light", GENERALS,
            ("Meeting", {"status": "held", "participant": (SOE_WIN, (DIREK, "Direk")), "about": (CRIME,)},
             "Soe Win received General Direk and discussed transnational crime.", ""),
        ),
        write_report(
            "2025-03-01", "Xinhua", SUMMIT,
            ("Meeting", {"status": "planned", "date": "2025-03-20", "participant": ((LMLECC, "LMLECC"), CHINA, THAILAND, MYANMAR), "about": (FRAUD,)},
             "The LMLECC will bring China, Thailand and Myanmar together on March 20 to discuss telecom fraud.", ""),
        ),
        write_report(
            "2025-02", "Bangkok Post", PLANS,
            ("Measure", {"kind": "border_control", "status": "planned", "takenBy": (THAILAND,), "against": (MYAWADDY,)},
             "Thailand plans to close its crossings to Myawaddy.", ""),
            ("Measure", {"kind": "internet_cut", "status": "proposed", "date": "2025-02-20", "takenBy": ((PHUMTHAM, "Deputy Prime Minister"),), "against": (MYAWADDY,)},
             "The Deputy Prime Minister proposed cutting internet service to Myawaddy on February 20.", ""),
        ),
        write_report(
            "2024-07-11", "Vientiane Times", TREATY,
            ("Agreement", {"kind": "treaty", "name": "Treaty on Mutual Legal Assistance", "status": "signed", "date": "2024-07-10", "party": (CHINA, LAOS), "about": (DRUGS,)},
             "China and Laos signed the Treaty on Mutual Legal Assistance on July 10, 2024, to fight drug trafficking.", ""),
            ("Agreement", {"kind": "mechanism", "status": "proposed", "party": (CHINA, LAOS), "about": (CYBER, (BOTEN, "Boten"))},
             "The two sides proposed a mechanism against cybercrime at Boten.", ""),
        ),
        write_report(
            "2025-01-08", "Bangkok Post", RESCUE,
            ("Measure", {"kind": "rescue", "status": "done", "date": "2025-01-07", "takenBy": (THAILAND,), "against": (WANG_XING,)},
             "Thailand rescued Wang Xing, who had been held in Myawaddy, on January 7, 2025.", ""),
        ),
        write_report(
            "2025-02-10", "The Star", REMARKS,
            ("Statement", {"speaker": ((SAIFUDDIN, "Saifuddin"),), "about": (FRAUD,), "via": (BERNAMA,)},
             "Saifuddin told Bernama that scams were a regional threat.", ""),
        ),
        write_report(
            "2025-05-02", "Xinhua", SANCTIONS,
            ("Measure", {"kind": "sanction", "status": "done", "date": "2025-05-01", "takenBy": (CHINA,), "against": (GALAXY, SHE)},
             "China sanctioned Galaxy Holdings and She Kailun and froze Galaxy Channel on May 1, 2025.", ""),
            ("Measure", {"kind": "asset_seizure", "status": "done", "date": "2025-05-01", "takenBy": (CHINA,), "against": (CHANNEL,)},
             "China sanctioned Galaxy Holdings and She Kailun and froze Galaxy Channel on May 1, 2025.", ""),
        ),
        write_report(
            "2025-02-26", "Xinhua", CAPITAL,
            ("Meeting", {"status": "held", "date": "2025-02-24/2025-02-25", "participant": (LIU, SOE_WIN), "about": (KK_PARK,), "location": (NAYPYIDAW,)},
             "Liu Zhongyi held talks with Soe Win in Naypyidaw on February 24 and 25 about KK Park.", ""),
        ),
        write_report(
            "2025-02-04", "Bangkok Post", ANNOUNCED,
            ("Measure", {**power, "status": "planned"}, "Thailand will cut electricity to Myawaddy and Tachileik on February 5.", ""),
        ),
        write_report(
            "2025-03-04", "Thai PBS", MALI_MEETS,
            ("Meeting", {"status": "held", "date": "2025-03-03", "participant": (HAN, MALI), "about": ((MYANMAR, "Burma"),)},
             "Mali met Han Zhiqiang on March 3, 2025 about Burma.", ""),
        ),
        write_report(
            None, "A weblog", UNKNOWN,
            ("Measure", {"kind": "operation", "status": "done", "date": "2023", "takenBy": (MPS_VN,), "against": (GALAXY,)},
             "The Ministry of Public Security of Vietnam raided Galaxy Holdings in 2023.", ""),
        ),
    ]  # fmt: skip


@cache
def sample_documents() -> tuple[bytes, ...]:
    """Give the authority and the reports as N-Quads, a document each."""
    return (write_authority(), *write_reports())
