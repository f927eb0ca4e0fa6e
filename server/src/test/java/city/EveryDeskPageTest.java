// SPDX-License-Identifier: EUPL-1.2
package city;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.signin.OfficerNames;
import city.base.signin.SignedIn;
import city.base.signin.TestSignIn;
import city.base.subject.Roles;
import city.heart.InventedCityTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What no page of the desk may show, whoever adds one: all of them are walked as each role, over the invented city.
@InventedCityTest
@ContextConfiguration(classes = CityApplication.class)
class EveryDeskPageTest {
    private static final String READER = "zz-reader";
    private static final Pattern ID = Pattern.compile(".{0,40}\\bzz-.{0,20}");
    private static final String NAME = "Aino Aalto";

    @Autowired JdbcClient jdbc;
    @Autowired OfficerNames names;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    private DeskPages desk;
    private String unit = "";
    private String file = "";

    @Autowired
    void desk(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers,
            JdbcClient sql,
            WebApplicationContext application) {
        desk = new DeskPages(handlers, sql, application);
    }

    private RequestPostProcessor as(String role) {
        return role.equals(Roles.UNIT_MANAGER)
                ? TestSignIn.manager(READER, unit)
                : TestSignIn.named(READER, role);
    }

    /// A child whom the round placed in the unit to which most come.
    private void oneChild() {
        var row =
                jdbc.sql(
                                """
                                select p.case_id::text, p.unit_id from round.place p
                                  join round.round r on r.chosen = p.run_id and r.service = 'pre-primary'
                                  join round.run_unit u on u.run_id = p.run_id and u.unit_id = p.unit_id
                                  join casework.case_file c on c.id = p.case_id and not c.protected
                                  join offer.offer o on o.case_id = c.id and o.state = 'OPEN'
                                 order by u.filled desc, p.unit_id, p.case_id desc limit 1
                                """)
                        .query((rs, _) -> List.of(rs.getString(1), rs.getString(2)))
                        .single();
        file = row.getFirst();
        unit = row.getLast();
    }

    /// Something on each page: what-if as it is today, feedback that waits, a decision, what was noted of a family.
    private void somethingToRead() {
        var planner = TestSignIn.withName("zz-planner", NAME, Roles.SERVICE_OFFICER);
        for (var name : List.of("One", "Other")) {
            desk.send(
                    "/desk/what-if",
                    planner,
                    Map.of("service", "pre-primary", "name", name, "mode", "ANEW"));
        }
        desk.send(
                "/feedback",
                TestSignIn.resident(1),
                Map.of("topic", "OTHER", "text", "Nothing", "email", ""));
        var open =
                jdbc.sql(
                                """
                                select c.id::text, o.id::text from offer.offer o join casework.case_file c on c.id = o.case_id
                                 where o.state = 'OPEN' and not c.protected and c.id::text <> :file
                                   and not exists (select from offer.offer other
                                                    where other.id <> o.id and other.child_id = o.child_id)
                                 order by o.id desc limit 1
                                """)
                        .param("file", file)
                        .query((rs, _) -> List.of(rs.getString(1), rs.getString(2)))
                        .single();
        desk.send(
                "/desk/cases/" + open.getFirst() + "/notes",
                planner,
                Map.of("with", "", "way", "PHONE", "reached", "no", "note", "Nobody at home"));
        for (var guardian :
                jdbc.sql(
                                """
                                select resident_id::text from offer.recipient
                                 where offer_id = :offer::uuid and role = 'DECIDES' and until_day is null
                                """)
                        .param("offer", open.getLast())
                        .query(String.class)
                        .list()) {
            desk.send(
                    "/desk/cases/" + open.getFirst() + "/answer",
                    planner,
                    Map.of("guardian", guardian, "reply", "ACCEPT", "medium", "PHONE"));
        }
        desk.send(
                "/desk/decisions/sign",
                planner,
                Map.of(
                        "offer",
                        open.getLast(),
                        "title",
                        "palveluohjaaja",
                        "titleSv",
                        "servicehandledare"));
    }

    /// An order hides a family. Whatever becomes of its child after that, not a letter of a page differs for whoever may
    /// not handle the family: then no number holds it, and nothing follows from the difference between two of them.
    @Test
    @Transactional
    void no_page_tells_of_a_family_under_an_order_to_who_may_not_handle_it() {
        oneChild();
        somethingToRead();
        with("update casework.case_file set protected = true where id = :file::uuid");
        with("update casework.task set protected = true where case_id = :file::uuid");
        var addresses = desk.addresses();
        var before = walk(addresses);

        livesFarAway();
        var far = walk(addresses);
        hasNoPlace();
        var without = walk(addresses);

        var told = new ArrayList<String>();
        for (var role : Roles.ALL) {
            if (role.equals(Roles.PROTECTED_CASE_OFFICER)) {
                continue;
            }
            for (var after : List.of(far, without)) {
                told.addAll(differences(role, before.get(role), after.get(role)));
            }
        }
        assertThat(told).isEmpty();
        // Who may handle the family reads it all: what was changed is on these pages.
        assertThat(
                        differences(
                                "",
                                before.get(Roles.PROTECTED_CASE_OFFICER),
                                far.get(Roles.PROTECTED_CASE_OFFICER)))
                .anyMatch(it -> it.matches("/desk/rounds/[^/]*"))
                .anyMatch(it -> it.contains("/units/"));
        assertThat(
                        differences(
                                "",
                                far.get(Roles.PROTECTED_CASE_OFFICER),
                                without.get(Roles.PROTECTED_CASE_OFFICER)))
                .contains("/desk", "/desk/work", "/desk/due", "/desk/capacity/" + unit)
                .anyMatch(it -> it.startsWith("/desk/capacity?"))
                .anyMatch(it -> it.startsWith("/desk/capacity/units."))
                .anyMatch(it -> it.startsWith("/desk/offers?state="))
                .anyMatch(it -> it.endsWith("/other-unit"))
                .anyMatch(it -> it.matches("/desk/rounds/[^/]*"));
    }

    private Map<String, Map<String, String>> walk(List<String> addresses) {
        Map<String, Map<String, String>> byRole = new TreeMap<>();
        for (var role : Roles.ALL) {
            byRole.put(role, desk.walk(addresses, as(role)));
        }
        return byRole;
    }

    private static List<String> differences(
            String role, Map<String, String> before, Map<String, String> after) {
        assertThat(after.keySet()).as(role).isEqualTo(before.keySet());
        return before.keySet().stream()
                .filter(it -> !before.get(it).equals(after.get(it)))
                .map(it -> (role + " " + it).strip())
                .toList();
    }

    private void livesFarAway() {
        with(
                """
                update round.place set metres = metres + 90000, way_metres = 90000, area = 'elsewhere'
                 where case_id = :file::uuid
                """);
        reckoned(0, 90_000);
    }

    private void hasNoPlace() {
        var way =
                jdbc.sql("select metres from round.place where case_id = :file::uuid")
                        .param("file", file)
                        .query(Integer.class)
                        .single();
        with(
                """
                update round.place set unit_id = null, metres = 0, way_metres = null, outcome = 'NO_PLACE'
                 where case_id = :file::uuid
                """);
        reckoned(-1, -way);
        with(
                """
                update placement.seat s set taken = taken - 1 from placement.placement p
                 where p.unit_id = s.unit_id and p.kind = s.kind and p.period = s.period and p.released_at is null
                   and p.child_id = (select child_id from casework.case_file where id = :file::uuid)
                """);
        with(
                """
                update placement.placement set released_at = '2026-01-07T10:00:00Z' where released_at is null
                   and child_id = (select child_id from casework.case_file where id = :file::uuid)
                """);
        with("update offer.offer set state = 'WITH_PERSON' where case_id = :file::uuid");
        with(
                "update casework.case_file set handler = 'PERSON', unit_id = null where id = :file::uuid");
        with(
                """
                insert into casework.task (id, case_id, kind, protected, opened_at)
                values (gen_random_uuid(), :file::uuid, 'ORDER', true, '2026-01-07T10:00:00Z')
                """);
    }

    /// The draft as it comes out with this child placed otherwise.
    private void reckoned(int placed, int metres) {
        jdbc.sql(
                        """
                        update round.run_unit u set filled = filled + :placed, metres = metres + :metres,
                               longest = (select coalesce(max(p.metres), 0) from round.place p
                                           where p.run_id = u.run_id and p.unit_id = u.unit_id)
                         where u.unit_id = :unit
                           and u.run_id = (select run_id from round.place where case_id = :file::uuid)
                        """)
                .param("placed", placed)
                .param("metres", metres)
                .param("file", file)
                .param("unit", unit)
                .update();
        jdbc.sql(
                        """
                        update round.run u set figures = figures || jsonb_build_object(
                                 'placed', (figures ->> 'placed')::int + :placed,
                                 'stablePlaced', (figures ->> 'stablePlaced')::int + :placed,
                                 'freeSeats', (figures ->> 'freeSeats')::int - :placed,
                                 'metres', (figures ->> 'metres')::bigint + :metres,
                                 'stableMetres', (figures ->> 'stableMetres')::bigint + :metres,
                                 'longest', (select max(longest) from round.run_unit where run_id = u.id),
                                 'tiers', (select jsonb_agg(t.tier || jsonb_build_object(
                                                   'value', (t.tier ->> 'value')::bigint + d.more,
                                                   'bound', (t.tier ->> 'bound')::bigint + d.more) order by t.at)
                                             from jsonb_array_elements(figures -> 'tiers') with ordinality t(tier, at)
                                             cross join lateral (select case r.aims[t.at]
                                                   when 'METRES' then :metres
                                                   when 'PLACED' then -:placed
                                                   when 'RIGHT' then -:placed else 0 end as more) d))
                          from round.place p, round.round r
                         where p.case_id = :file::uuid and p.run_id = u.id and r.id = u.round_id
                        """)
                .param("placed", placed)
                .param("metres", metres)
                .param("file", file)
                .update();
    }

    private void with(String sql) {
        assertThat(jdbc.sql(sql).param("file", file).update()).as(sql).isBetween(0, 9);
    }

    /// Every act of the machine becomes one of an officer whose id no text of the city has, for as long as it is looked.
    @Test
    void no_page_shows_the_id_under_which_somebody_works() {
        oneChild();
        somethingToRead();
        names.learn(
                new SignedIn.Officer("zz-planner", NAME, Set.of(), Set.of(), Set.of()),
                Instant.EPOCH);
        var columns = columnsOfActors();
        assertThat(columns).contains("round.history.by_whom", "offer.history.by_whom");
        try {
            columns.forEach(it -> rename(it, "city/", "zz-"));
            var shown = new ArrayList<String>();
            var named = 0;
            var addresses = desk.addresses();
            for (var role : Roles.ALL) {
                for (var it : desk.walk(addresses, as(role)).entrySet()) {
                    ID.matcher(it.getValue())
                            .results()
                            .forEach(id -> shown.add(role + " " + it.getKey() + " " + id.group()));
                    named += it.getValue().contains(NAME) ? 1 : 0;
                }
            }
            assertThat(shown).isEmpty();
            assertThat(named).isPositive();
        } finally {
            columns.forEach(it -> rename(it, "zz-", "city/"));
        }
    }

    /// Those in which a part of the machine stands now, but for the record of looks, which the desk does not show.
    private List<String> columnsOfActors() {
        return jdbc
                .sql(
                        """
                        select table_schema || '.' || table_name || '.' || column_name
                          from information_schema.columns join information_schema.tables using (table_schema, table_name)
                         where data_type = 'text' and table_type = 'BASE TABLE'
                           and table_schema not in ('pg_catalog', 'information_schema', 'usage')
                         order by 1
                        """)
                .query(String.class)
                .list()
                .stream()
                .filter(it ->
                        JdbcClient.create(owner)
                                .sql(
                                        "select exists (select from %s where %s ~ '^city/[a-z-]+$')"
                                                .formatted(table(it), column(it)))
                                .query(Boolean.class)
                                .single())
                .toList();
    }

    private void rename(String column, String from, String to) {
        JdbcClient.create(owner)
                .sql(
                        "update %1$s set %2$s = :to || substr(%2$s, length(:from) + 1) where starts_with(%2$s, :from)"
                                .formatted(table(column), column(column)))
                .param("from", from)
                .param("to", to)
                .update();
    }

    private static String table(String column) {
        return column.substring(0, column.lastIndexOf('.'));
    }

    private static String column(String column) {
        return column.substring(column.lastIndexOf('.') + 1);
    }
}
