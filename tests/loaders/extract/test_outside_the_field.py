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
    """Drug firm recalls cough syrup

A drug company in Hyderabad recalled 20,000 bottles of cough syrup sold in Gambia and Nepal. Inspectors took samples
at the factory on Monday. Health Minister Jagat Prakash Nadda said that exports would resume in May.""",
    """Star signs for Al-Nassr

The Portuguese striker joined the Saudi club on a free transfer and was flown to Riyadh on a private jet. He was
handed the captain's armband by coach Stefano Pioli. Fans from Egypt and Jordan greeted him at the airport.""",
    """Fuel shortage in Malawi

Malawi received 40 tankers of diesel from Tanzania on Friday. The energy regulator ordered filling stations to limit
sales to 30 litres a customer. Energy Minister Ibrahim Matola blamed a lack of dollars.""",
    """Blackout across Cuba

A failure cut electricity to ten million Cubans on Friday. The state utility restored power to Havana by Sunday.
Mexico sent a ship with oil, and President Miguel Diaz-Canel thanked his neighbours.""",
    """Thai and Lao farmers trade at the border

Thailand reopened a market at the border with Laos in Nong Khai. Customs officers check trucks with fruit within an
hour. The governor said that 12 more stalls would be set up.""",
    """Airline opens route to Tashkent

The airline launched flights between Istanbul and Samarkand and will send two more aircraft. Uzbekistan scrapped
visas for Turkish tourists in 2018. The tourism committee hosted a dinner for travel agents from Italy.""",
    """Judge in Texas convicts man of murder

A court in Dallas sentenced a man of 40 to life in prison for the murder of his neighbour. Police arrested him in
2022 after a search of his house. The prosecutor thanked the jury.""",
    """The opium wars

In 1839 Commissioner Lin Zexu had 20,000 chests of opium destroyed in Canton. Britain sent warships, and China ceded
Hong Kong by the Treaty of Nanking in 1842. The trade in opium went on for decades.""",
    """Aid workers freed in Sudan

Two nurses from Norway who had been lost in the desert were brought to safety by herders. The Norwegian embassy in
Addis Ababa arranged a flight. A charity thanked the governor of Kassala.""",
    """Tax row between Ireland and a computer maker

The European Court of Justice ruled that the firm owed Ireland 13 billion euros. Dublin has put the money into an
account. The finance minister said that the ruling would change nothing for other firms.""",
    """A festival of films from Africa

The festival in Ouagadougou opened with a film from Senegal about a smuggler's daughter. The director received a
prize from Culture Minister Pingdwende Gilbert Ouedraogo. A film about a gang in Johannesburg won the second prize.""",
    """Storm shuts ports of Taiwan

Taiwan closed its ports and cancelled 300 flights before the typhoon. Soldiers evacuated 8,000 people from villages
in Hualien. Japan and the Philippines issued warnings as well.""",
    """Australia trains nurses of Tonga

Australia is training 40 nurses from Tonga in Brisbane and gave the hospital in Nuku'alofa two ambulances. Health
Minister Siale Akauola signed an agreement on vaccines with his counterpart from Samoa.""",
    """Fishermen of two states quarrel over squid

The coast guard of Argentina turned away three Spanish trawlers at the edge of its waters. The owners said that they
had a licence. Madrid asked Buenos Aires for talks on quotas.""",
    """Bank of two countries merges

A bank in Nairobi bought a lender in Kampala. The central banks of Kenya and Uganda approved the purchase on Friday.
The chairman said that accounts would not be closed.""",
    """Oil traders fined in Switzerland

A court in Bellinzona fined an oil trader for late accounts. The firm has offices in Singapore and Lagos. The price
of crude fell in London, and OPEC will meet in Vienna on 3 June.""",
    """Casino group reports profit

A casino group in Macau made a profit of 300 million dollars, more than before the money laundering scandal of 2021.
It will open a hotel in Singapore and a new centre for conferences in Cebu. The chairman met investors in London on
Monday.""",
    """Writer of crime novels tours Europe

The writer, whose books tell of drug smugglers on the coast of Galicia, reads in Berlin and Vienna this week. In her
new novel, police raid a yacht and arrest a judge. The Spanish embassy is to hold a reception for her.""",
    """Summer guide: how to avoid scams on holiday

Tourists in Paris and Rome should keep their cards close. Fake tickets are an old trick. A taxi from the airport of
Lisbon costs 20 euros. The Colosseum closes at seven, and the Louvre has shut two halls for repairs.""",
    """Election in Honduras

Candidates promised work and safer streets. One of them wants to send soldiers to the border, another to scrap a
treaty on extradition. The vote is on 30 November. Observers of the Organization of American States arrived on
Sunday.""",
    """Footballer banned over bets

The federation of Turkey banned a goalkeeper for six months because he had bet on matches of his own club. The
player, a Bosnian, said that he would appeal. His club in Izmir suspended him. An online gambling firm is the
sponsor of the league.""",
    """Museum of smuggling opens in Gdansk

The museum shows barrels, boats and uniforms. Its oldest piece, a chest from Sweden, was seized by customs officers
in 1784. Schools from Lithuania may visit free of charge. The mayor opened the house on Friday.""",
)


@cache
def extractor() -> RuleExtractor:
    return RuleExtractor(shipped_authority())


@pytest.mark.parametrize("page", PAGES, ids=[page.split("\n", 1)[0] for page in PAGES])
def test_nothing_of_the_field_comes_of_it(page: str) -> None:
    source = Source(text=page, title=page.split("\n", 1)[0], published="2025-03-10")
    assert [claim.rule for claim in extractor().extract(source).claims if claim.label != "Office"] == []
