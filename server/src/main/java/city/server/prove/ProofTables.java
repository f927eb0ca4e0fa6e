// SPDX-License-Identifier: EUPL-1.2
package city.server.prove;

import java.util.List;

/// What of the tables stands in a proof: for each kind of line one query. This class and `ProofSql`
/// hold all SQL of the proof: whoever moves a table changes its name here, and nothing else of the
/// proof.
///
/// The first column is what the lines are ordered by, and leads the line; each other column becomes
/// `name=value`, and is left out where it is null. Identifiers that are drawn at random are never
/// selected: an offer is its case (service, period, child) and its number in it.
final class ProofTables {
    private ProofTables() {}

    /// @param name leads each of its lines; the kinds are in the order of the alphabet
    /// @param sql knows the parameter `:zone`, the city's time zone
    record Kind(String name, String sql) {}

    /// Residents' numbers, seven digits, so that text is ordered as numbers are.
    private static final String NUMBER = "to_char(%s, 'FM0000000')";

    private static String number(String column) {
        return NUMBER.formatted(column);
    }

    /// Who did something, as proofs have written it from the beginning: a part of the machine by its bare name.
    private static String actor(String column) {
        return "regexp_replace(" + column + ", '^city/', '')";
    }

    private static String day(String column) {
        return "(" + column + " at time zone :zone)::date";
    }

    /// Every offer with its case and its number in it.
    private static final String OFFERS =
            """
            with step as (
                select offer_id, min(number) as first_step from offer.history group by offer_id),
            numbered as (
                select o.*,
                       row_number() over (partition by o.case_id
                                          order by o.prepared_on, s.first_step nulls last, o.id) as number
                  from offer.offer o join casework.case_file c on c.id = o.case_id
                  left join step s on s.offer_id = o.id)
            """;

    /// The version by which something was decided, and its rule.
    private static final String VERSION =
            """
            case when v.state = 'PUBLISHED' then 'in force' else %1$s.service_version end as version,
            case when v.rule_sha256 = %1$s.rule_answer ->> 'ruleSha256' then 'of the version'
                 else %1$s.rule_answer ->> 'ruleSha256' end as rule,
            %1$s.rule_answer ->> 'answer' as answer, (%1$s.rule_answer -> 'because')::text as because,
            %1$s.rule_answer ->> 'engine' as engine, %1$s.rule_answer ->> 'known' as known,
            %1$s.rule_answer ->> 'day' as looked_on, %1$s.facts
            """;

    private static final String OF_VERSION =
            " left join service.version v on v.service_id = %1$s.service and v.version = %1$s.service_version ";

    static final List<Kind> KINDS =
            List.of(
                    // What uses said of themselves; whom they were about is the kind `use`.
                    new Kind(
                            "act",
                            "select distinct "
                                    + day("a.at")
                                    + """
                                     as day, a.purpose, a.role, a.service, a.basis, a.actor_kind,
                                     case when a.actor_kind <> 'RESIDENT' then a.actor_id end as actor,
                                     array_to_string(a.facts, ', ') as facts_read
                                     from usage.act a order by 1
                                    """),
                    new Kind(
                            "answer",
                            OFFERS
                                    + "select "
                                    + number("a.guardian_id")
                                    + """
                                     as guardian, o.service, o.period, o.child_id as child, o.number as offer,
                                     a.version as answer, a.reply, a.text as words,
                                    """
                                    + day("a.at")
                                    + """
                                     as day, a.medium, a.recorded_by
                                     from offer.reply a join numbered o on o.id = a.offer_id order by 1
                                    """),
                    new Kind(
                            "case",
                            "select "
                                    + number("c.child_id")
                                    + " as child, c.service, c.period, c.handler as standing, "
                                    + day("c.opened_at")
                                    + " as opened_on, "
                                    + actor("c.opened_by")
                                    + " as opened_by, "
                                    + VERSION.formatted("c")
                                    + " from casework.case_file c "
                                    + OF_VERSION.formatted("c")
                                    + " order by 1"),
                    new Kind(
                            "decision",
                            OFFERS
                                    + "select "
                                    + number("d.child_id")
                                    + """
                                     as child, d.service, d.period, d.number, o.number as offer, d.unit_id as unit,
                                     d.first_day, d.because as outcome, d.decided_on, d.decided_by_kind, d.decided_by,
                                     d.signed_name, d.signed_title, d.signed_title_sv, d.reasoning,
                                     d.reasoning_language, d.appeal::text as appeal,
                                    """
                                    + VERSION.formatted("d")
                                    + " from decision.decision d join numbered o on o.id = d.offer_id "
                                    + OF_VERSION.formatted("d")
                                    + " order by 1"),
                    new Kind(
                            "event",
                            "select "
                                    + number("e.resident_id")
                                    + """
                                     as resident, e.kind as happened, e.happened_on, e.recording
                                     from population.life_event e order by 1
                                    """),
                    new Kind(
                            "hand",
                            "select "
                                    + number("h.child_id")
                                    + " as child, "
                                    + day("h.from_at")
                                    + " as from_day, "
                                    + actor("h.by_whom")
                                    + " as by_whom, "
                                    + day("h.ended_at")
                                    + " as until_day, "
                                    + actor("h.ended_by")
                                    + " as ended_by from casework.in_hand h order by 1"),
                    new Kind(
                            "message",
                            OFFERS
                                    + "select "
                                    + number("m.recipient_id")
                                    + """
                                     as recipient, m.topic, m.purpose, coalesce(o.service, m.service) as service,
                                     o.period, o.child_id as child, o.number as offer, s.kind, s.seen,
                                     (select string_agg(t ->> 'language', ', ' order by n)
                                        from jsonb_array_elements(m.texts) with ordinality as x (t, n)) as language,
                                     (select string_agg(concat_ws(' ', d.channel, d.state, d.sent_on, nullif(d.reason, ''),
                                                                  case when d.may_have_left then 'left' end),
                                                        ', ' order by d.channel)
                                        from message.delivery d where d.message_id = m.id) as deliveries,
                                     m.written_on,
                                     m.letterhead::text as letterhead,
                                     (select string_agg(t ->> 'sms', ' || ' order by n)
                                        from jsonb_array_elements(m.texts) with ordinality as x (t, n)) as sms,
                                     (select string_agg(t ->> 'subject', ' || ' order by n)
                                        from jsonb_array_elements(m.texts) with ordinality as x (t, n)) as subject,
                                     (select string_agg(t ->> 'email', ' || ' order by n)
                                        from jsonb_array_elements(m.texts) with ordinality as x (t, n)) as email,
                                     (select string_agg(t ->> 'letter', ' || ' order by n)
                                        from jsonb_array_elements(m.texts) with ordinality as x (t, n)) as letter
                                     from message.message m
                                     left join offer.sent_message s on s.id = m.id
                                     left join numbered o on o.id = s.offer_id order by 1
                                    """),
                    new Kind(
                            "offer",
                            OFFERS
                                    + "select "
                                    + number("o.child_id")
                                    + """
                                     as child, o.service, o.period, o.number, o.unit_id as unit, o.state,
                                     r.number as replaces, o.sealed, o.ground, o.way_metres, o.method, o.area,
                                     o.first_day, o.prepared_on, o.sent_on, o.last_day, o.chosen_by, o.chosen_because,
                                     (select string_agg(concat_ws(' ', t.happening, t.to_state,
                                    """
                                    + day("t.at")
                                    + ", "
                                    + actor("t.by_whom")
                                    + """
                                     ), ', ' order by t.number)
                                        from offer.history t where t.offer_id = o.id) as steps,
                                     (select count(*) from offer.link l where l.offer_id = o.id) as links,
                                     (select count(*) from offer.link l
                                       where l.offer_id = o.id and l.closed_at is null) as open_links
                                     from numbered o left join numbered r on r.id = o.replaces order by 1
                                    """),
                    new Kind(
                            "party",
                            "select "
                                    + number("p.resident_id")
                                    + """
                                     as resident, d.service, d.period, d.child_id as child, d.number as decision,
                                     p.channel, p.served_on, p.appeal_until, p.undelivered
                                     from decision.party p join decision.decision d on d.id = p.decision_id
                                     order by 1
                                    """),
                    new Kind(
                            "place",
                            "select "
                                    + number("p.child_id")
                                    + """
                                     as child, o.service, o.period, r.number as run, p.unit_id as unit, p.ground,
                                     p.way_metres, p.method, p.area, p.outcome, p.why::text as why
                                     from round.place p join round.run r on r.id = p.run_id
                                     join round.round o on o.id = r.round_id order by 1
                                    """),
                    new Kind(
                            "queue",
                            "select "
                                    + number("c.child_id")
                                    + """
                                     as child, q.service, q.period, q.unit_id as unit, q.state, q.asked_by,
                                     array_to_string(trim_array(q.rank, 1), ' ') as rank_without_lot,
                                    """
                                    + day("q.asked_at")
                                    + " as asked_at, q.asked_on, q.last_day, "
                                    + day("q.ended_at")
                                    + """
                                     as ended_on,
                                     (select string_agg(concat_ws(' ', a.guardian, a.yes::text), ', ' order by a.number)
                                        from queue.answer a where a.entry_id = q.id) as answers
                                     from queue.entry q join casework.case_file c on c.id = q.case_id
                                     order by 1
                                    """),
                    new Kind(
                            "recipient",
                            OFFERS
                                    + "select "
                                    + number("r.resident_id")
                                    + """
                                     as resident, o.service, o.period, o.child_id as child, o.number as offer, r.role,
                                     r.since, r.until_day, r.channel, r.served_on, r.told_day, r.last_day, r.undelivered
                                     from offer.recipient r join numbered o on o.id = r.offer_id order by 1
                                    """),
                    new Kind(
                            "round",
                            """
                            select o.service, o.period, o.kind, o.state, array_to_string(o.aims, ' ') as aims,
                                   r.number as run, r.state as run_state, r.fault,
                                   (r.figures - 'millis')::text as figures
                              from round.round o left join round.run r on r.round_id = o.id order by 1
                            """),
                    new Kind(
                            "seat",
                            """
                            select s.unit_id as unit, s.kind, s.period, s.capacity, s.taken, s.over
                              from placement.seat s order by 1
                            """),
                    new Kind(
                            "service",
                            """
                            select v.service_id as service, v.version, v.rule_sha256, v.state
                              from service.version v order by 1
                            """),
                    new Kind(
                            "work",
                            OFFERS
                                    + "select "
                                    + number("c.child_id")
                                    + """
                                     as child, c.service, c.period, w.kind as ask, w.detail, w.asked_by, w.text as words,
                                     o.number as offer, w.protected,
                                    """
                                    + day("w.opened_at")
                                    + " as opened_on, w.answer_by, "
                                    + day("w.closed_at")
                                    + """
                                     as closed_on,
                                    """
                                    + actor("w.closed_by")
                                    + """
                                     as closed_by, w.outcome from casework.task w join casework.case_file c on c.id = w.case_id
                                     left join numbered o on o.id = w.offer_id order by 1
                                    """));

    /// Columns that hold JSON.
    static final List<String> JSON = List.of("facts", "because", "appeal", "why", "figures");

    /// Whom a use was recorded for, by day, purpose, role, service and resident.
    static final String USES =
            "select "
                    + day("a.at")
                    + """
                     as day, a.purpose, a.role, coalesce(a.service, '') as service, s.resident_id as resident
                     from usage.act a join usage.subject s on s.act_id = a.id and s.at = a.at
                     group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
                    """;

    /// Whom a sweep over the whole city named, as bits.
    static final String SWEEPS =
            "select "
                    + day("a.at")
                    + """
                     as day, a.purpose, a.role, coalesce(a.service, '') as service, a.sweep
                     from usage.act a where a.sweep is not null order by 1, 2, 3, 4
                    """;
}
