// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.database.Sql;
import city.base.shared.ResidentId;
import city.heart.casework.CaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL that finds which offers are meant: whose they are, which wait to be sent, whose last day has
/// passed. Gives numbers only; the offers themselves are `OfferRepository`'s.
@Repository
public class OfferFinder {
    private static final String LAST_OF_CASES =
            """
            select distinct on (case_id) case_id, id from offer.offer where case_id in (:cases)
             order by case_id, prepared_on desc,
                      (select max(number) from offer.history s where s.offer_id = offer.id) desc
            """;
    private static final String OF_RECIPIENT =
            "select distinct offer_id from offer.recipient where resident_id = :resident";
    private static final String CASES_OF = "select id, case_id from offer.offer where id in (:ids)";
    private static final String CHILDREN_OF =
            """
            select distinct o.child_id
              from offer.recipient r join offer.offer o on o.id = r.offer_id
             where r.resident_id = any(:residents)
            """;
    private static final String PREPARED =
            """
            select id from offer.offer o where state = 'PREPARED'
               and service <> all(:but)
             order by prepared_on,
                      (select min(r.resident_id) from offer.recipient r where r.offer_id = o.id), id
             limit :limit
            """;
    private static final String LAPSED =
            """
            select id from offer.offer o
             where state in ('OPEN', 'REMINDED', 'ACCEPTED', 'PARTLY_REFUSED', 'REFUSED', 'CONTRARY')
               and last_day < :today
               and service <> all(:but)
             order by last_day,
                      (select min(r.resident_id) from offer.recipient r where r.offer_id = o.id), id
             limit :limit
            """;

    private final JdbcClient jdbc;

    OfferFinder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All in which this resident is or was a recipient.
    public List<OfferId> ofRecipient(ResidentId who) {
        return jdbc.sql(OF_RECIPIENT)
                .param("resident", who.value())
                .query((rs, _) -> id(rs, "offer_id"))
                .list();
    }

    /// The case of each; unknown ids are absent.
    public Map<OfferId, CaseId> casesOf(Collection<OfferId> some) {
        Map<OfferId, CaseId> cases = new HashMap<>();
        if (!some.isEmpty()) {
            jdbc.sql(CASES_OF)
                    .param("ids", some.stream().map(OfferId::value).toList())
                    .query(rs -> {
                        cases.put(id(rs, "id"), new CaseId(rs.getObject("case_id", UUID.class)));
                    });
        }
        return cases;
    }

    public List<ResidentId> childrenOfRecipients(Collection<ResidentId> residents) {
        return residents.isEmpty()
                ? List.of()
                : jdbc.sql(CHILDREN_OF)
                        .param("residents", Sql.numbers(residents))
                        .query((rs, _) -> new ResidentId(rs.getInt("child_id")))
                        .list();
    }

    /// The newest offer of each of these cases, whatever became of it; absent where there is none.
    public Map<CaseId, OfferId> lastOf(Collection<CaseId> files) {
        Map<CaseId, OfferId> last = new HashMap<>();
        if (!files.isEmpty()) {
            jdbc.sql(LAST_OF_CASES)
                    .param("cases", files.stream().map(CaseId::value).toList())
                    .query(rs -> {
                        last.put(new CaseId(rs.getObject("case_id", UUID.class)), id(rs, "id"));
                    });
        }
        return last;
    }

    /// @param but services to leave out
    public List<OfferId> prepared(int limit, Set<String> but) {
        return jdbc.sql(PREPARED)
                .param("but", but.toArray(String[]::new))
                .param("limit", limit)
                .query((rs, _) -> id(rs, "id"))
                .list();
    }

    /// Those whose last guardian's last day has passed.
    ///
    /// @param but services to leave out
    public List<OfferId> lapsed(LocalDate today, int limit, Set<String> but) {
        return jdbc.sql(LAPSED)
                .param("but", but.toArray(String[]::new))
                .param("today", today)
                .param("limit", limit)
                .query((rs, _) -> id(rs, "id"))
                .list();
    }

    private static OfferId id(ResultSet rs, String column) throws SQLException {
        return new OfferId(rs.getObject(column, UUID.class));
    }
}
