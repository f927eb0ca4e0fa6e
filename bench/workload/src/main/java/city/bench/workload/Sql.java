// SPDX-License-Identifier: EUPL-1.2
package city.bench.workload;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The same rules as the best SQL that we can write: dates of birth instead of ages, what decides most people first, and
/// only those written whose answer is not the usual one ("no", no service).
public final class Sql {
    /// The people.
    public static final String TABLE =
            """
            create table person (id int not null, birth date, age smallint not null, municipality varchar(3),
                sex varchar(1) not null, months smallint, enrolled boolean not null, guardians smallint not null,
                refusal boolean not null, language varchar(2))\
            """;

    /// One table of answers.
    public record Query(int number, String select) {
        /// The statement that writes the answers anew.
        ///
        /// @param kind `temp` or `unlogged`
        public String intoTable(String kind) {
            return "drop table if exists answer_%d; create %s table answer_%d as %s"
                    .formatted(number, kind, number, select);
        }

        /// The check sum over the answers written last.
        public String checkSum() {
            return "select cast(coalesce(sum(cast(answer as bigint) * (id %% 1009 + 1)), 0) as bigint) from answer_%d"
                    .formatted(number);
        }
    }

    private Sql() {}

    /// The check sums over the answers written last, query by query.
    public static List<String> checkSums(Connection connection, List<Query> queries)
            throws SQLException {
        var all = new ArrayList<String>();
        try (var statement = connection.createStatement()) {
            for (var query : queries) {
                try (var row = statement.executeQuery(query.checkSum())) {
                    row.next();
                    all.add(String.valueOf(row.getLong(1)));
                }
            }
        }
        return all;
    }

    /// The queries of a case; empty where SQL takes no part.
    public static List<Query> of(Case what) {
        if (what.form() != Case.Form.POPULATION) {
            return List.of();
        }
        return switch (what.model()) {
            case ELIGIBILITY -> List.of(new Query(0, eligibility()));
            case PRE_SCHOOL -> List.of(new Query(0, preSchool(0)));
            case FIFTY -> {
                var all = new ArrayList<Query>();
                for (var i = 0; i < 50; i++) {
                    all.add(new Query(i, preSchool(i)));
                }
                yield all;
            }
            default -> List.of();
        };
    }

    private static String eligibility() {
        var mask = new StringBuilder();
        var bit = 0;
        for (var town : Models.TOWNS) {
            mask.append(mask.isEmpty() ? "case municipality" : "")
                    .append(" when '" + town + "' then ");
            for (var i = 0; i < Models.SCREENINGS.size(); i++) {
                var it = Models.SCREENINGS.get(i);
                mask.append(i == 0 ? "" : " + ")
                        .append(
                                "case when age between %d and %d%s and months >= %d then %d else 0 end"
                                        .formatted(
                                                it.fromAge(),
                                                it.toAge(),
                                                it.sex().isEmpty()
                                                        ? ""
                                                        : " and sex = '" + it.sex() + "'",
                                                it.everyMonths(),
                                                1L << bit++));
            }
        }
        mask.append(" end");
        return "select id, %s as answer from person where months >= 11 and municipality in ('091', '049', '092', '235')"
                .formatted(mask);
    }

    private static String preSchool(int n) {
        var six = 6 + n % 25;
        var town = n < 25 ? "091" : "049";
        var on = LocalDate.of(2026, 1 + (7 + n) % 12, 1);
        // Of an age on a day: born after the day so many years and one before, and not after so
        // many before.
        var exactly =
                "birth > date '%s' and birth <= date '%s'"
                        .formatted(on.minusYears(six + 1), on.minusYears(six));
        var sixOrSeven =
                "birth > date '%s' and birth <= date '%s'"
                        .formatted(on.minusYears(six + 2), on.minusYears(six));
        var older =
                "birth > date '%s' and birth <= date '%s'"
                        .formatted(on.minusYears(131), on.minusYears(six + 2));
        return """
        select id, case
                 when municipality <> '%s' or municipality is null then 1
                 when %s and refusal then 2
                 when %s and guardians = 0 then 3
                 when guardians >= 1 and not refusal and language in ('fi', 'sv') then 4
                 else 5 end as answer
          from person
         where (birth is null or not (%s))
           and (municipality <> '%s' or municipality is null or
                (not enrolled and (%s) and (refusal or (%s))))
        """
                .formatted(town, sixOrSeven, exactly, older, town, sixOrSeven, exactly);
    }
}
