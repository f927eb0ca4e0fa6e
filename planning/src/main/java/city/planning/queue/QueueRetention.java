// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import city.base.database.Erasure;
import city.base.database.RetentionJob;
import city.heart.casework.CaseId;
import city.heart.casework.CaseRetention;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// A family's place in a queue is kept as long as the proposal whose place it would change.
@Component
class QueueRetention implements RetentionJob.Part {
    private static final int CASES = 10_000;
    private static final String NEXT =
            """
            select distinct case_id from queue.entry where case_id > :after order by case_id limit :limit
            """;
    private static final String ANSWERS =
            """
            delete from queue.answer where entry_id in (
                select id from queue.entry where case_id = any (:ids))
            """;
    private static final String ENTRIES = "delete from queue.entry where case_id = any (:ids)";
    private static final UUID FIRST = new UUID(0, 0);

    private final Erasure erasure;
    private final CaseRetention cases;

    QueueRetention(Erasure erasure, CaseRetention cases) {
        this.erasure = erasure;
        this.cases = cases;
    }

    @Override
    public long erase() {
        var erased = 0L;
        for (var some = next(FIRST); !some.isEmpty(); some = next(some.getLast())) {
            var over =
                    cases.proposalsOver(some.stream().map(CaseId::new).toList()).stream()
                            .map(CaseId::value)
                            .sorted()
                            .toList();
            for (var from = 0; from < over.size(); from += Erasure.BATCH) {
                erased += erase(over.subList(from, Math.min(over.size(), from + Erasure.BATCH)));
            }
        }
        return erased;
    }

    private List<UUID> next(UUID after) {
        return erasure.jdbc()
                .sql(NEXT)
                .param("after", after)
                .param("limit", CASES)
                .query((rs, _) -> rs.getObject(1, UUID.class))
                .list();
    }

    private long erase(List<UUID> cases) {
        var ids = cases.toArray(UUID[]::new);
        return erasure.until(() ->
                erasure.jdbc().sql(ANSWERS).param("ids", ids).update()
                        + erasure.jdbc().sql(ENTRIES).param("ids", ids).update());
    }
}
