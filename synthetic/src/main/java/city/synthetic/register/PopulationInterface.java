// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.record.JsonBytes;
import city.synthetic.record.PersonJson;
import city.synthetic.register.RegisterServer.BadRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Answers as DVV's modifications interface does. The permit's scope is everybody in this register;
/// who is not in it is left out of the answer without a word.
final class PopulationInterface {
    private static final int MOST_PEOPLE = 1000;
    private static final String KEY_AT =
            "select coalesce(max(key), ?) from register.change where at < ?";
    private static final String PAGE =
            "select key, body from register.change where key > ? order by key limit ?";
    private static final String PAGE_OF_PEOPLE =
            """
            select key, body from register.change
             where key > ? and person = any(?) order by key limit ?
            """;
    private static final String IDS =
            """
            select id from register.person where code = any(?)
            union select person from register.former_code where code = any(?)
            """;

    private final RegisterDatabase database;
    private final ZoneId zone;
    private final int pageSize;

    PopulationInterface(RegisterDatabase database, ZoneId zone, int pageSize) {
        this.database = database;
        this.zone = zone;
        this.pageSize = pageSize;
    }

    /// The key from which all changes of this day and later ones follow.
    JsonBytes key(LocalDate day) {
        long key =
                Jdbc.transaction(
                        database.dataSource(),
                        connection ->
                                Jdbc.number(
                                        connection,
                                        KEY_AT,
                                        RegisterDatabase.FIRST_KEY,
                                        Timestamp.from(day.atStartOfDay(zone).toInstant())));
        return new JsonBytes().open('{').field("viimeisinKirjausavain", key).close('}');
    }

    /// A page of changes after a key; `ajanTasalla` once there are no more.
    JsonBytes changes(JsonNode request) {
        if (!request.path("viimeisinKirjausavain").isIntegralNumber()) {
            throw new BadRequest("viimeisinKirjausavain must be a whole number");
        }
        long after = request.path("viimeisinKirjausavain").asLong();
        var codes = codes(request, false);
        return Jdbc.transaction(
                database.dataSource(), connection -> page(connection, after, codes));
    }

    private record Change(long key, String body) {}

    private JsonBytes page(Connection connection, long after, List<String> codes)
            throws SQLException {
        // Read before the page: what is committed in between comes with the next one.
        long last = Math.max(after, RegisterDatabase.lastKey(connection, "register.change"));
        Jdbc.Row<Change> row = it -> new Change(it.getLong("key"), it.getString("body"));
        var changes =
                codes.isEmpty()
                        ? Jdbc.list(connection, PAGE, row, after, pageSize + 1)
                        : Jdbc.list(
                                connection,
                                PAGE_OF_PEOPLE,
                                row,
                                after,
                                ids(connection, codes),
                                pageSize + 1);
        boolean more = changes.size() > pageSize;
        var page = more ? changes.subList(0, pageSize) : changes;
        long read = page.isEmpty() ? after : page.getLast().key;
        var out =
                new JsonBytes()
                        .open('{')
                        .field("viimeisinKirjausavain", more ? read : Math.max(read, last));
        out.name("muutokset").open('[');
        page.forEach(it -> out.raw(it.body));
        return out.close(']').field("ajanTasalla", !more).close('}');
    }

    /// The base data of the people asked for, in the order of the register.
    JsonBytes baseData(JsonNode request) {
        var codes = codes(request, true);
        var groups = groups(request);
        var out = new JsonBytes().open('{').name("perustiedot").open('[');
        Jdbc.transaction(
                database.dataSource(),
                connection -> {
                    var ids = new LinkedHashSet<>(List.of(ids(connection, codes)));
                    var view = new RegisterView();
                    view.load(connection, ids, false);
                    var today = today(connection);
                    ids.stream()
                            .sorted()
                            .forEach(id ->
                                    PersonJson.person(
                                            out, view.seen(view.person(id), today), groups));
                    return true;
                });
        return out.close(']').field("ajanTasalla", true).close('}');
    }

    /// The register's day: the last one played, else the first.
    private static LocalDate today(Connection connection) throws SQLException {
        return Jdbc.list(
                        connection,
                        """
                        select coalesce((select max(day) from register.day),
                                        (select first_day from register.city)) as day
                        """,
                        row -> row.getObject("day", LocalDate.class))
                .getFirst();
    }

    private static Integer[] ids(Connection connection, List<String> codes) throws SQLException {
        var asked = codes.toArray(String[]::new);
        return Jdbc.list(connection, IDS, row -> row.getInt("id"), asked, asked)
                .toArray(Integer[]::new);
    }

    static List<String> codes(JsonNode request, boolean required) {
        return texts(request, "hetulista", required);
    }

    static List<String> texts(JsonNode request, String name, boolean required) {
        var list = request.path(name);
        if (list.isMissingNode() && !required) {
            return List.of();
        }
        if (!list.isArray() || list.values().stream().anyMatch(it -> !it.isString())) {
            throw new BadRequest(name + " must be a list of texts");
        }
        if (list.size() > MOST_PEOPLE) {
            throw new BadRequest(name + " may hold at most " + MOST_PEOPLE + " entries");
        }
        return list.values().stream().map(JsonNode::asString).toList();
    }

    private static @Nullable Set<String> groups(JsonNode request) {
        var groups = texts(request, "tietoryhmat", false);
        return groups.isEmpty() ? null : new HashSet<>(groups);
    }
}
