from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.labourlaw.data_files import reference_region
from doorstep.knowledge.labourlaw.matter_clocks import DatedEvent, MatterDates, clocks_of, limitations_of, what_if
from doorstep.knowledge.labourlaw.matter_facts import DATED
from doorstep.knowledge.setting import load_setting

HERE = load_setting(reference_region())
ELSEWHERE = load_setting(None)
FACTS = {one.name for one in fields(MatterDates)}


def one(code, setting=HERE, **facts):
    (found,) = [clock for clock in clocks_of(MatterDates(**facts), setting) if clock.code == code]
    return found


def codes(setting=HERE, **facts):
    return [clock.code for clock in clocks_of(MatterDates(**facts), setting)]


@pytest.mark.parametrize("code", sorted(HERE.clocks))
def test_every_period_says_which_facts_start_and_end_it(code):
    row = HERE.clocks[code]
    starts = [row["fact"]] if isinstance(row["fact"], str) else row["fact"]
    assert {*starts, *row["until"]} <= set(DATED)
    assert {row[key] for key in ("when", "unless", "ask", "stretched_by") if key in row} <= FACTS
    assert ("ask" in row) == ("ask_zh" in row)


def test_a_matter_without_facts_has_no_period():
    assert clocks_of(MatterDates(), HERE) == ()


def test_asking_for_mediation_starts_two_periods_and_acceptance_a_third():
    asked = date(2026, 9, 30)
    assert set(codes(mediation_asked_on=asked)) == {"mediation_acceptance", "mediation_15d"}
    assert one("mediation_acceptance", mediation_asked_on=asked).due == date(2026, 10, 10)
    accepted = one("mediation_end", mediation_asked_on=asked, mediation_accepted_on=date(2026, 10, 9))
    assert (accepted.natural, accepted.due) == (date(2026, 10, 24), date(2026, 10, 26))
    assert one("mediation_15d", mediation_asked_on=asked).earliest


def test_a_fact_ends_a_period_only_on_or_after_its_start():
    asked = date(2026, 9, 30)
    running = one("mediation_acceptance", mediation_asked_on=asked, mediation_accepted_on=date(2026, 9, 1))
    assert not running.stops
    ended = one("mediation_acceptance", mediation_asked_on=asked, mediation_accepted_on=asked)
    assert (ended.ended_on, ended.ended_by, ended.due) == (asked, "mediation_accepted_on", running.due)


def test_running_periods_stand_before_ended_ones():
    found = clocks_of(MatterDates(mediation_asked_on=date(2026, 9, 30), mediation_accepted_on=date(2026, 10, 9)), HERE)
    assert [clock.stops for clock in found] == sorted(clock.stops for clock in found)


def test_an_extension_of_mediation_counts_and_platform_work_has_a_ceiling():
    facts = {"mediation_accepted_on": date(2026, 6, 1), "mediation_extended_to": date(2026, 7, 31)}
    assert one("mediation_end", **facts).due == date(2026, 7, 31)
    platform = one("mediation_end", **facts, platform_work=True)
    assert platform.due == date(2026, 7, 1)
    assert "15日" in platform.warning
    earlier = facts | {"mediation_extended_to": date(2026, 6, 10)}
    assert one("mediation_end", **earlier).natural == date(2026, 6, 16)


def test_only_a_final_award_lets_the_employer_ask_for_it_to_be_set_aside():
    received = date(2026, 3, 10)
    unknown = one("sue_after_award", award_received_on=received)
    assert unknown.due == date(2026, 3, 25)
    assert "终局裁决" in unknown.warning
    assert one("sue_after_award", award_received_on=received, award_is_final=True).warning == ""
    assert "employer_set_aside" not in codes(award_received_on=received)
    assert one("employer_set_aside", award_received_on=received, award_is_final=True).due == date(2026, 4, 9)


def test_an_award_period_that_restarts_runs_from_the_later_day():
    restarted = one("arb_award", arbitration_accepted_on=date(2026, 6, 1), award_time_restarted_on=date(2026, 6, 20))
    assert (restarted.started_on, restarted.natural) == (date(2026, 6, 20), date(2026, 8, 4))
    extended = codes(arbitration_accepted_on=date(2026, 6, 1), award_time_extended=True)
    assert extended == ["arb_award_extended"]


def test_time_lost_without_the_workers_fault_is_not_counted():
    late = one("injury_worker_apply", injury_on=date(2025, 11, 22), injury_days_lost=10)
    assert late.natural == date(2026, 12, 2)


def test_of_two_legal_aid_periods_the_earlier_counts():
    facts = {"legal_aid_asked_on": date(2026, 11, 20), "legal_aid_accepted_on": date(2026, 11, 23)}
    assert codes(**facts) == ["legal_aid_decide_national"]
    assert codes(**facts | {"legal_aid_asked_on": date(2026, 11, 30)}) == ["legal_aid_decide_beijing"]


def test_the_regions_periods_are_not_lent():
    facts = {"opinion_served_on": date(2026, 11, 23), "dismissal_notice_to_union_on": date(2026, 9, 24)}
    assert set(codes(**facts)) == {"union_reply", "union_dismissal_notice"}
    assert codes(ELSEWHERE, **facts) == []
    assert codes(opinion_served_on=date(2015, 12, 31)) == []


def test_an_opinion_the_law_sets_no_day_for_is_due_when_its_issuer_asked():
    facts = {"opinion_served_on": date(2026, 11, 23), "opinion_reply_asked_by": date(2026, 11, 29)}
    assert one("union_reply", **facts).due == date(2026, 12, 8)
    outside = one("union_reply", **facts, opinion_outside_list=True)
    assert (outside.due, outside.citation) == (date(2026, 11, 29), "工会法第22条")
    assert one("union_reply", ELSEWHERE, **facts).due == date(2026, 11, 29)
    assert codes(opinion_served_on=date(2026, 11, 23), opinion_outside_list=True) == []
    with pytest.raises(BadInput) as refused:
        codes(ELSEWHERE, **facts | {"opinion_reply_asked_by": date(2026, 11, 22)})
    assert refused.value.field == "opinion_reply_asked_by"


def test_a_dismissal_too_soon_after_telling_the_union_is_said():
    told = {"dismissal_notice_to_union_on": date(2026, 9, 24)}
    assert one("union_dismissal_notice", **told).due == date(2026, 10, 9)
    assert "不够" in one("union_dismissal_notice", **told, dismissal_planned_on=date(2026, 10, 8)).warning
    assert "不够" not in one("union_dismissal_notice", **told, dismissal_planned_on=date(2026, 10, 9)).warning
    assert codes(dismissal_notice_to_union_on=date(2026, 3, 2)) == []


def test_a_day_that_cannot_be_reckoned_with_is_named():
    with pytest.raises(BadInput) as refused:
        clocks_of(MatterDates(award_received_on=date.max), HERE)
    assert refused.value.field == "award_received_on"
    with pytest.raises(BadInput) as refused:
        clocks_of(MatterDates(claims=frozenset({"gold"})), HERE)
    assert refused.value.field == "claims"


KNOWN = {"known_on": date(2025, 3, 10), "claims": frozenset({"ordinary"})}
DEMAND = DatedEvent("demand", date(2026, 3, 3), name="letter")


def test_only_what_is_proven_moves_the_limitation():
    unproven = one("limitation_ordinary", **KNOWN, events=(DEMAND,))
    assert unproven.due == date(2026, 3, 10)
    proven = one("limitation_ordinary", **KNOWN, events=(replace(DEMAND, proven=True),))
    assert proven.due == date(2027, 3, 3)
    assert any("2026年3月3日中断" in step for step in proven.steps)


def test_what_proving_one_act_would_change():
    ((group, guess),) = what_if(MatterDates(**KNOWN), DEMAND, HERE)
    assert (group, guess.before, guess.after) == ("ordinary", date(2026, 3, 10), date(2027, 3, 3))
    assert guess.sentence_zh == "若能证明2026年3月3日的催要，仲裁时效到2027年3月3日。"
    ((_, too_late),) = what_if(MatterDates(**KNOWN), DatedEvent("demand", date(2026, 3, 11)), HERE)
    assert too_late.gains == 0
    assert "不改变" in too_late.sentence_zh
    (inside,) = limitations_of(MatterDates(**KNOWN, events=(DEMAND,)), HERE)
    assert inside.what_ifs == (guess,)


def test_acts_on_file_count_and_arbitration_stops_the_clock():
    asked = one("limitation_ordinary", **KNOWN, mediation_asked_on=date(2025, 6, 2))
    assert asked.due == date(2026, 6, 2)
    filed = one("limitation_ordinary", **KNOWN, arbitration_applied_on=date(2026, 3, 9))
    assert filed.stops
    withdrawn = {"arbitration_applied_on": date(2026, 3, 9), "arbitration_withdrawn_on": date(2026, 4, 1)}
    again = one("limitation_ordinary", **KNOWN, **withdrawn)
    assert not again.stops
    assert again.due == date(2027, 3, 9)


def test_an_agreement_fully_performed_stops_the_limitation():
    done = one("limitation_ordinary", **KNOWN, agreement_performed_on=date(2025, 9, 1))
    assert (done.ended_on, done.ended_by) == (date(2025, 9, 1), "agreement_performed_on")
    too_late = one("limitation_ordinary", **KNOWN, arbitration_applied_on=date(2026, 3, 11))
    assert not too_late.stops
    assert one("limitation_ordinary", **KNOWN, payment_order_asked_on=date(2025, 9, 1)).due == date(2026, 9, 1)


def test_wages_have_their_own_limitation():
    wages = {"claims": frozenset({"wages"}), "known_on": date(2024, 3, 11)}
    assert codes(**wages, still_employed=True) == []
    assert one("limitation_wages", **wages, employment_ended_on=date(2026, 2, 27)).due == date(2027, 3, 1)
    unsure = one("limitation_wages", **wages)
    assert unsure.due == date(2025, 3, 11)
    assert "在职" in unsure.warning


def test_leave_pay_says_that_its_first_day_is_contested():
    leave = one("limitation_leave", known_on=date(2025, 3, 10), claims=frozenset({"leave"}))
    assert "不同看法" in leave.warning


DAYS = st.dates(date(2024, 1, 1), date(2026, 6, 1))
EVENTS = st.builds(DatedEvent, st.sampled_from(["demand", "complaint", "acknowledgement"]), DAYS)


@given(DAYS, st.lists(EVENTS, max_size=4))
def test_proving_more_never_shortens_a_limitation(known_on, events):
    base = {"known_on": known_on, "claims": frozenset({"ordinary"})}
    for proven in range(len(events)):
        told = tuple(replace(event, proven=nth < proven) for nth, event in enumerate(events))
        (found,) = limitations_of(MatterDates(**base, events=told), HERE)
        assert all(guess.gains >= 0 for guess in found.what_ifs)


@given(st.dictionaries(st.sampled_from(DATED), DAYS, max_size=12))
def test_an_end_never_moves_a_period(facts):
    """A legal period's days follow from its start alone; no later fact moves them, but for agreed extensions and restarts."""
    facts.pop("mediation_extended_to", None)
    facts.pop("opinion_reply_asked_by", None)
    for clock in clocks_of(MatterDates(**facts), HERE):
        if clock.started_by and clock.code != "union_dismissal_notice":
            alone = one(clock.code, **{clock.started_by: clock.started_on} | _flags(clock.code))
            assert (alone.natural, alone.due) == (clock.natural, clock.due)


def _flags(code):
    return {flag: True for flag in [HERE.clocks[code].get("when")] if flag}
