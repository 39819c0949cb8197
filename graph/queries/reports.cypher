// of_one: the reports of an occasion
MATCH (e:<Fact> {occasion: $occasion})
RETURN e.iri AS iri, <literals>

// of_several: the reports of occasions
UNWIND $occasions AS occasion
MATCH (e:<Fact> {occasion: occasion})
RETURN e.iri AS iri, <literals>
