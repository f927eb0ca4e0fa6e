// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.database.Erasure;
import city.base.database.RetentionJob;
import city.base.shared.CityTime;
import city.heart.service.RetentionPeriods;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What a service made is kept as its folder says, counted from the end of the period it is about: messages,
/// answers and proposals each as long as they say, and everything with the decision. Whoever keeps something
/// with cases is told when which of it ends.
@Component
public class CaseRetention implements RetentionJob.Part {
    private static final String GROUPS =
            """
            select service, service_version, period, max(opened_at) as opened_at
              from casework.case_file group by service, service_version, period
             order by service, period, service_version
            """;
    private static final String OF_GROUP =
            """
            select id from casework.case_file
             where service = :service and service_version = :version and period = :period order by id
            """;
    private static final String IN_GROUPS =
            "select id, service, service_version, period from casework.case_file where id = any (:ids)";

    /// What the words of a guardian said to a person goes with the answers.
    private static final String WORDS =
            """
            update casework.task set text = null where id in (
                select id from casework.task where text is not null and case_id = any (:cases)
                 order by id limit :batch)
            """;

    /// What was proposed is named no longer once it may be gone.
    private static final String NO_LONGER_NAMED =
            """
            update casework.task set offer_id = null where id in (
                select id from casework.task where offer_id is not null and case_id = any (:cases)
                 order by id limit :batch)
            """;

    private static final List<String> WHOLE_CASES =
            List.of(
                    "delete from casework.task where case_id = any (:ids)",
                    "delete from casework.case_file where id = any (:ids)");

    private final Erasure erasure;
    private final List<CaseErased> others;
    private final Rules rules;
    private final KeptPeriods kept;
    private final Clock clock;

    CaseRetention(
            Erasure erasure,
            List<CaseErased> others,
            Rules rules,
            KeptPeriods kept,
            @CityTime Clock clock) {
        this.erasure = erasure;
        this.others = others;
        this.rules = rules;
        this.kept = kept;
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
        var erased = 0L;
        for (var group : groups()) {
            var keeps = kept.of(group.service, group.version);
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
                .param("ids", CaseFiles.numbers(some))
                .query(rs -> {
                    if (kept.contains(params(rs))) {
                        over.remove(new CaseId(rs.getObject("id", UUID.class)));
                    }
                });
        return over;
    }

    private boolean proposalsOver(Group group, LocalDate today) {
        return kept.of(group.service, group.version)
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

    private long erase(Group group, RetentionPeriods keeps, LocalDate today) {
        var end = end(group);
        var messages = past(end, keeps.messageLog(), today);
        var answers = past(end, keeps.answer(), today);
        var proposals = proposalsOver(end, keeps, today);
        if (!messages && !answers && !proposals) {
            return 0;
        }
        var cases = cases(group);
        var erased = 0L;
        for (var it : others) {
            erased += messages ? it.messagesOver(cases) : 0;
            erased += answers ? it.answersOver(cases) : 0;
            erased += proposals ? it.proposalsOver(cases) : 0;
        }
        if (answers) {
            erased += erasure.inBatches(WORDS, Map.of("cases", CaseFiles.numbers(cases)));
        }
        if (proposals) {
            erasure.inBatches(NO_LONGER_NAMED, Map.of("cases", CaseFiles.numbers(cases)));
        }
        if (past(end, keeps.decision(), today) && proposals && messages) {
            erased += whole(cases);
        }
        return erased;
    }

    private List<CaseId> cases(Group group) {
        return erasure.jdbc()
                .sql(OF_GROUP)
                .params(group.params())
                .query((rs, _) -> new CaseId(rs.getObject("id", UUID.class)))
                .list();
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

    private static boolean proposalsOver(LocalDate end, RetentionPeriods keeps, LocalDate today) {
        return past(end, keeps.proposal(), today) && past(end, keeps.answer(), today);
    }

    private static boolean past(LocalDate end, Period kept, LocalDate today) {
        return end.plus(kept).isBefore(today);
    }

    /// First what others keep of them: whoever is killed between finds the rest.
    private long whole(List<CaseId> cases) {
        var left = new ArrayDeque<>(cases);
        return erasure.until(() -> {
            var some = new ArrayList<CaseId>();
            while (some.size() < Erasure.BATCH && !left.isEmpty()) {
                some.add(left.remove());
            }
            others.forEach(it -> it.erased(some));
            var ids = CaseFiles.numbers(some);
            WHOLE_CASES.forEach(it -> erasure.jdbc().sql(it).param("ids", ids).update());
            return some.size();
        });
    }
}
