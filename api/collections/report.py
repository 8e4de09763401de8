"""The report of a collection: the page that `goodlife analyse` makes, from what is kept."""

from sqlalchemy.orm import Session

from api.collections.stories import READ, pages_of, read_of, remarks_of
from api.database.collection_tables import Collection
from nlp.batch.items import Noted, Rejected
from nlp.batch.report.about import about
from nlp.batch.report.co_production import build_seen
from nlp.batch.report.insight import Asked, encode_with_shipped, understand
from nlp.batch.report.measured import load_measured
from nlp.batch.report.page import build_page
from nlp.batch.report.redacting import redact_labels
from nlp.batch.report.tally import Tally
from nlp.deidentification.finder import Finder
from nlp.domain.codebook import load_codebook
from nlp.reading.tier import Tier

TAKEN_OUT = {
    True: "taken out of the stories by a program before they were kept",
    False: "as people wrote them: keep this page to yourself",
}


def make_report(session: Session, collection: Collection) -> str:
    """Return the page, of all stories that are there now."""
    collection_id, wanted, codebook = collection.id, collection.wanted, load_codebook()
    tier, redact, seconds = Tier(collection.tier), collection.redact, collection.seconds
    tally = Tally()
    for remark in remarks_of(session, collection_id):
        rejected = Rejected(remark.source, remark.line, remark.says)
        tally.add(rejected if remark.rejected else Noted(remark.source, remark.says))
    for page in pages_of(session, collection_id, READ):
        for story in page:
            tally.add(read_of(story))
    if redact:  # texts are kept redacted; names of files, ids and what notes quote are not
        redact_labels(tally, lambda *_: None, Finder.load())
    insight = understand(tally, Asked(wanted.get("group"), wanted.get("date")), codebook, encode_with_shipped)
    settings = [("Reader", tier.value), ("Names, numbers, small places", TAKEN_OUT[redact])]
    made = about(seconds, settings, load_measured(tier))
    return build_page(tally, made, codebook, insight, seen=build_seen(tally, tier))
