"""Pages of no concern to cross-border crime: officials may come of them, but no act and no word."""

from functools import cache

import pytest

from loaders.extract.rules import RuleExtractor
from ontology.authority import shipped_authority
from ontology.facts import Source

PAGES = (
    """Exports of Vietnamese coffee rise

Vietnam's exports of coffee to Germany and Italy rose by 12 percent in February, the General Statistics Office said
on Monday. Trade Minister Nguyen Hong Dien met the German ambassador in Hanoi to discuss tariffs. The two countries
agreed to set up a working group on customs duties.""",
    """Late goal sends Morocco past Senegal

Morocco beat Senegal 1-0 in Rabat on Saturday. Goalkeeper Yassine Bounou saved a penalty, and police escorted the
visiting fans to the airport. Coach Walid Regragui said his team had been under pressure. Senegal attacked again and
again, but the defence held. The federation fined both clubs.""",
    """Beach towns of Portugal prepare for summer

Hotels in the Algarve expect more visitors from Britain and Ireland this year. The tourism office launched a
campaign in London, and airlines will add flights from Dublin. Mayor Vitor Aleixo said the town would open a new
centre for surfers.""",
    """Man held after robbery in Leeds

West Yorkshire Police arrested a man of 34 after a shop in Leeds was robbed on Tuesday night. Officers seized a
knife and some cash. He was charged with robbery and will appear in court on Friday. Detective Sergeant Paul Hill
asked witnesses to come forward.""",
    """The siege of Vienna

In 1683 the Ottoman army under Kara Mustafa besieged Vienna. King John III Sobieski of Poland signed a treaty with
the Emperor and marched south. On 12 September his cavalry attacked, and the Ottomans fled. The sultan had Kara
Mustafa executed in Belgrade.""",
    """Central bank holds rates

The Bank of Japan kept its rate at 0.5 percent on Wednesday. Governor Kazuo Ueda told reporters that the bank would
watch tariffs of the United States. The yen rose against the dollar. Finance Minister Katsunobu Kato said the
government would take action against excessive moves.""",
    """Flood relief for Mozambique

South Africa sent two helicopters and 40 soldiers to Mozambique after the cyclone. Rescuers saved 120 people from
rooftops in Beira. The World Food Programme said it would provide food. President Daniel Chapo visited the city and
thanked the neighbours for their help.""",
    """A new telescope in Chile

Scientists from eleven countries opened an observatory in the Atacama Desert on Thursday. The European Southern
Observatory signed an agreement with Chile on the use of the site. Director Xavier Barcons said the instrument would
search for planets.""",
    """Wheat talks in Ankara

Turkish Foreign Minister Hakan Fidan received his Ukrainian counterpart Andrii Sybiha in Ankara on Monday. They
discussed grain shipments through the Black Sea. Turkey will host another meeting in April. The ministers signed a
memorandum on harbours.""",
    """Council closes swimming pool

The town council of Ghent closed a pool after cracks were found. Inspectors searched the building on Monday, and the
mayor ordered repairs. A spokesman said that swimmers could use the pool in Bruges.""",
    """Election in Ghana

John Mahama was sworn in as president of Ghana in January. He appointed a cabinet of 60 ministers and promised to
review taxes. The opposition accused the electoral commission of mistakes. Observers from the African Union praised
the vote.""",
    """Doctors warn of measles

Health officials in Texas and in Mexico warned parents of measles on Friday. The ministry launched a vaccination
campaign along the coast, and schools were closed. The World Health Organization issued a statement about the
outbreak.""",
    """Volcano stops flights to Bali

Airlines cancelled flights between Australia and Bali after Mount Lewotobi erupted. Indonesia closed the airspace
near the mountain and evacuated 4,000 people. The transport ministry said that travel would resume on Sunday.""",
    """Recipe for a stew from Georgia

Cut the lamb and seize its juices in a hot pan. Release the steam, then add plums from Armenia or Turkey. The cook
Tamar Babuadze met us in Tbilisi and said that the secret was coriander.""",
    """Spies expelled in row over election

Norway expelled three Russian diplomats on Tuesday. Moscow called the step unfriendly and summoned the ambassador.
Foreign Minister Espen Barth Eide said that the decision was final.""",
    """Court rules on fishing rights

The International Court of Justice ruled on Thursday on the border at sea between Kenya and Somalia. Judge Joan
Donoghue read out the verdict. Somalia welcomed it; Kenya rejected it.""",
    """Railway to link Laos and Vietnam

Laos and Vietnam signed an agreement on a railway from Thakhek to Vung Ang on Friday. Prime Minister Sonexay
Siphandone said that it would bring trade. Construction is to start in December.""",
    """Film festival opens in Busan

The Busan International Film Festival opened on Wednesday with a thriller about a police inspector who hunts
smugglers. Director Park Chan-wook met fans from Japan and Taiwan. Tickets were seized within minutes.""",
    """Sanctions hit prices of oil

The United States imposed sanctions on two Russian oil companies, and the price of crude rose. Analysts in London
said that India and China would buy elsewhere. The Kremlin said the measures would fail.""",
    """Car crash in Nevada

Two tourists from France were killed when their car hit a truck near Reno. Police closed the road for four hours and
detained the driver for tests. The sheriff said that speed was the cause.""",
    """Army chief visits troops

Indian Army chief General Upendra Dwivedi visited forward posts in Ladakh on Sunday. He met commanders and reviewed
patrols along the border with China. A spokesman said the situation was calm.""",
    """Bank fined over mortgage fees

Australia's securities regulator fined a bank in Melbourne A$10 million over fees on mortgages. The bank said it
would pay customers back. Its branches in New Zealand are not concerned.""",
    """Strike at the port of Antwerp

Dock workers in Antwerp and Rotterdam stopped work on Monday. Ships from Brazil waited at sea. The unions met the
employers and agreed on a pay rise. The port authority said that containers would move again on Tuesday.""",
    """Killer sentenced in Ohio

A court in Ohio sentenced Dale Myers to life in prison on Monday for the murder of his neighbour. Prosecutors said
that he had fled to Canada, where friends hid him. His appeal was dismissed.""",
    """Fans detained after match in Brussels

Belgian police detained 60 supporters of a Dutch club after fights near the stadium on Sunday. Officers used water
cannon. The club said that it would ban the offenders. The mayor of Brussels called the scenes a disgrace.""",
    """Protest over taxes in Nairobi

Kenyan police arrested 40 demonstrators in Nairobi on Tuesday. President William Ruto said that the protests were
funded from abroad. The United Nations called for restraint.""",
    """Border guards rescue hikers

Polish border guards rescued two hikers from Slovakia in the Tatra mountains on Saturday. They were taken to
hospital by helicopter. The guards warned walkers of avalanches.""",
    """Trade deal between the EU and Mercosur

The European Union and Mercosur signed a trade agreement in Montevideo. Commission President Ursula von der Leyen
said it was a win for farmers. France has criticised the deal. Customs duties on cars will be cut.""",
    """History of the Hanseatic League

Merchants from Lübeck and Hamburg agreed in 1241 to protect the road between their towns. Pirates such as Klaus
Störtebeker were captured and executed in Hamburg in 1401. The league closed its office in Novgorod in 1494.""",
    """Computer maker recalls batteries

A computer maker recalled 50,000 batteries sold in Japan and Canada. The company warned customers of fire. The
consumer agency in Ottawa published a notice.""",
    """Minister opens school in Juba

South Sudan's education minister opened a school paid for by Norway. Ambassador Linken Nymann Berryman handed over
200 computers to the pupils. The minister thanked Norway.""",
    """Ferry runs aground

A ferry from Denmark ran aground near Oslo on Friday. The Norwegian coast guard boarded the vessel and evacuated 90
passengers. Police have opened an investigation into the cause, and the captain was questioned.""",
    """Nurses from the Philippines for Germany

Germany and the Philippines agreed to recruit 500 nurses. Labour Minister Hubertus Heil met Migrant Workers
Secretary Hans Leo Cacdac in Manila. The nurses will be trained for six months and sent to Berlin.""",
    """Bird flu: Chile bans poultry from Brazil

Chile banned imports of poultry from Brazil after an outbreak of bird flu. Officers inspected farms, and 9,000
animals were destroyed. Agriculture Minister Esteban Valenzuela said that exports were safe.""",
    """Museum gets back a statue

A museum in New York returned a statue to Cambodia on Thursday. Culture Minister Phoeurng Sackona said that it was a
proud day. The statue will be flown to Phnom Penh.""",
    """Two killed in clash at the border

Soldiers of Armenia and Azerbaijan exchanged fire at the border on Monday. Both defence ministries accused the other
side. The European Union called for talks.""",
    """Gold prices and the dollar

Gold rose to a record in London. Buyers in India and China hold their coins. Switzerland seized the chance to export
bars, the customs office said.""",
    """Students from Malaysia win contest

Students from Kuala Lumpur won a robot contest in Seoul. The embassy held a reception for them. Education Minister
Fadhlina Sidek said that they made the country proud.""",
    """Divorce case of a star

A court in Madrid heard the case of the singer, who lives in Miami. Her lawyer said that the tax office had dropped
its charges. She paid a fine of 7 million euros in 2023.""",
)


@cache
def extractor() -> RuleExtractor:
    return RuleExtractor(shipped_authority())


@pytest.mark.parametrize("page", PAGES, ids=[page.split("\n", 1)[0] for page in PAGES])
def test_nothing_of_the_field_comes_of_it(page: str) -> None:
    source = Source(text=page, title=page.split("\n", 1)[0], published="2025-03-10")
    assert [claim.rule for claim in extractor().extract(source).claims if claim.label != "Office"] == []
