// SPDX-License-Identifier: EUPL-1.2
package city.server.prove;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the people of a proof need to know from the tables, and the two things that chance would decide
/// and a proof decides instead: a round's lot and its pseudonyms. Beside `ProofTables` all SQL there is.
@Component
@Proving
class ProofSql {
    private static final String WAITING =
            """
            select distinct service, period from casework.case_file where handler = 'WAITING' order by 1, 2
            """;
    private static final String SEED = "update round.round set seed = :seed where id = :round";
    private static final String PSEUDONYMS =
            """
            insert into round.member (round_id, case_id, child_id, pseudonym)
            select :round, c.id, c.child_id, left(md5('child ' || c.child_id), 16)
              from casework.case_file c
             where c.service = :service and c.period = :period and c.handler = 'WAITING'
            on conflict (round_id, case_id) do nothing
            """;
    private static final String HELD =
            """
            select c.service, c.period, c.child_id, c.id as case_id, o.id as offer_id, o.state, o.sealed,
                   array(select r.resident_id from offer.recipient r
                          where r.offer_id = o.id and r.role = 'DECIDES' and r.until_day is null
                          order by 1) as deciders
              from offer.offer o join casework.case_file c on c.id = o.case_id
             where o.state not in ('DECIDED', 'WITHDRAWN', 'REPLACED')
             order by c.service, c.period, c.child_id
            """;
    private static final String IN_HAND =
            "select child_id from casework.in_hand where ended_at is null order by 1";
    private static final String LINK =
            """
            select m.link_id
              from offer.sent_message s join message.message m on m.id = s.id
             where s.offer_id = :offer and s.resident_id = :guardian and s.kind = 'PROPOSAL' limit 1
            """;
    private static final String QUEUED =
            """
            select c.service, c.period, c.child_id, c.id as case_id, o.id as offer_id, q.id as entry_id, q.state,
                   array(select r.resident_id from offer.recipient r
                          where r.offer_id = o.id and r.role = 'DECIDES' and r.until_day is null
                          order by 1) as deciders
              from queue.entry q join casework.case_file c on c.id = q.case_id
              join offer.offer o on o.case_id = c.id and o.state not in ('DECIDED', 'WITHDRAWN', 'REPLACED')
             where q.state in ('WAITING', 'ASKED')
             order by c.service, c.period, c.child_id, q.unit_id
            """;

    /// The lot is drawn from the case's random number: whoever is level with another before the lot.
    private static final String LEVEL =
            """
            select q.id from queue.entry q
             where q.case_id = :case and q.state in ('WAITING', 'ASKED')
               and exists (select from queue.entry o
                            where o.service = q.service and o.period = q.period and o.unit_id = q.unit_id
                              and o.id <> q.id and o.state in ('WAITING', 'ASKED')
                              and trim_array(o.rank, 1) = trim_array(q.rank, 1))
            """;

    private static final String UNDELIVERED =
            """
            select count(*) from message.delivery where state in ('QUEUED', 'CLAIMED', 'SENDING')
            """;
    private static final String OPEN_WORK =
            """
            select w.id, c.service, c.period, c.child_id, w.kind as ask
              from casework.task w join casework.case_file c on c.id = w.case_id
             where w.closed_at is null
             order by c.service, c.period, c.child_id, w.kind, w.asked_by
            """;
    private static final String DECISIONS =
            """
            select d.id, d.service, d.period, d.child_id,
                   array(select p.resident_id from decision.party p
                          where p.decision_id = d.id order by 1) as parties
              from decision.decision d order by d.service, d.period, d.child_id, d.number
            """;

    private final JdbcClient jdbc;

    ProofSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A service and school year for which children wait.
    record Pool(String service, String period) {}

    List<Pool> waiting() {
        return jdbc.sql(WAITING)
                .query((rs, _) -> new Pool(rs.getString("service"), rs.getString("period")))
                .list();
    }

    /// Lays down what chance would decide: the lot, and each waiting child's pseudonym.
    void withoutChance(UUID round, Pool pool) {
        jdbc.sql(SEED)
                .param("seed", "00112233445566778899aabbccddeeff")
                .param("round", round)
                .update();
        jdbc.sql(PSEUDONYMS)
                .param("round", round)
                .param("service", pool.service())
                .param("period", pool.period())
                .update();
    }

    /// An offer that is open, and who decides.
    record Held(
            String service,
            String period,
            int child,
            UUID caseId,
            UUID offer,
            String state,
            boolean sealed,
            List<Integer> deciders) {
        String key() {
            return service + "/" + period + "/" + child;
        }
    }

    List<Held> held() {
        return jdbc.sql(HELD)
                .query((rs, _) ->
                        new Held(
                                rs.getString("service"),
                                rs.getString("period"),
                                rs.getInt("child_id"),
                                rs.getObject("case_id", UUID.class),
                                rs.getObject("offer_id", UUID.class),
                                rs.getString("state"),
                                rs.getBoolean("sealed"),
                                numbers(rs.getArray("deciders"))))
                .list();
    }

    private static List<Integer> numbers(java.sql.Array array) throws java.sql.SQLException {
        return Arrays.asList((Integer[]) array.getArray());
    }

    List<Integer> inHand() {
        return jdbc.sql(IN_HAND).query((rs, _) -> rs.getInt(1)).list();
    }

    /// The link that a guardian was sent when the offer was made.
    Optional<UUID> link(UUID offer, int guardian) {
        return jdbc.sql(LINK)
                .param("offer", offer)
                .param("guardian", guardian)
                .query(UUID.class)
                .optional();
    }

    /// A place in a queue.
    record Queued(String key, UUID offer, UUID entry, String state, List<Integer> deciders) {}

    List<Queued> queued() {
        return jdbc.sql(QUEUED)
                .query((rs, _) ->
                        new Queued(
                                rs.getString("service")
                                        + "/"
                                        + rs.getString("period")
                                        + "/"
                                        + rs.getInt("child_id"),
                                rs.getObject("offer_id", UUID.class),
                                rs.getObject("entry_id", UUID.class),
                                rs.getString("state"),
                                numbers(rs.getArray("deciders"))))
                .list();
    }

    /// A place in a queue beside which another stands that only the lot tells apart.
    Optional<UUID> levelWithAnother(UUID caseId) {
        return jdbc
                .sql(LEVEL)
                .param("case", caseId)
                .query((rs, _) -> rs.getObject("id", UUID.class))
                .list()
                .stream()
                .findFirst();
    }

    int undelivered() {
        @Nullable Integer count = jdbc.sql(UNDELIVERED).query(Integer.class).single();
        return count == null ? 0 : count;
    }

    /// Something that a person is asked.
    record OpenTask(UUID id, String key) {}

    List<OpenTask> openWork() {
        return jdbc.sql(OPEN_WORK)
                .query((rs, _) ->
                        new OpenTask(
                                rs.getObject("id", UUID.class),
                                rs.getString("service")
                                        + "/"
                                        + rs.getString("period")
                                        + "/"
                                        + rs.getInt("child_id")
                                        + "/"
                                        + rs.getString("ask")))
                .list();
    }

    /// A decision and to whom it is given.
    record Decided(UUID id, String key, List<Integer> parties) {}

    List<Decided> decisions() {
        return jdbc.sql(DECISIONS)
                .query((rs, _) ->
                        new Decided(
                                rs.getObject("id", UUID.class),
                                rs.getString("service")
                                        + "/"
                                        + rs.getString("period")
                                        + "/"
                                        + rs.getInt("child_id"),
                                numbers(rs.getArray("parties"))))
                .list();
    }
}
