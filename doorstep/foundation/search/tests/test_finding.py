"""Who finds what by which words, as records change hands, words and owners."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.kit.sealing import forget_ring, new_key_ring
from doorstep.foundation.leads.actions.disposal import dispose_leads
from doorstep.foundation.leads.actions.moving import correct, reroute, shield
from doorstep.foundation.leads.actions.verifying import close, take
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.leads.tests.support import raised
from doorstep.foundation.search import index
from doorstep.foundation.search.actions.keeping import forget_words, keep_words
from doorstep.foundation.search.kinds import Kept, Reach, search_kinds
from doorstep.foundation.search.models import Document
from doorstep.foundation.search.queries.finding import refs_for
from doorstep.foundation.search.rebuilding import rebuild, renew
from doorstep.services.disputes.actions.custody import assign
from doorstep.services.disputes.actions.custody import shield as shield_matter
from doorstep.services.disputes.actions.guidance import give_guidance
from doorstep.services.disputes.actions.parties import amend_claims, amend_employer
from doorstep.services.disputes.actions.registration import ClaimGiven
from doorstep.services.disputes.models import Matter
from doorstep.services.disputes.tests.support import registered
from tests.support.cast import NOW, Cast

pytestmark = pytest.mark.django_db
STAFF = ("chen", "zhou", "mei", "wu", "gu", "lead", "far", "far_district")


def codes(cast: Cast, who: str, words: str, **more) -> list[str]:
    return [hit.ref.code for hit in refs_for(cast.actor(who), words, **more).hits]


def finders(cast: Cast, words: str) -> set[str]:
    return {who for who in STAFF if codes(cast, who, words)}


def test_the_branch_finds_a_lead_by_its_words_and_nobody_else_does(cast: Cast) -> None:
    lead = raised(cast).lead
    assert finders(cast, "饭馆后厨") == {"chen", "zhou", "gu", "lead"}
    assert codes(cast, "chen", "槐荫大厦 工资") == [lead.code]
    assert codes(cast, "chen", "后厨馆饭") == []


def test_a_mediator_finds_what_they_handle_and_after_it_was_handed_on_no_longer(cast: Cast) -> None:
    matter = registered(cast)
    assert codes(cast, "mei", "店长让再等等") == []
    assign(matter=matter, handler=cast.account("mei"), actor=cast.actor("chen"), at=NOW)
    assert codes(cast, "mei", "店长让我们再等等") == [matter.code]
    assign(matter=matter, handler=cast.account("zhou"), actor=cast.actor("chen"), at=NOW)
    assert codes(cast, "mei", "店长让我们再等等") == []


def test_who_leads_finds_nothing_shielded_but_their_own_station_does(cast: Cast) -> None:
    lead, matter = raised(cast).lead, registered(cast)
    assert len(codes(cast, "lead", "两个月")) == 2
    shield(lead=lead, reason="怕报复", actor=cast.actor("chen"), at=NOW)
    shield_matter(matter=matter, reason="怕报复", actor=cast.actor("chen"), at=NOW)
    assert codes(cast, "lead", "两个月") == []
    assert set(codes(cast, "zhou", "两个月")) == {lead.code, matter.code}


def test_a_lead_that_moves_is_found_where_it_is_now(cast: Cast) -> None:
    lead = take(lead=raised(cast).lead, actor=cast.actor("chen"), at=NOW)
    reroute(lead=lead, office=cast.neighbour, reason="在那边上班", actor=cast.actor("chen"), at=NOW)
    assert finders(cast, "饭馆后厨") == {"wu", "gu", "lead"}


def test_reach_in_the_index_is_what_the_room_lets_each_see(cast: Cast) -> None:
    """The index narrows before the room decides: were it narrower, something would be lost to who may see it."""
    rows = [raised(cast, source_key=f"k{number}").lead for number in range(2)]
    shield(lead=rows[0], reason="怕报复", actor=cast.actor("chen"), at=NOW)
    one, other = registered(cast), registered(cast, handler=cast.account("mei"))
    shield_matter(matter=one, reason="怕报复", actor=cast.actor("chen"), at=NOW)
    assert other.handler == cast.account("mei")
    for who in STAFF:
        actor = cast.actor(who)
        seen = {*Lead.objects.visible_to(actor).values_list("code", flat=True)}
        seen |= {*Matter.objects.visible_to(actor).values_list("code", flat=True)}
        assert set(codes(cast, who, "两个月")) == seen, who


def test_corrected_words_are_found_and_the_old_ones_are_not(cast: Cast) -> None:
    lead, matter = raised(cast, employer_words="老地方酒家").lead, registered(cast)
    correct(lead=lead, changes={"employer_words": "柳河边的面馆"}, actor=cast.actor("chen"), at=NOW)
    assert codes(cast, "chen", "老地方酒家") == []
    assert codes(cast, "chen", "柳河边的面馆") == [lead.code]
    given = {"matter": matter, "actor": cast.actor("chen"), "at": NOW}
    amend_claims(claims=[ClaimGiven("wages_owed", None, "押金条在更衣柜里")], workers=1, **given)
    amend_employer(enterprise=None, words="没进名册的冷库", **given)
    give_guidance(words="带上合同去申请仲裁", **given)
    for words in ("更衣柜", "没进名册的冷库", "申请仲裁"):
        assert codes(cast, "chen", words) == [matter.code]
    assert codes(cast, "chen", "檐下小馆餐饮") == []


def test_disposal_takes_the_tokens_along(cast: Cast) -> None:
    lead = take(lead=raised(cast).lead, actor=cast.actor("chen"), at=NOW)
    lead = close(lead=lead, outcome="answered", reason="答复了", actor=cast.actor("chen"), at=NOW)
    dispose_leads(leads=[lead], signed_by=("A-gu", "A-lead"), actor=cast.actor("gu"), at=NOW + timedelta(days=2000))
    assert not Document.objects.filter(about_code=lead.code).exists()
    assert codes(cast, "chen", "饭馆后厨") == []
    index.tidy()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("工", "一个字太少"), ('"', "没有可以找的字"), ("*", "没有可以找的字"), ("😀😀😀", "没有可以找的字"), ("", ""), ("   ", ""),
        ("饭馆 工", "单个的字没有算"), ("工资" * 4000, "写得很长"),
    ],
)  # fmt: skip
def test_what_cannot_be_looked_for_gets_a_sentence(cast: Cast, words: str, says: str) -> None:
    raised(cast)
    found = refs_for(cast.actor("chen"), words)
    assert says in found.says
    assert bool(found.says) == bool(says)


@pytest.mark.parametrize(
    "words", ['"工资" OR 1=1', "工资 AND (", "NEAR(工资 拖欠)", "tokens:工资", "工资*", "-工资", "'; DROP TABLE--", "\x00工资", "工资 & | !", "\ud800工"]
)  # fmt: skip
def test_operators_are_words_like_any_other(cast: Cast, words: str) -> None:
    raised(cast)
    refs_for(cast.actor("chen"), words)


def test_pages_follow_a_key_and_miss_nothing(cast: Cast) -> None:
    leads = [raised(cast, source_key=f"k{number}").lead.code for number in range(7)]
    seen, before = [], ""
    for _ in range(4):
        found = refs_for(cast.actor("chen"), "饭馆后厨", limit=2, before=before)
        seen += [hit.ref.code for hit in found.hits]
        before = found.older
    assert (seen, before) == (leads[::-1], "")
    assert codes(cast, "chen", "饭馆后厨", before="x1") == leads[::-1]


def test_kinds_narrow(cast: Cast) -> None:
    lead, matter = raised(cast).lead, registered(cast)
    assert codes(cast, "chen", "两个月", kinds=["lead"]) == [lead.code]
    assert codes(cast, "chen", "两个月", kinds=["matter"]) == [matter.code]


def test_more_records_cost_no_more_queries(cast: Cast) -> None:
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert codes(cast, "chen", "两个月")
        return len(queries)

    raised(cast)
    registered(cast)
    before = cost()
    for number in range(6):
        raised(cast, source_key=f"k{number}")
        registered(cast)
    assert cost() == before == 10  # two of them make the actor


def test_words_are_kept_inside_an_action_only(transactional_db) -> None:
    with pytest.raises(RuntimeError):
        keep_words(kept=[])
    with pytest.raises(RuntimeError):
        forget_words(about=Ref("lead", "x"))


def test_kept_again_a_record_stands_there_once(cast: Cast) -> None:
    for words in ("甲乙丙丁", "戊己庚辛"):
        with transaction.atomic():
            keep_words(kept=[Kept(Ref("lead", "X"), 5, cast.station.path, texts=(words,))])
    assert Document.objects.count() == 1


def test_made_anew_it_finds_the_same(cast: Cast) -> None:
    lead, matter = raised(cast).lead, registered(cast)
    with transaction.atomic():
        index.empty()
    assert codes(cast, "chen", "两个月") == []
    assert rebuild() == 2
    assert set(codes(cast, "chen", "两个月")) == {lead.code, matter.code}
    assert renew() == 0


def test_a_new_index_key_finds_nothing_until_it_is_renewed(cast: Cast, settings) -> None:
    lead = raised(cast).lead
    ring = new_key_ring()
    settings.KEY_RING = type(ring)("test", {"test": b"t" * 32}, ring.index, b"p" * 32).to_json()
    forget_ring()
    try:
        assert codes(cast, "chen", "饭馆后厨") == []
        assert renew() == 1
        assert codes(cast, "chen", "饭馆后厨") == [lead.code]
    finally:
        settings.KEY_RING = ""
        forget_ring()


def test_every_kind_answers_none_to_who_may_see_nothing(cast: Cast) -> None:
    assert {kind.reach(cast.actor("admin")) for kind in search_kinds().values()} == {Reach.NONE}
    assert refs_for(cast.actor("admin"), "两个月").hits == ()
