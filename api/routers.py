"""Every feature's routes: the calls for programs, and the pages for people."""

from api.accounts import oidc_pages
from api.accounts import pages as account_pages
from api.accounts import routes as account_calls
from api.audit import pages as audit_pages
from api.chat import pages as chat_pages
from api.chat import routes as chat_calls
from api.coding import agreement_pages, codebook_pages, coder_pages, out_pages, settle_pages
from api.coding import agreement_routes as coding_calls
from api.coding import pages as coding_pages
from api.collections import adding_pages as collection_adding_pages
from api.collections import pages as collection_pages
from api.collections import routes as collection_calls
from api.easy_read import pages as easy_read_pages
from api.exports import pages as export_pages
from api.exports import routes as export_calls
from api.health import routes as health_calls
from api.my_page import pages as my_page_pages
from api.narratives import pages as narrative_pages
from api.narratives import routes as narrative_calls
from api.plan import pages as plan_pages
from api.plan import routes as plan_calls
from api.review import pages as review_pages
from api.sharing import pages as sharing_pages
from api.sharing import routes as sharing_calls
from api.sms import routes as sms_calls
from api.summary import pages as summary_pages
from api.summary import routes as summary_calls
from api.web import docs, information, your_data

CALLS = tuple(
    feature.router
    for feature in (
        health_calls,
        chat_calls,
        summary_calls,
        sharing_calls,
        export_calls,
        plan_calls,
        account_calls,
        narrative_calls,
        collection_calls,
        coding_calls,
        sms_calls,
    )
)
PAGES = tuple(
    feature.router
    for feature in (
        chat_pages,
        summary_pages,
        sharing_pages,
        my_page_pages,
        easy_read_pages,
        export_pages,
        review_pages,
        plan_pages,
        account_pages,
        oidc_pages,
        narrative_pages,
        collection_adding_pages,  # before what takes any word for the id of a collection
        collection_pages,
        coding_pages,
        codebook_pages,
        coder_pages,
        agreement_pages,
        settle_pages,
        out_pages,
        audit_pages,
        information,
        your_data,
        docs,
    )
)
