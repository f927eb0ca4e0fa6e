// SPDX-License-Identifier: EUPL-1.2
package city.base.usage;

import city.base.database.Erasure;
import city.base.database.RetentionJob;
import city.base.shared.CityTime;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Usage is kept for five years; then its month goes whole, from acts and subjects at once.
@Component
class UsageRetention implements RetentionJob.Part {
    static final int YEARS = 5;

    private static final String MONTHS =
            """
            select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
             where i.inhparent in ('usage.act'::regclass, 'usage.subject'::regclass)
               and c.relname ~ '^(act|subject)_[0-9]{4}_[0-9]{2}$'
               and right(c.relname, 7) < :first
             order by right(c.relname, 7), c.relname
            """;
    private static final String ACTS =
            """
            delete from usage.act_default where ctid = any (array(
                select ctid from usage.act_default where at < :before limit :batch))
            """;
    private static final String SUBJECTS =
            """
            delete from usage.subject_default where ctid = any (array(
                select ctid from usage.subject_default where at < :before limit :batch))
            """;

    private final Erasure erasure;
    private final Clock clock;

    UsageRetention(Erasure erasure, @CityTime Clock clock) {
        this.erasure = erasure;
        this.clock = clock;
    }

    @Override
    public long erase() {
        // Months begin at midnight UTC, as `UsageMonths` makes them.
        var first = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).minusYears(YEARS);
        List<String> past =
                erasure.jdbc()
                        .sql(MONTHS)
                        .param("first", "%d_%02d".formatted(first.getYear(), first.getMonthValue()))
                        .query((rs, _) -> rs.getString(1))
                        .list();
        for (var month : past) {
            erasure.jdbc().sql("drop table usage." + month).update();
        }
        var before = Map.of("before", first.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC));
        return past.size() + erasure.inBatches(SUBJECTS, before) + erasure.inBatches(ACTS, before);
    }
}
