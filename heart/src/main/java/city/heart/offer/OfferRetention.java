// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.database.Erasure;
import city.base.database.RetentionJob;
import city.base.shared.CityTime;
import city.heart.message.MessageErasure;
import city.heart.placement.Placements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What a service made is kept as its folder says, counted from the end of the period it is about:
/// messages, answers and proposals each as long as they say, and everything with the decision. Links
/// that were closed long ago go with their proposal. What a decision cites stays as long as the
/// decision itself, and so do the recipients who may read it.
@Component
public class OfferRetention implements RetentionJob.Part {
    private static final int HAND_YEARS = 2;
    private static final String GROUPS =
            """
            select service, service_version, period, max(opened_at) as opened_at
              from offer.case_file group by service, service_version, period
             order by service, period, service_version
            """;
    private static final String IN_GROUPS =
            "select id, service, service_version, period from offer.case_file where id = any (:ids)";
    private static final String OF_GROUP =
            " c.service = :service and c.service_version = :version and c.period = :period ";
    private static final String MESSAGES =
            """
            select m.id from offer.sent_message m
             where exists (select from offer.offer o join offer.case_file c on c.id = o.case_id
                            where o.id = m.offer_id and%1$s)
                or exists (select from offer.decision d join offer.case_file c on c.id = d.case_id
                            where d.id = m.decision_id and%1$s)
             order by m.id limit :batch
            """
                    .formatted(OF_GROUP);
    private static final String SENT = "delete from offer.sent_message where id = any (:ids)";
    private static final String ANSWERS =
            """
            delete from offer.answer where (offer_id, guardian_id, version) in (
                select a.offer_id, a.guardian_id, a.version
                  from offer.answer a join offer.offer o on o.id = a.offer_id
                  join offer.case_file c on c.id = o.case_id where\
            """
                    + OF_GROUP
                    + "order by a.offer_id, a.guardian_id, a.version limit :batch)";

    /// What the words of a guardian said to a person goes with the answers.
    private static final String WORDS =
            """
            update offer.work_item set words = null where id in (
                select w.id from offer.work_item w join offer.case_file c on c.id = w.case_id
                 where w.words is not null and\
            """
                    + OF_GROUP
                    + "order by w.id limit :batch)";

    private static final String LINKS =
            """
            delete from offer.link where token_hash in (
                select l.token_hash from offer.link l join offer.offer o on o.id = l.offer_id
                  join offer.case_file c on c.id = o.case_id where\
            """
                    + OF_GROUP
                    + "order by l.token_hash limit :batch)";
    private static final String STEPS =
            """
            delete from offer.step where (offer_id, number) in (
                select s.offer_id, s.number from offer.step s join offer.offer o on o.id = s.offer_id
                  join offer.case_file c on c.id = o.case_id where\
            """
                    + OF_GROUP
                    + "order by s.offer_id, s.number limit :batch)";
    private static final String RECIPIENTS =
            """
            delete from offer.recipient where (offer_id, resident_id) in (
                select r.offer_id, r.resident_id from offer.recipient r join offer.offer o on o.id = r.offer_id
                  join offer.case_file c on c.id = o.case_id
                 where not exists (select from offer.decision d where d.offer_id = o.id) and\
            """
                    + OF_GROUP
                    + "order by r.offer_id, r.resident_id limit :batch)";
    private static final String NO_LONGER_NAMED =
            """
            update offer.work_item set offer_id = null where offer_id in (
                select o.id from offer.offer o join offer.case_file c on c.id = o.case_id
                 where not exists (select from offer.decision d where d.offer_id = o.id) and\
            """
                    + OF_GROUP
                    + "order by o.id limit :batch)";
    private static final String NO_LONGER_REPLACED =
            """
            update offer.offer set replaces = null where id in (
                select o.id from offer.offer o join offer.case_file c on c.id = o.case_id
                 where o.replaces is not null and\
            """
                    + OF_GROUP
                    + "order by o.id limit :batch)";
    private static final String PROPOSALS =
            """
            select o.id from offer.offer o join offer.case_file c on c.id = o.case_id
             where not exists (select from offer.decision d where d.offer_id = o.id) and\
            """
                    + OF_GROUP
                    + "order by o.id limit :batch";
    private static final String OFFERS = "delete from offer.offer where id = any (:ids)";
    private static final String CASES =
            "select c.id from offer.case_file c where" + OF_GROUP + "order by c.id limit :batch";
    private static final String DECIDED_OFFERS =
            "select id from offer.offer where case_id = any (:ids) order by id";
    private static final List<String> WHOLE_CASES =
            List.of(
                    "delete from offer.work_item where case_id = any (:ids)",
                    """
                    delete from offer.decision_party where decision_id in (
                        select id from offer.decision where case_id = any (:ids))
                    """,
                    "delete from offer.decision where case_id = any (:ids)",
                    """
                    delete from offer.recipient where offer_id in (
                        select id from offer.offer where case_id = any (:ids))
                    """,
                    "delete from offer.offer where case_id = any (:ids)",
                    "delete from offer.case_file where id = any (:ids)");
    private static final String IN_HAND =
            """
            delete from offer.in_hand where (child_id, from_at) in (
                select child_id, from_at from offer.in_hand where ended_at < :before
                 order by child_id, from_at limit :batch)
            """;

    private final Erasure erasure;
    private final MessageErasure messages;
    private final Placements placements;
    private final List<CaseErased> others;
    private final Rules rules;
    private final KeptPeriods keeping;
    private final Clock clock;

    OfferRetention(
            Erasure erasure,
            MessageErasure messages,
            Placements placements,
            List<CaseErased> others,
            Rules rules,
            KeptPeriods keeping,
            @CityTime Clock clock) {
        this.erasure = erasure;
        this.messages = messages;
        this.placements = placements;
        this.others = others;
        this.rules = rules;
        this.keeping = keeping;
        this.clock = clock;
    }

    /// All cases of a version of a service about one period.
    private record Group(String service, String version, String period, LocalDate opened) {
        Map<String, String> params() {
            return Map.of("service", service, "version", version, "period", period);
        }
    }

    @Override
    public long erase() {
        var today = LocalDate.now(clock);
        var erased =
                erasure.inBatches(
                        IN_HAND,
                        Map.of(
                                "before",
                                today.minusYears(HAND_YEARS)
                                        .atStartOfDay(clock.getZone())
                                        .toOffsetDateTime()));
        for (var group : groups()) {
            var keeps = keeping.of(group.service, group.version);
            if (keeps.isPresent()) {
                erased += erase(group, keeps.get(), today);
            }
        }
        return erased;
    }

    /// Of these cases those whose proposals are kept no longer: for whoever keeps something with them.
    public Set<CaseId> proposalsOver(Collection<CaseId> some) {
        var today = LocalDate.now(clock);
        var kept =
                groups().stream()
                        .filter(it -> !proposalsOver(it, today))
                        .map(Group::params)
                        .collect(Collectors.toSet());
        var over = new HashSet<>(some);
        erasure.jdbc()
                .sql(IN_GROUPS)
                .param("ids", some.stream().map(CaseId::value).toArray(UUID[]::new))
                .query(rs -> {
                    if (kept.contains(params(rs))) {
                        over.remove(new CaseId(rs.getObject("id", UUID.class)));
                    }
                });
        return over;
    }

    private boolean proposalsOver(Group group, LocalDate today) {
        return keeping.of(group.service, group.version)
                .filter(it -> proposalsOver(end(group), it, today))
                .isPresent();
    }

    private List<Group> groups() {
        return erasure.jdbc().sql(GROUPS).query((rs, _) -> group(rs)).list();
    }

    private static Map<String, String> params(ResultSet rs) throws SQLException {
        return Map.of(
                "service", rs.getString("service"),
                "version", rs.getString("service_version"),
                "period", rs.getString("period"));
    }

    private Group group(ResultSet rs) throws SQLException {
        return new Group(
                rs.getString("service"),
                rs.getString("service_version"),
                rs.getString("period"),
                rs.getObject("opened_at", OffsetDateTime.class)
                        .atZoneSameInstant(clock.getZone())
                        .toLocalDate());
    }

    private long erase(Group group, city.heart.service.RetentionPeriods keeps, LocalDate today) {
        var end = end(group);
        var erased = 0L;
        if (past(end, keeps.messageLog(), today)) {
            erased += messages(group);
        }
        if (past(end, keeps.answer(), today)) {
            erased += erasure.inBatches(ANSWERS, group.params());
            erased += erasure.inBatches(WORDS, group.params());
        }
        if (proposalsOver(end, keeps, today)) {
            erased += proposals(group);
        }
        if (past(end, keeps.decision(), today)
                && proposalsOver(end, keeps, today)
                && past(end, keeps.messageLog(), today)) {
            erased += cases(group);
        }
        return erased;
    }

    /// The last day of the period; of a case that names none, the day on which the last was opened.
    private LocalDate end(Group group) {
        try {
            return rules.find(group.service, group.version)
                    .map(it -> it.days().last(group.period))
                    .orElse(group.opened);
        } catch (DateTimeException | IllegalArgumentException _) {
            return group.opened;
        }
    }

    private static boolean proposalsOver(
            LocalDate end, city.heart.service.RetentionPeriods keeps, LocalDate today) {
        return past(end, keeps.proposal(), today) && past(end, keeps.answer(), today);
    }

    private static boolean past(LocalDate end, Period kept, LocalDate today) {
        return end.plus(kept).isBefore(today);
    }

    /// First the messages, then what says whose they were: whoever is killed between finds the rest.
    private long messages(Group group) {
        return erasure.until(() -> {
            var ids = ids(MESSAGES, group);
            messages.erase(List.of(ids));
            return erasure.jdbc().sql(SENT).param("ids", ids).update();
        });
    }

    private long proposals(Group group) {
        var erased = 0L;
        for (var sql : List.of(LINKS, STEPS, RECIPIENTS, NO_LONGER_REPLACED)) {
            erased += erasure.inBatches(sql, group.params());
        }
        erasure.inBatches(NO_LONGER_NAMED, group.params());
        return erased
                + erasure.until(() -> {
                    var ids = ids(PROPOSALS, group);
                    placements.forget(List.of(ids));
                    return erasure.jdbc().sql(OFFERS).param("ids", ids).update();
                });
    }

    private long cases(Group group) {
        return erasure.until(() -> {
            var ids = ids(CASES, group);
            placements.forget(
                    erasure.jdbc()
                            .sql(DECIDED_OFFERS)
                            .param("ids", ids)
                            .query((rs, _) -> rs.getObject(1, UUID.class))
                            .list());
            var cases = Arrays.stream(ids).map(CaseId::new).toList();
            others.forEach(it -> it.erased(cases));
            WHOLE_CASES.forEach(it -> erasure.jdbc().sql(it).param("ids", ids).update());
            return ids.length;
        });
    }

    private UUID[] ids(String sql, Group group) {
        return erasure.jdbc()
                .sql(sql)
                .params(group.params())
                .param("batch", Erasure.BATCH)
                .query((rs, _) -> rs.getObject(1, UUID.class))
                .list()
                .toArray(UUID[]::new);
    }
}
