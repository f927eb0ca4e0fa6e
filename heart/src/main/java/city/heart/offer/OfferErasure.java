// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.database.Erasure;
import city.heart.casework.CaseErased;
import city.heart.casework.CaseId;
import city.heart.message.MessageErasure;
import city.heart.placement.Placements;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Erases what is kept of offers no longer: messages, replies and proposals each when their time is over, and
/// everything with the case. Links that were closed long ago go with their proposal. What a decision cites
/// stays as long as the decision itself, and so do the recipients who may read it.
@Component
public class OfferErasure implements CaseErased {
    private static final String MESSAGES =
            """
            select m.id from offer.sent_message m join offer.offer o on o.id = m.offer_id
             where o.case_id = any (:cases) order by m.id limit :batch
            """;
    private static final String SENT = "delete from offer.sent_message where id = any (:ids)";
    private static final String REPLIES =
            """
            delete from offer.reply where (offer_id, guardian_id, version) in (
                select a.offer_id, a.guardian_id, a.version
                  from offer.reply a join offer.offer o on o.id = a.offer_id
                 where o.case_id = any (:cases)
                 order by a.offer_id, a.guardian_id, a.version limit :batch)
            """;
    private static final String LINKS =
            """
            delete from offer.link where token_hash in (
                select l.token_hash from offer.link l join offer.offer o on o.id = l.offer_id
                 where o.case_id = any (:cases) order by l.token_hash limit :batch)
            """;
    private static final String HISTORY =
            """
            delete from offer.history where (offer_id, number) in (
                select s.offer_id, s.number from offer.history s join offer.offer o on o.id = s.offer_id
                 where o.case_id = any (:cases) order by s.offer_id, s.number limit :batch)
            """;
    private static final String RECIPIENTS =
            """
            delete from offer.recipient where (offer_id, resident_id) in (
                select r.offer_id, r.resident_id from offer.recipient r join offer.offer o on o.id = r.offer_id
                 where not o.decided and o.case_id = any (:cases)
                 order by r.offer_id, r.resident_id limit :batch)
            """;
    private static final String NO_LONGER_REPLACED =
            """
            update offer.offer set replaces = null where id in (
                select id from offer.offer where replaces is not null and case_id = any (:cases)
                 order by id limit :batch)
            """;
    private static final String PROPOSALS =
            """
            select id from offer.offer where not decided and case_id = any (:cases)
             order by id limit :batch
            """;
    private static final String OFFERS = "delete from offer.offer where id = any (:ids)";
    private static final String OF_CASES =
            "select id from offer.offer where case_id = any (:cases) order by id";
    private static final List<String> WHOLE =
            List.of(
                    "delete from offer.recipient where offer_id = any (:ids)",
                    "delete from offer.offer where id = any (:ids)");

    private final Erasure erasure;
    private final MessageErasure messages;
    private final Placements placements;

    OfferErasure(Erasure erasure, MessageErasure messages, Placements placements) {
        this.erasure = erasure;
        this.messages = messages;
        this.placements = placements;
    }

    /// First the messages, then what says whose they were: whoever is killed between finds the rest.
    @Override
    public long messagesOver(Collection<CaseId> cases) {
        var numbers = numbers(cases);
        return erasure.until(() -> {
            var ids = ids(MESSAGES, numbers);
            messages.erase(List.of(ids));
            return erasure.jdbc().sql(SENT).param("ids", ids).update();
        });
    }

    @Override
    public long answersOver(Collection<CaseId> cases) {
        return erasure.inBatches(REPLIES, Map.of("cases", numbers(cases)));
    }

    @Override
    public long proposalsOver(Collection<CaseId> cases) {
        var numbers = numbers(cases);
        var erased = 0L;
        for (var sql : List.of(LINKS, HISTORY, RECIPIENTS, NO_LONGER_REPLACED)) {
            erased += erasure.inBatches(sql, Map.of("cases", numbers));
        }
        return erased
                + erasure.until(() -> {
                    var ids = ids(PROPOSALS, numbers);
                    placements.forget(List.of(ids));
                    return erasure.jdbc().sql(OFFERS).param("ids", ids).update();
                });
    }

    @Override
    public void erased(Collection<CaseId> cases) {
        var ids =
                erasure.jdbc()
                        .sql(OF_CASES)
                        .param("cases", numbers(cases))
                        .query((rs, _) -> rs.getObject(1, UUID.class))
                        .list()
                        .toArray(UUID[]::new);
        placements.forget(List.of(ids));
        WHOLE.forEach(it -> erasure.jdbc().sql(it).param("ids", ids).update());
    }

    private UUID[] ids(String sql, UUID[] cases) {
        return erasure.jdbc()
                .sql(sql)
                .param("cases", cases)
                .param("batch", Erasure.BATCH)
                .query((rs, _) -> rs.getObject(1, UUID.class))
                .list()
                .toArray(UUID[]::new);
    }

    private static UUID[] numbers(Collection<CaseId> cases) {
        return cases.stream().map(CaseId::value).toArray(UUID[]::new);
    }
}
