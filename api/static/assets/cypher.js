const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/Drawn.js","assets/rolldown-runtime.js","assets/vendor.js","assets/GraphPane.js","assets/labels.js","assets/labels.css","assets/index.js","assets/index.css","assets/vendor-graph.js","assets/types.js","assets/facts.js","assets/facts.css","assets/GraphPane.css"])))=>i.map(i=>d[i]);
import{n as e,r as t}from"./rolldown-runtime.js";import{B as n,D as r,M as i,N as a,R as o,g as s,z as c}from"./vendor.js";import{O as l,c as u,f as ee,l as d,t as f,x as p}from"./index.js";import{c as m,d as h,f as g,l as _,n as v,o as y,s as b,t as te,u as x}from"./facts.js";import{n as S}from"./addresses.js";import{_ as C,a as w,c as T,d as E,f as ne,g as re,h as D,i as O,l as k,m as A,n as j,o as M,p as N,r as P,s as F,t as I,u as L,v as R}from"./vendor-editor.js";import{n as z,t as B}from"./labels.js";import{r as V,t as H}from"./csv.js";import{t as U}from"./types.js";var W=t(n(),1),G={columns:`cypher-module_columns`,main:`cypher-module_main`,editor:`cypher-module_editor`,acts:`cypher-module_acts`,summary:`cypher-module_summary`,answer:`cypher-module_answer`,scroll:`cypher-module_scroll`,table:`cypher-module_table`,number:`cypher-module_number`,drawn:`cypher-module_drawn`,node:`cypher-module_node`,side:`cypher-module_side`,examples:`cypher-module_examples`,schema:`cypher-module_schema`,word:`cypher-module_word`},K=c();function q(e){let t=(e.graph.nodes??[]).map(J).filter(e=>e!==null);return new Map(t.map(e=>[e.id,e]))}function J(e){let{id:t,label:n,properties:r}=e;return typeof t!=`string`||typeof n!=`string`?null:{id:t,label:n,name:Y(n,r??{}),to:ie(t,n)}}function Y(e,t){for(let e of[`name`,`title`,`surface`,`text`]){let n=t[e];if(typeof n==`string`&&n)return n.length>120?`${n.slice(0,119)}…`:n}let{kind:n,date:r}=t;return[typeof n==`string`?v(n):B(e),typeof r==`string`?y(r):null].filter(Boolean).join(` · `)}function ie(e,t){return U.includes(t)?d(e):t===`Document`?u(e):null}function X(e,t){if(e==null)return``;if(typeof e==`string`)return t.get(e)?.name??e;if(typeof e==`number`)return e.toLocaleString(`en-GB`,{useGrouping:Math.abs(e)>=1e4});if(typeof e==`boolean`)return e?`yes`:`no`;if(Array.isArray(e))return e.map(e=>X(e,t)).join(`, `);let{type:n,source:r,target:i}=e;return typeof n==`string`&&typeof r==`string`&&typeof i==`string`?`${X(r,t)} → ${n} → ${X(i,t)}`:JSON.stringify(e)}var ae=`# Cookbook: research questions as Cypher

Twenty questions against the graph of the sample corpus, each with the rows that it gives. The statements keep to what
Neo4j and the embedded store share, and are run on both by the tests. To ask one yourself:

    entente load corpus
    entente cypher "MATCH (c:Country) RETURN c.code, c.name LIMIT 5"

The model in short: **events** (Meeting, Measure, Agreement, Statement) and **offices** point to the **entities** that they
join (Country, Place, Organization, Official, Person, Asset, Crime) by their roles (PARTICIPANT, TAKEN_BY, AGAINST, PARTY,
SPEAKER, HOLDER, ABOUT, LOCATION ...), and to the **passages** that state them (EVIDENCE) in their **documents**
(OF_DOCUMENT). GET /v1/schema lists everything. Dates are texts in ISO 8601 that may be cut short.

The rows are written by \`python -m tests.graph.cookbook --update\`, which loads the corpus first; do not edit them by hand.

## 1. Who met whom about Myawaddy?

A place is asked for together with all that lies within it. Two reports of one meeting give one row, because the rows are
the same.

\`\`\`cypher
MATCH (m:Meeting)-[:ABOUT]->()-[:WITHIN*0..7]->(:Place {name: 'Myawaddy'})
MATCH (m)-[:PARTICIPANT]->(a)
MATCH (m)-[:PARTICIPANT]->(b)
WHERE a.iri < b.iri
RETURN DISTINCT m.date AS date, a.name AS one, b.name AS other
ORDER BY date, one, other
\`\`\`

\`\`\`text
date | one | other
2025-02 | Han Zhiqiang | Maris Sangiampongsa
2025-02 | Han Zhiqiang | Phumtham Wechayachai
2025-02-20 | China | Myanmar
2025-02-20 | China | Thailand
2025-02-20 | Myanmar | Thailand
\`\`\`

## 2. Which sentences say so?

Every event has its evidence: the passage that states it, in a document with its publisher.

\`\`\`cypher
MATCH (m:Meeting)-[:ABOUT]->()-[:WITHIN*0..7]->(:Place {name: 'Myawaddy'})
MATCH (m)-[:EVIDENCE]->(p:Passage)-[:OF_DOCUMENT]->(d:Document)
RETURN DISTINCT d.publisher AS publisher, d.published AS published, p.text AS sentence
ORDER BY published, publisher, sentence LIMIT 10
\`\`\`

\`\`\`text
publisher | published | sentence
People's Daily Online | 2025-02-19 | The Chinese Embassy in Thailand announced on the evening of the 17th that recently, Chinese Ambassador to Thailand Han Zhiqiang met with Thai Deputy Prime Minister and Defense Minister Puttan and contacted with Foreign Minister Mali, and had in-depth communication with the other party on cooperation in combating online gambling and fraud crimes in Myawaddy and other places and rescuing trapped Chinese citizens.
Viet Nam News | 2025-02-21 | Senior officials of Thailand, China and Myanmar met at Mae Sot Airport in Tak Province on Thursday evening to oversee the repatriation of Chinese nationals removed from scam centres in Myawaddy.
\`\`\`

## 3. Which states meet most often?

An actor counts for its country: \`(actor)-[:OF_COUNTRY*0..1]->(country)\` finds the state itself and all that belong to it.
Reports of one meeting share its \`occasion\`, so that occasions are counted and not reports.

\`\`\`cypher
MATCH (m:Meeting {status: 'held'})-[:PARTICIPANT]->()-[:OF_COUNTRY*0..1]->(a:Country)
MATCH (m)-[:PARTICIPANT]->()-[:OF_COUNTRY*0..1]->(b:Country)
WHERE a.code < b.code
RETURN a.name AS one, b.name AS other, count(DISTINCT coalesce(m.occasion, m.iri)) AS meetings
ORDER BY meetings DESC, one, other LIMIT 10
\`\`\`

\`\`\`text
one | other | meetings
China | Thailand | 18
China | Myanmar | 15
Myanmar | Thailand | 9
China | Vietnam | 8
Laos | Vietnam | 7
Cambodia | Vietnam | 6
Cambodia | Laos | 5
China | Cambodia | 4
China | Laos | 4
Laos | Myanmar | 4
\`\`\`

## 4. What did Thailand do before and after 5 February 2025?

\`earliest\` and \`latest\` are the first and the last day that a date can mean; events without a date have neither and are
left out here.

\`\`\`cypher
MATCH (m:Measure {status: 'done'})-[:TAKEN_BY]->()-[:OF_COUNTRY*0..1]->(:Country {code: 'TH'})
WHERE m.latest < '2025-02-05' OR m.earliest >= '2025-02-05'
RETURN CASE WHEN m.latest < '2025-02-05' THEN 'before' ELSE 'since' END AS time, m.kind AS kind,
       count(DISTINCT coalesce(m.occasion, m.iri)) AS measures
ORDER BY time, kind
\`\`\`

\`\`\`text
time | kind | measures
before | arrest | 2
before | border_control | 1
before | rescue | 1
since | border_control | 1
since | extradition | 1
since | fuel_cut | 1
since | internet_cut | 1
since | power_cut | 1
since | repatriation | 1
\`\`\`

## 5. What is announced and not reported as done?

A measure is planned or proposed, and no report tells that the same state has done such a thing.

\`\`\`cypher
MATCH (m:Measure)-[:TAKEN_BY]->()-[:OF_COUNTRY*0..1]->(c:Country)
WHERE (m.status = 'planned' OR m.status = 'proposed')
  AND NOT EXISTS { MATCH (d:Measure {kind: m.kind})-[:TAKEN_BY]->()-[:OF_COUNTRY*0..1]->(c) WHERE d.status = 'done' OR d.status = 'ongoing' }
RETURN DISTINCT c.name AS country, m.kind AS kind, m.status AS status
ORDER BY country, kind, status LIMIT 15
\`\`\`

\`\`\`text
country | kind | status
China | task_force | planned
Netherlands | extradition | planned
Thailand | bank_control | planned
Thailand | export_control | planned
Thailand | platform_control | planned
Thailand | prosecution | planned
Thailand | task_force | planned
United States | law_change | proposed
\`\`\`

## 6. Who could have carried word from whom to whom?

A chain of meetings: the first meets the second, who later meets the third.

\`\`\`cypher
MATCH (m:Meeting)-[:PARTICIPANT]->(a:Official)
MATCH (m)-[:PARTICIPANT]->(b:Official)<-[:PARTICIPANT]-(n:Meeting)-[:PARTICIPANT]->(c:Official)
WHERE m.latest < n.earliest AND a.iri <> b.iri AND b.iri <> c.iri AND a.iri <> c.iri
RETURN DISTINCT a.name AS first, m.date AS met, b.name AS second, n.date AS later, c.name AS third
ORDER BY met, first, second, later, third LIMIT 10
\`\`\`

\`\`\`text
first | met | second | later | third
Nguyen Quoc Dung | 2019-10-29 | Heather Wheeler | 2019-11-05 | Seema Kennedy
Nguyen Quoc Dung | 2019-10-29 | Heather Wheeler | 2019-11-05 | To Anh Dung
Yar Pyae | 2023-10-30 | Wang Xiaohong | 2023-10-31 | Min Aung Hlaing
Yar Pyae | 2023-10-30 | Wang Xiaohong | 2024-08-20 | Luong Tam Quang
Yar Pyae | 2023-10-30 | Wang Xiaohong | 2025-08-19 | Luong Tam Quang
Min Aung Hlaing | 2023-10-31 | Wang Xiaohong | 2024-01-05 | Yar Pyae
Min Aung Hlaing | 2023-10-31 | Wang Xiaohong | 2024-08-20 | Luong Tam Quang
Min Aung Hlaing | 2023-10-31 | Wang Xiaohong | 2025-08-19 | Luong Tam Quang
Yar Pyae | 2024-01-05 | Wang Xiaohong | 2024-08-20 | Luong Tam Quang
Yar Pyae | 2024-01-05 | Wang Xiaohong | 2025-08-19 | Luong Tam Quang
\`\`\`

## 7. Who speaks for whom?

The speakers with the states that they serve, and the number of their statements.

\`\`\`cypher
MATCH (s:Statement)-[:SPEAKER]->(o:Official)-[:OF_COUNTRY]->(c:Country)
RETURN c.name AS country, o.name AS speaker, count(DISTINCT coalesce(s.occasion, s.iri)) AS statements
ORDER BY statements DESC, country, speaker LIMIT 10
\`\`\`

\`\`\`text
country | speaker | statements
Thailand | Phumtham Wechayachai | 7
Thailand | Paetongtarn Shinawatra | 4
Cambodia | Hun Manet | 3
China | Guo Jiakun | 3
China | Wang Xiaohong | 3
South Korea | Wi Sung-lac | 3
Thailand | Anutin Charnvirakul | 3
Vietnam | Luong Tam Quang | 3
Argentina | Patricia Bullrich | 2
Cambodia | Neth Pheaktra | 2
\`\`\`

## 8. In which office did they speak?

Offices are facts of their own, with their dates where these are known.

\`\`\`cypher
MATCH (s:Statement)-[:SPEAKER]->(o:Official)<-[:HOLDER]-(f:Office)
WHERE s.earliest IS NOT NULL AND f.from IS NOT NULL AND f.from <= s.latest AND (f.to IS NULL OR f.to >= s.earliest)
RETURN DISTINCT s.date AS date, o.name AS speaker, f.title AS office
ORDER BY date, speaker, office LIMIT 10
\`\`\`

\`\`\`text
date | speaker | office
2023-02-07 | Jesus Crispin Remulla | Secretary of Justice
2023-02-08 | Ferdinand Marcos Jr. | President
2023-08-21 | Joko Widodo | President
2023-10-31 | Min Aung Hlaing | Chairman of the State Administration Council
2023-10-31 | Min Aung Hlaing | Commander-in-Chief
2023-10-31 | Min Aung Hlaing | Prime Minister
2023-10-31 | Wang Xiaohong | Minister of Public Security
2023-10-31 | Wang Xiaohong | State Councilor
2024-07-11 | Luong Tam Quang | Minister of Public Security
2024-08-16 | Wang Yi | Director of the Office of the Central Commission for Foreign Affairs
\`\`\`

## 9. What binds China and Laos?

Agreements with both as parties, themselves or by one of their bodies.

\`\`\`cypher
MATCH (a:Agreement)-[:PARTY]->()-[:OF_COUNTRY*0..1]->(:Country {code: 'CN'})
MATCH (a)-[:PARTY]->()-[:OF_COUNTRY*0..1]->(:Country {code: 'LA'})
RETURN DISTINCT a.kind AS kind, a.name AS name, a.status AS status, a.date AS date
ORDER BY date, kind, name, status
\`\`\`

\`\`\`text
kind | name | status | date
consensus |  | agreed | 2024-04
consensus |  | agreed | 2024-08-06/2024-08-07
consensus |  | agreed | 2025-11-14
mechanism |  | in_force | 
\`\`\`

## 10. Who are the go-betweens?

Officials who met officials of the largest number of other states.

\`\`\`cypher
MATCH (o:Official)<-[:PARTICIPANT]-(m:Meeting)-[:PARTICIPANT]->()-[:OF_COUNTRY*0..1]->(c:Country)
WHERE NOT EXISTS { MATCH (o)-[:OF_COUNTRY]->(c) }
RETURN o.name AS official, count(DISTINCT c.code) AS states, count(DISTINCT coalesce(m.occasion, m.iri)) AS meetings
ORDER BY states DESC, meetings DESC, official LIMIT 10
\`\`\`

\`\`\`text
official | states | meetings
Khamking Phuilamanyvong | 5 | 1
Luong Tam Quang | 3 | 4
Sar Sokha | 3 | 3
To Lam | 3 | 3
Wang Yi | 3 | 2
Wang Xiaohong | 2 | 8
Liu Zhongyi | 2 | 7
Chhay Sinarith | 2 | 2
Subrahmanyam Jaishankar | 2 | 2
Vilay Lakhamphong | 2 | 2
\`\`\`

## 11. Which crimes are on the agenda of meetings?

A crime counts for the wider crimes of which it is a kind.

\`\`\`cypher
MATCH (m:Meeting)-[:ABOUT]->(:Crime)-[:BROADER*0..4]->(c:Crime)
RETURN c.name AS crime, count(DISTINCT coalesce(m.occasion, m.iri)) AS meetings
ORDER BY meetings DESC, crime LIMIT 10
\`\`\`

\`\`\`text
crime | meetings
organised crime | 57
cybercrime | 38
telecom fraud | 37
drug trafficking | 10
human trafficking | 7
online gambling | 7
money laundering | 3
arms trafficking | 1
kidnapping | 1
\`\`\`

## 12. At which places are measures aimed?

A place counts for the places in which it lies.

\`\`\`cypher
MATCH (m:Measure)-[:AGAINST]->(:Place)-[:WITHIN*0..7]->(p:Place)
RETURN p.name AS place, count(DISTINCT coalesce(m.occasion, m.iri)) AS measures
ORDER BY measures DESC, place LIMIT 10
\`\`\`

\`\`\`text
place | measures
Kayin State | 6
Myawaddy | 6
Bokeo Province | 4
Payathonzu | 3
Shan State | 3
Tachileik | 3
Golden Triangle Special Economic Zone | 2
KK Park | 2
Ton Pheung | 2
Bamban | 1
\`\`\`

## 13. Against whom did more than one state act?

Persons, firms and groups at which authorities of several states aimed measures.

\`\`\`cypher
MATCH (m:Measure)-[:AGAINST]->(t:Person|Organization|Official)
MATCH (m)-[:TAKEN_BY]->()-[:OF_COUNTRY*0..1]->(c:Country)
WITH t, count(DISTINCT c.code) AS states, count(DISTINCT coalesce(m.occasion, m.iri)) AS measures
WHERE states > 1
RETURN t.name AS target, states, measures
ORDER BY states DESC, measures DESC, target LIMIT 10
\`\`\`

\`\`\`text
target | states | measures
Saw Chit Thu | 3 | 3
Chen Zhi | 2 | 5
Ming Guoping | 2 | 5
Ming Zhenzhen | 2 | 5
Alice L. Guo | 2 | 4
Bai Yingcang | 2 | 3
Ming Xuechang | 2 | 3
Sean McGovern | 2 | 3
Prince Group | 2 | 2
\`\`\`

## 14. Which authorities act together?

Two takers of one measure.

\`\`\`cypher
MATCH (a)<-[:TAKEN_BY]-(m:Measure)-[:TAKEN_BY]->(b)
WHERE a.iri < b.iri
RETURN a.name AS one, b.name AS other, count(DISTINCT coalesce(m.occasion, m.iri)) AS measures
ORDER BY measures DESC, one, other LIMIT 10
\`\`\`

\`\`\`text
one | other | measures
China | Laos | 9
China | Myanmar | 6
China | Thailand | 6
Myanmar | Thailand | 5
United Kingdom | United States | 3
Laos | Myanmar | 2
Laos | Thailand | 2
Alice Guo | National Bureau of Investigation | 1
Anti-Money Laundering Council | National Bureau of Investigation | 1
Anti-Money Laundering Council | Presidential Anti-Organized Crime Commission | 1
\`\`\`

## 15. What followed a meeting about a place?

Measures against a place, or against what lies in it, that began after a meeting about it.

\`\`\`cypher
MATCH (m:Meeting)-[:ABOUT]->(p:Place)<-[:WITHIN*0..7]-()<-[:AGAINST]-(n:Measure)
WHERE m.latest < n.earliest
RETURN DISTINCT p.name AS place, m.date AS meeting, n.kind AS measure, n.status AS status, n.date AS date
ORDER BY place, meeting, date, measure, status LIMIT 10
\`\`\`

\`\`\`text
place | meeting | measure | status | date
\`\`\`

## 16. Which events do several publishers report?

Occasions with reports of more than one publisher.

\`\`\`cypher
MATCH (e:Meeting|Measure|Agreement|Statement)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document)
WHERE e.occasion IS NOT NULL
WITH e.occasion AS occasion, count(DISTINCT d.publisher) AS publishers, count(DISTINCT d.iri) AS documents
WHERE publishers > 1
RETURN occasion, publishers, documents
ORDER BY publishers DESC, documents DESC, occasion LIMIT 10
\`\`\`

\`\`\`text
occasion | publishers | documents
Measure|2024-01-30|repatriation|MM | 3 | 3
Measure|2025-02-05|export_control|TH | 3 | 3
Measure|2025-02-05|internet_cut|TH | 3 | 3
Measure|2025-02-05|power_cut|TH | 3 | 3
Measure|2025-05-05|sanction|US|MM | 2 | 2
Meeting|2023-10-31|cn-wang-xiaohong,mm-min-aung-hlaing | 2 | 2
Statement|2023-10-31|cn-wang-xiaohong| | 2 | 2
Statement|2025-02-06|th-paetongtarn-shinawatra| | 2 | 2
Statement|2025-02-20|th-phumtham-wechayachai| | 2 | 2
Statement|2025-10-16|kh-hun-manet| | 2 | 2
\`\`\`

## 17. Where do reports disagree on how far an event has come?

One occasion, told with more than one status.

\`\`\`cypher
MATCH (e:Meeting|Measure|Agreement)
WHERE e.occasion IS NOT NULL
WITH e.occasion AS occasion, count(DISTINCT e.status) AS statuses, min(e.status) AS one, max(e.status) AS other
WHERE statuses > 1
RETURN occasion, one, other
ORDER BY occasion LIMIT 10
\`\`\`

\`\`\`text
occasion | one | other
\`\`\`

## 18. Who held which office in Thailand on 5 February 2025?

Dates of offices may be cut short; as texts they sort like days.

\`\`\`cypher
MATCH (o:Office)-[:HOLDER]->(p:Official)-[:OF_COUNTRY]->(:Country {code: 'TH'})
WHERE o.from <= '2025-02-05' AND (o.to IS NULL OR o.to >= '2025-02-05')
RETURN DISTINCT p.name AS official, o.title AS office, o.from AS since
ORDER BY official, office, since LIMIT 15
\`\`\`

\`\`\`text
official | office | since
Anutin Charnvirakul | Deputy Prime Minister | 2019-07-10
Anutin Charnvirakul | Minister of Interior | 2023-09-01
Chatchai Bangchuad | Secretary-General of the National Security Council | 2024-10
Eksiri Pintaruchi | Permanent Secretary of the Ministry of Foreign Affairs | 2024-10
Kitrat Phanphet | National Police Chief | 2024-10-09
Maris Sangiampongsa | Minister of Foreign Affairs | 2024-04-30
Nattaphon Narkphanit | Deputy Minister of Defence | 2024-09-03
Nikorndej Balankura | Spokesperson | 2024
Paetongtarn Shinawatra | Prime Minister | 2024-08-16
Phumtham Wechayachai | Deputy Prime Minister | 2023-09-01
Phumtham Wechayachai | Minister of Defence | 2024-09-03
Prasert Jantararuangtong | Deputy Prime Minister | 2024-09-03
Prasert Jantararuangtong | Minister of Digital Economy and Society | 2023-09-01
Tawee Sodsong | Minister of Justice | 2023-09-01
Thatchai Pitaneelaboot | Inspector-General | 2025-01
\`\`\`

## 19. How do documents spell Phumtham Wechayachai?

Spellings are nodes; their evidence tells those of the documents from those of the authority.

\`\`\`cypher
MATCH (d:Document)<-[:OF_DOCUMENT]-(:Passage)<-[:EVIDENCE]-(n:Name)-[:NAMES]->(:Official {name: 'Phumtham Wechayachai'})
RETURN n.surface AS spelling, count(DISTINCT d.iri) AS documents, min(d.publisher) AS publisher
ORDER BY documents DESC, spelling
\`\`\`

\`\`\`text
spelling | documents | publisher
Phumtham | 3 | Entente authority
Puttan | 2 | Entente authority
Phumtham Vejjayachai | 1 | Entente authority
Phumtham Wechayachai | 1 | Entente authority
Putan | 1 | People's Daily Online
\`\`\`

## 20. What is told without a date, and when was it reported?

Events without a date of their own are placed in time by the day of their report.

\`\`\`cypher
MATCH (m:Meeting)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document)
WHERE m.date IS NULL
MATCH (m)-[:PARTICIPANT]->(a)
RETURN d.published AS reported, d.publisher AS publisher, min(a.name) AS participant, count(DISTINCT a.iri) AS participants
ORDER BY reported, publisher, participant LIMIT 10
\`\`\`

\`\`\`text
reported | publisher | participant | participants
2023-11-01 | The Irrawaddy | Myint Kyaing | 2
2023-11-01 | Xinhua | Myint Kyaing | 2
2024-07-12 | Viet Nam Ministry of Public Security | Cambodia | 3
2024-08-20 | Lancang-Mekong Cooperation China Secretariat | Laos | 4
2024-08-31 | Embassy of India, Vientiane | Prashant Agrawal | 3
2024-09-05 | GMA News | Benjamin Abalos Jr. | 2
2025-02-05 | Bangkok Post | Liu Zhongyi | 2
2025-02-08 | Xinhua | China | 2
2025-02-13 | Reuters | Ethiopia | 2
2025-02-16 | Bangkok Post | Liu Zhongyi | 2
\`\`\`
`;function oe(e){return e.split(/^## \d+\. /m).slice(1).flatMap(e=>{let t=e.slice(0,e.indexOf(`
`)).trim(),n=/```cypher\n([\s\S]*?)\n```/.exec(e)?.[1];return n?[{question:t,statement:n}]:[]})}var se=oe(ae),ce=`MATCH OPTIONAL WHERE RETURN DISTINCT WITH UNWIND ORDER BY SKIP LIMIT UNION ALL AS AND OR NOT IN IS NULL EXISTS CONTAINS STARTS ENDS CASE WHEN THEN ELSE END DESC`.split(` `),le=`count collect coalesce min max sum avg size substring lower upper`.split(` `);function ue(e,t,n){let r=/[A-Za-z_]*$/.exec(e)?.[0]??``,i=e.length-r.length,a=e.slice(0,i);if(/'[^'\n]*$/.test(a.replaceAll(/'[^'\n]*'/g,``)))return null;if(/[:|]\s*$/.test(a)){let e=de(a);return e===`(`?{from:i,options:fe(t)}:e===`[`?{from:i,options:pe(t)}:null}return/[A-Za-z_]\w*\.$/.test(a)?{from:i,options:me(t)}:r.length<2&&!n?null:{from:i,options:[...ce.map(e=>({label:e,type:`keyword`})),...le.map(e=>({label:e,type:`function`}))]}}function de(e){let t=0;for(let n=e.length-1;n>=0;n--){let r=e[n]??``;if(`)]}`.includes(r))t++;else if(`([{`.includes(r)){if(t===0)return r;t--}}return null}var fe=e=>(e?.labels??[]).map(e=>({label:e.name,type:`class`,detail:e.layer})),pe=e=>(e?.relationships??[]).map(e=>({label:e.type,type:`type`,detail:`${e.from.slice(0,2).join(`, `)} → ${e.to.slice(0,2).join(`, `)}`}));function me(e){let t=new Map;for(let n of e?.labels??[])for(let e of n.properties)t.set(e.name,[...t.get(e.name)??[],n.name]);return[...t].sort().map(([e,t])=>({label:e,type:`property`,detail:t.slice(0,3).join(`, `)}))}var he=A.theme({"&":{color:`var(--ink)`,backgroundColor:`var(--surface)`,fontSize:`var(--text-m)`},"&.cm-focused":{outline:`2px solid var(--focus)`,outlineOffset:`-2px`},".cm-scroller":{fontFamily:`var(--font-mono)`,lineHeight:`1.5`,minHeight:`9rem`,maxHeight:`45vh`,overflow:`auto`},".cm-content":{caretColor:`var(--ink)`,padding:`0.5rem 0`},".cm-cursor":{borderLeftColor:`var(--ink)`},"&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":{backgroundColor:`var(--accent-soft)`},"&.cm-focused .cm-matchingBracket":{backgroundColor:`var(--mark)`,color:`var(--mark-ink)`},".cm-placeholder":{color:`var(--ink-soft)`},".cm-tooltip":{backgroundColor:`var(--surface)`,color:`var(--ink)`,border:`1px solid var(--line-strong)`},".cm-tooltip.cm-tooltip-autocomplete > ul":{fontFamily:`var(--font-mono)`},".cm-tooltip-autocomplete ul li[aria-selected]":{backgroundColor:`var(--accent)`,color:`var(--accent-ink)`},".cm-completionDetail":{color:`inherit`,opacity:`0.8`}}),ge=k.define([{tag:N.keyword,color:`var(--accent)`,fontWeight:`600`},{tag:N.string,color:`var(--good)`},{tag:N.comment,color:`var(--ink-soft)`,fontStyle:`italic`},{tag:[N.atom,N.definition(N.variableName)],color:`var(--warning)`}]);function _e({statement:e,schema:t,onRun:n,ref:r,className:i}){let a=(0,W.useRef)(null),o=(0,W.useRef)(null),s=(0,W.useRef)({schema:t,onRun:n});s.current={schema:t,onRun:n};let c=(0,W.useRef)(e);return(0,W.useEffect)(()=>{if(!a.current)return;let e=a.current.shadowRoot??a.current.attachShadow({mode:`open`}),t=new A({root:e,parent:e,state:R.create({doc:c.current,extensions:ve(s)})});return o.current=t,()=>{t.destroy(),o.current=null}},[]),(0,W.useEffect)(()=>{let t=o.current;t&&t.state.doc.toString()!==e&&t.dispatch({changes:{from:0,to:t.state.doc.length,insert:e}})},[e]),(0,W.useImperativeHandle)(r,()=>({text:()=>o.current?.state.doc.toString()??c.current,insert(e){let t=o.current;t&&(t.dispatch(t.state.replaceSelection(e)),t.focus())}})),(0,K.jsx)(`div`,{ref:a,className:i})}function ve(e){return[re.of([{key:`Mod-Enter`,run:()=>(e.current.onRun(),!0)},...F,...T,...j,...O]),P(),D(),E(),M(),A.lineWrapping,L.define(I),ne(ge),C(`MATCH (m:Meeting) RETURN m LIMIT 5`),A.contentAttributes.of({"aria-label":`Cypher statement`}),w({icons:!1,override:[t=>{let n=ue(t.state.sliceDoc(0,t.pos),e.current.schema,t.explicit);return n&&{from:n.from,options:[...n.options],validFor:/^\w*$/}}]}),he]}var Z=100,ye=(0,W.lazy)(()=>f(()=>import(`./Drawn.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12])));function be({table:e,view:t,onView:n}){let r=(0,W.useMemo)(()=>q(e),[e]);if(e.rows.length===0)return(0,K.jsx)(h,{what:`rows: nothing in the graph has this pattern`});let i=t===`graph`&&r.size>0;return(0,K.jsxs)(K.Fragment,{children:[(0,K.jsxs)(`div`,{className:G.summary,children:[(0,K.jsxs)(`p`,{role:`status`,children:[te(e.rows.length,`row`),e.truncated?`, cut at the most that is given: add WHERE or LIMIT`:``]}),(0,K.jsxs)(`div`,{className:G.acts,children:[(0,K.jsx)(`button`,{type:`button`,"aria-pressed":!i,onClick:()=>n(`table`),children:`Table`}),(0,K.jsx)(`button`,{type:`button`,"aria-pressed":i,disabled:r.size===0,onClick:()=>n(`graph`),children:`Graph`}),(0,K.jsx)(`button`,{type:`button`,onClick:()=>H(`answer.csv`,`text/csv;charset=utf-8`,V(e.columns,e.rows)),children:`Download CSV`})]})]}),r.size===0?(0,K.jsx)(`p`,{className:`small soft`,children:`A graph is drawn of nodes: RETURN m, not m.date.`}):null,i?(0,K.jsx)(W.Suspense,{fallback:(0,K.jsx)(x,{what:`the graph`}),children:(0,K.jsx)(ye,{table:e})}):(0,K.jsx)(xe,{table:e,nodes:r})]})}function xe({table:e,nodes:t}){let[n,r]=(0,W.useState)(Z),i=e.rows.slice(0,n);return(0,K.jsxs)(K.Fragment,{children:[(0,K.jsx)(`section`,{className:G.scroll,tabIndex:0,"aria-label":`Rows`,children:(0,K.jsxs)(`table`,{className:G.table,children:[(0,K.jsx)(`thead`,{children:(0,K.jsx)(`tr`,{children:e.columns.map(e=>(0,K.jsx)(`th`,{scope:`col`,children:e},e))})}),(0,K.jsx)(`tbody`,{children:i.map((n,r)=>(0,K.jsx)(`tr`,{children:e.columns.map((e,r)=>(0,K.jsx)(`td`,{className:typeof n[r]==`number`?G.number:void 0,children:(0,K.jsx)(Se,{value:n[r],nodes:t})},e))},r))})]})}),(0,K.jsx)(g,{shown:i.length,total:e.rows.length,what:`rows`,onMore:()=>r(n+Z)})]})}function Se({value:e,nodes:t}){let n=typeof e==`string`?t.get(e):void 0;if(!n)return(0,K.jsx)(`bdi`,{children:X(e,t)});let r=(0,K.jsxs)(K.Fragment,{children:[(0,K.jsx)(z,{label:n.label}),` `,(0,K.jsx)(`bdi`,{children:n.name})]});return n.to?(0,K.jsx)(s,{to:n.to,className:G.node,children:r}):(0,K.jsx)(`span`,{className:G.node,children:r})}function Ce({schema:e,onInsert:t}){return(0,K.jsxs)(K.Fragment,{children:[(0,K.jsxs)(`details`,{className:G.schema,children:[(0,K.jsxs)(`summary`,{children:[`Labels · `,e.labels.length]}),(0,K.jsx)(`ul`,{children:e.labels.map(e=>(0,K.jsxs)(`li`,{children:[(0,K.jsxs)(`button`,{type:`button`,className:G.word,onClick:()=>t(`:${e.name}`),children:[(0,K.jsx)(z,{label:e.name}),` `,e.name]}),(0,K.jsx)(`p`,{className:`small`,children:e.comment}),(0,K.jsx)(`p`,{className:`small soft`,children:e.properties.map(e=>e.name).join(`, `)})]},e.name))})]}),(0,K.jsxs)(`details`,{className:G.schema,children:[(0,K.jsxs)(`summary`,{children:[`Relationships · `,e.relationships.length]}),(0,K.jsx)(`ul`,{children:e.relationships.map(e=>(0,K.jsxs)(`li`,{children:[(0,K.jsx)(`button`,{type:`button`,className:G.word,onClick:()=>t(`:${e.type}`),children:e.type}),(0,K.jsx)(`p`,{className:`small`,children:e.comment}),(0,K.jsxs)(`p`,{className:`small soft`,children:[e.from.join(`, `),` → `,e.to.join(`, `)]})]},e.type))})]})]})}var we=e({Component:()=>$}),Q=[`1`,`5`,`30`,`60`],Te=(e,t)=>i({queryKey:[`cypher`,e,t],queryFn:({signal:n})=>l(`/v1/cypher`,{statement:e,...t?{seconds:Number(t)}:{}},n),enabled:e.trim()!==``,staleTime:1/0});function $(){ee(`Cypher`);let[e,t]=r(),n=o(),i=(0,W.useRef)(null),s=a(p()),c=e.get(`q`)??``,l=Q.find(t=>t===e.get(`seconds`))??``,u=Te(c,l),d=a(u),f=d.isFetching,m=()=>void n.cancelQueries({queryKey:u.queryKey});function h(){let n=i.current?.text()??``;n.trim()!==``&&(n===c?d.refetch():t(S(e,{q:n,view:null})))}return(0,K.jsxs)(`div`,{className:`page`,children:[(0,K.jsx)(`h1`,{children:`Ask in Cypher`}),(0,K.jsx)(`p`,{className:`soft`,children:`Statements only read. Ctrl and Enter together run what is written.`}),(0,K.jsxs)(`div`,{className:G.columns,children:[(0,K.jsxs)(`div`,{className:G.main,children:[(0,K.jsx)(_e,{ref:i,statement:c,schema:s.data,onRun:h,className:G.editor}),(0,K.jsxs)(`div`,{className:G.acts,children:[(0,K.jsx)(`button`,{type:`button`,className:`primary`,onClick:h,children:`Run`}),(0,K.jsx)(`button`,{type:`button`,onClick:m,disabled:!f,children:`Stop`}),(0,K.jsxs)(`label`,{children:[`Time limit`,` `,(0,K.jsxs)(`select`,{value:l,onChange:n=>t(S(e,{seconds:n.target.value})),children:[(0,K.jsx)(`option`,{value:``,children:`The server's`}),Q.map(e=>(0,K.jsxs)(`option`,{value:e,children:[e,` s`]},e))]})]})]}),(0,K.jsx)(`section`,{"aria-label":`Answer`,"aria-busy":f,className:G.answer,children:(0,K.jsx)(Ee,{asked:d,onStop:m,view:e.get(`view`)===`graph`?`graph`:`table`,onView:n=>t(S(e,{view:n===`table`?null:n}),{replace:!0}),empty:c.trim()===``})})]}),(0,K.jsxs)(`aside`,{className:G.side,"aria-label":`Examples and schema`,children:[(0,K.jsx)(`h2`,{children:`Examples`}),(0,K.jsx)(`ul`,{className:G.examples,children:se.map(n=>(0,K.jsx)(`li`,{children:(0,K.jsx)(`button`,{type:`button`,onClick:()=>t(S(e,{q:n.statement,view:null})),children:n.question})},n.question))}),(0,K.jsx)(`h2`,{children:`What there is`}),s.data?(0,K.jsx)(Ce,{schema:s.data,onInsert:e=>i.current?.insert(e)}):s.isError?(0,K.jsx)(_,{error:s.error,onRetry:()=>void s.refetch()}):(0,K.jsx)(x,{what:`the schema`})]})]})]})}function Ee({asked:e,onStop:t,view:n,onView:r,empty:i}){if(i)return(0,K.jsx)(m,{title:`Write a statement, or take an example`,children:(0,K.jsx)(`p`,{children:`Each example is a question of research that this graph answers.`})});let a=()=>void e.refetch();return e.isFetching?(0,K.jsx)(x,{what:`the answer`,onCancel:t}):e.data?(0,K.jsx)(be,{table:e.data,view:n,onView:r}):e.isError?(0,K.jsx)(_,{error:e.error,onRetry:a}):(0,K.jsx)(b,{what:`the answer`,onRetry:a})}export{$ as Component,q as n,G as r,we as t};