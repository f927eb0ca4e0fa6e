// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.record.EducationJson;
import city.synthetic.record.JsonBytes;
import city.synthetic.register.RegisterServer.BadRequest;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import tools.jackson.databind.JsonNode;

/// The education records' own interface, of the same shape as the population register's: a key, pages
/// of changes after a key, and the records of named children. A change carries the child's record
/// as it stands after it.
///
/// - `GET /education/key/{day}` → `{"lastKey": n}`
/// - `POST /education/changes` `{"lastKey": n}` → `{"lastKey": m, "changes": [{"key", "at",
///   "record"}], "upToDate": bool}`
/// - `POST /education/extract` `{"persons": [codes]}` → `{"records": […], "upToDate": true}`
final class EducationInterface {
    private static final String KEY_AT =
            "select coalesce(max(key), ?) from education.change where at < ?";
    private static final String PAGE =
            "select key, body from education.change where key > ? order by key limit ?";
    private static final String IDS =
            "select id from register.person where code = any(?) order by id";

    private final RegisterDatabase database;
    private final ZoneId zone;
    private final int pageSize;

    EducationInterface(RegisterDatabase database, ZoneId zone, int pageSize) {
        this.database = database;
        this.zone = zone;
        this.pageSize = pageSize;
    }

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
        return new JsonBytes().open('{').field("lastKey", key).close('}');
    }

    private record Change(long key, String body) {}

    JsonBytes changes(JsonNode request) {
        if (!request.path("lastKey").isIntegralNumber()) {
            throw new BadRequest("lastKey must be a whole number");
        }
        long after = request.path("lastKey").asLong();
        var changes =
                Jdbc.transaction(
                        database.dataSource(),
                        connection ->
                                Jdbc.list(
                                        connection,
                                        PAGE,
                                        row ->
                                                new Change(
                                                        row.getLong("key"), row.getString("body")),
                                        after,
                                        pageSize + 1));
        boolean more = changes.size() > pageSize;
        var page = more ? changes.subList(0, pageSize) : changes;
        long key = page.isEmpty() ? after : page.getLast().key;
        var out = new JsonBytes().open('{').field("lastKey", key).name("changes").open('[');
        page.forEach(it -> out.raw(it.body));
        return out.close(']').field("upToDate", !more).close('}');
    }

    JsonBytes extract(JsonNode request) {
        var codes = PopulationInterface.texts(request, "persons", true).toArray(String[]::new);
        var out = new JsonBytes().open('{').name("records").open('[');
        Jdbc.transaction(
                database.dataSource(),
                connection -> {
                    var ids = Jdbc.list(connection, IDS, row -> row.getInt("id"), (Object) codes);
                    EducationRow.load(connection, ids)
                            .values()
                            .forEach(it -> EducationJson.record(out, it));
                    return true;
                });
        return out.close(']').field("upToDate", true).close('}');
    }
}
