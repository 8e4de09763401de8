"""A finding is given everywhere in the same shape."""

from nlp.domain.finding import Finding


def test_a_finding_as_a_dictionary_has_the_fields_of_the_contract():
    finding = Finding("n1", "need", "home", 0, 6, "stairs", 0.7, "The words tell of it.")
    assert list(finding.as_dict()) == ["narrative_id", "kind", "domain", "start", "end", "text", "score", "reason"]
    assert finding.as_dict()["text"] == "stairs"
