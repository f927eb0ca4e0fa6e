// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import city.base.OwnCityTest;
import city.base.shared.Suppression;
import city.base.signin.TestSignIn;
import city.heart.SmallCity;
import city.heart.casework.FlowRunner;
import city.heart.education.EducationLoad;
import city.heart.register.RegisterLoad;
import city.heart.unit.UnitImport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// The same figure on every page that has it, over an invented city of 2,000 residents whose pre-primary places were given
/// in a round this morning; and for every role no number that differs from the list that the role sees.
@OwnCityTest
@TestPropertySource(properties = "city.placement.first-round=publish")
class NumbersAgreeTest {
    private static final String OF = "kind=pre-primary&period=2026-27";
    private static final String SERVICE = "service-officer";
    private static final String PROTECTED = "protected-case-officer";
    private static final String MAIN = "<main(.*)</main>";

    @Autowired RegisterLoad population;
    @Autowired EducationLoad education;
    @Autowired UnitImport placement;
    @Autowired FlowRunner flow;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester pages;

    private String round = "";

    @BeforeAll
    void theFirstDay(@TempDir Path work) {
        SmallCity.load(work, population, placement, education);
        flow.run();
        round =
                jdbc.sql("select id::text from round.round where service = 'pre-primary'")
                        .query(String.class)
                        .single();
    }

    private static RequestPostProcessor as(String role) {
        return TestSignIn.named("anna", role);
    }

    private String page(String address, RequestPostProcessor who) {
        var result = pages.get().uri(address).with(who).header("Accept-Language", "en").exchange();
        assertThat(result).as(address).hasStatusOk();
        return new String(
                result.getMvcResult().getResponse().getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    /// The part of a list in which this stands.
    private String part(String address, String row, RequestPostProcessor who) {
        for (var number = 1; number < 50; number++) {
            var part = page(address + "&page=" + number, who);
            if (part.contains(row)) {
                return part;
            }
        }
        throw new AssertionError("No part with " + row);
    }

    private static int number(String text) {
        return Integer.parseInt(text.replaceAll("[^0-9]", ""));
    }

    /// 0 where the number is not shown.
    private static int toldIn(String cell) {
        return cell.startsWith("not shown") ? 0 : number(cell);
    }

    private static String one(String page, String pattern) {
        var found = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    /// The number beside a name in a list of figures.
    private static int figure(String page, String name) {
        return number(one(page, "<dt>" + Pattern.quote(name) + "</dt>\\s*<dd>([^<]*)</dd>"));
    }

    /// The cell under a head in the row that has this.
    private static String cell(String page, String row, String head) {
        for (var it : page.split("<tr>")) {
            if (it.contains(row)) {
                return one(it, "data-label=\"" + Pattern.quote(head) + "\"[^>]*>([^<]*)</td>");
            }
        }
        throw new AssertionError("No row with " + row);
    }

    private Map<String, List<String>> units(String role) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        page("/desk/capacity/units.csv?" + OF, as(role))
                .replace("\uFEFF", "")
                .lines()
                .skip(1)
                .map(NumbersAgreeTest::cells)
                .forEach(it -> rows.put(it.getFirst(), it));
        return rows;
    }

    private static List<String> cells(String line) {
        return List.of(line.replaceAll("\"[^\"]*\"", "quoted").split("[;,]", -1));
    }

    private String whatIf() {
        var to =
                pages.post()
                        .uri("/desk/what-if")
                        .with(as(SERVICE))
                        .with(csrf())
                        .param("service", "pre-primary")
                        .param("name", "Nothing")
                        .param("mode", "ANEW")
                        .exchange()
                        .getMvcResult()
                        .getResponse()
                        .getRedirectedUrl();
        return page(to, as(SERVICE));
    }

    @Test
    void free_seats_and_children_with_and_without_a_place_are_one_number_on_every_page() {
        var draft = page("/desk/rounds/" + round, as(SERVICE));
        var sum = one(page("/desk/capacity?" + OF, as(SERVICE)), "(Units of the city: [^<]*)<");
        var all = sum.split(":");
        var free = number(all[4]);
        var children = number(all[3]);
        assertThat(free).isPositive();
        assertThat(figure(draft, "Free seats")).isEqualTo(free);
        assertThat(figure(draft, "Placed")).isEqualTo(children);
        assertThat(figure(draft, "Children"))
                .isEqualTo(figure(draft, "Placed") + figure(draft, "Without a place"));

        var now = whatIf();
        assertThat(number(cell(now, ">Free seats</th>", "Now"))).isEqualTo(free);
        assertThat(number(cell(now, ">Placed</th>", "Now"))).isEqualTo(children);
        assertThat(cell(now, ">Without a place</th>", "Now"))
                .isEqualTo(told(figure(draft, "Without a place")));

        var published =
                Stream.of(page("/rounds", as(SERVICE)).split("<section"))
                        .filter(it -> it.contains("/rounds/" + round))
                        .findFirst()
                        .orElseThrow();
        assertThat(figure(published, "Placed by it")).isEqualTo(Suppression.toFives(children));
        assertThat(figure(published, "Free seats")).isEqualTo(Suppression.toFives(free));

        var units = units(SERVICE);
        assertThat(
                        units.values().stream()
                                .filter(it -> it.get(3).equals("true"))
                                .mapToInt(it -> number(it.get(6)))
                                .sum())
                .isEqualTo(free);
        var some = units.values().stream().filter(it -> number(it.get(5)) > 0).toList();
        assertThat(some).isNotEmpty();
        for (var it : some) {
            var id = it.getFirst();
            assertThat(cell(draft, "/units/" + id + "?", "Placed")).as(id).isEqualTo(it.get(5));
            var part = page("/desk/rounds/" + round + "/units/" + id, as(SERVICE));
            assertThat(part.split("/desk/cases/", -1).length - 1)
                    .as(id)
                    .isEqualTo(number(it.get(5)));
            var unit = page("/desk/capacity/" + id, as(SERVICE));
            assertThat(cell(unit, ">2026-27</th>", "Free")).as(id).isEqualTo(it.get(6));
        }
        for (var page : List.of(draft, now, published, page("/desk/capacity?" + OF, as(SERVICE)))) {
            assertThat(page).contains("Free seats are the seats of each unit less the children");
        }
    }

    /// As the page says a number of children.
    private static String told(int number) {
        return number > 0 && number < Suppression.LEAST ? "not shown" : Integer.toString(number);
    }

    /// A family comes under an order after the round has given its child a place.
    @Test
    void no_number_of_a_role_tells_of_a_family_that_its_lists_do_not_show() {
        var unit =
                jdbc.sql(
                                """
                                select unit_id from round.run_unit u join round.round r on r.chosen = u.run_id
                                 where r.service = 'pre-primary' order by filled desc, unit_id limit 1
                                """)
                        .query(String.class)
                        .single();
        var file =
                jdbc.sql(
                                """
                                select p.case_id::text from round.place p join round.round r on r.chosen = p.run_id
                                 where p.unit_id = :unit and r.service = 'pre-primary'
                                 order by p.child_id limit 1
                                """)
                        .param("unit", unit)
                        .query(String.class)
                        .single();
        var whole = numbers(unit, SERVICE);
        var published = one(page("/rounds", as(SERVICE)), MAIN);
        var csv = page("/rounds/" + round + "/units.csv", as(SERVICE));
        try {
            protect(file, true);
            var seen = numbers(unit, SERVICE);
            assertThat(seen).isEqualTo(whole.lessOne());
            assertThat(seen.agree()).as(seen.toString()).isTrue();
            for (var role : List.of("decision-maker", "auditor")) {
                assertThat(numbers(unit, role).sums()).as(role).isEqualTo(whole.lessOne().sums());
            }
            assertThat(numbers(unit, PROTECTED)).isEqualTo(whole);
            assertThat(listed(unit, as(SERVICE))).isEqualTo(whole.part() - 1);
            assertThat(listed(unit, as(PROTECTED))).isEqualTo(whole.part());
            var led =
                    page("/desk/rounds/" + round + "/units/" + unit, TestSignIn.manager("m", unit));
            assertThat(figure(led, "Placed")).isEqualTo(whole.part() - 1);
            // What was published stays as it was, in fives.
            assertThat(one(page("/rounds", as(SERVICE)), MAIN)).isEqualTo(published);
            assertThat(page("/rounds/" + round + "/units.csv", as(SERVICE))).isEqualTo(csv);
            assertThat(csv.lines().skip(1).map(it -> cells(it).get(3)))
                    .allMatch(it -> it.isEmpty() || number(it) % 5 == 0);
        } finally {
            protect(file, false);
        }
        assertThat(numbers(unit, SERVICE)).isEqualTo(whole);
    }

    @Test
    void who_sees_no_case_is_told_of_no_small_group_of_a_round_nor_its_way() {
        var all = rows(SERVICE);
        assertThat(all).anyMatch(it -> number(it.getFirst()) < Suppression.LEAST);
        for (var role : List.of("decision-maker", "auditor")) {
            var rows = rows(role);
            assertThat(rows).as(role).hasSameSizeAs(all);
            var few = 0;
            for (var i = 0; i < rows.size(); i++) {
                if (rows.get(i).getFirst().startsWith("not shown: fewer than five")) {
                    assertThat(rows.get(i).subList(1, 4)).as(role).containsOnly("");
                    few++;
                } else {
                    assertThat(rows.get(i)).as(role).isEqualTo(all.get(i));
                    assertThat(number(rows.get(i).getFirst()))
                            .as(role)
                            .isGreaterThanOrEqualTo(Suppression.LEAST);
                }
            }
            // One alone would follow from the total.
            assertThat(few).as(role).isGreaterThan(1);
        }
    }

    /// Of each unit with children: how many, how full, and their ways.
    private List<List<String>> rows(String role) {
        var table =
                one(
                        page("/desk/rounds/" + round, as(role)),
                        "<table class=\"stack\" id=\"units\"(.*?)</table>");
        return Stream.of(table.split("<tr>"))
                .skip(2)
                .map(row ->
                        Stream.of(
                                        "Placed",
                                        "Full, %",
                                        "Metres to the unit, on average",
                                        "Longest way, metres")
                                .map(head -> cell("<tr>" + row, "<td", head))
                                .toList())
                .toList();
    }

    private void protect(String file, boolean order) {
        jdbc.sql("update casework.case_file set protected = :order where id = :id::uuid")
                .param("order", order)
                .param("id", file)
                .update();
    }

    private int listed(String unit, RequestPostProcessor who) {
        return page("/desk/rounds/" + round + "/units/" + unit, who)
                        .split("/desk/cases/", -1)
                        .length
                - 1;
    }

    /// What a role reads of one unit and of the round.
    ///
    /// @param part children of the unit by the round
    /// @param held children of the unit on the page of all units, and in its file
    /// @param sum children of all units
    /// @param placed by the round
    /// @param rows what the rows of the round's units come to
    private record Numbers(
            int part,
            int held,
            int free,
            int sum,
            int allFree,
            int placed,
            int left,
            int rows,
            int proposed) {
        Numbers lessOne() {
            return new Numbers(
                    part - 1,
                    held - 1,
                    free + 1,
                    sum - 1,
                    allFree + 1,
                    placed - 1,
                    left + 1,
                    rows - 1,
                    proposed - 1);
        }

        /// Without the rows of the round's units, of which not every role is told.
        Numbers sums() {
            return new Numbers(0, held, free, sum, allFree, placed, left, 0, proposed);
        }

        boolean agree() {
            return part == held
                    && sum == placed
                    && placed == rows
                    && allFree == left
                    && proposed == placed;
        }
    }

    private Numbers numbers(String unit, String role) {
        var draft = page("/desk/rounds/" + round, as(role));
        var row = units(role).get(unit);
        var capacity = part("/desk/capacity?" + OF, "/desk/capacity/" + unit + "\"", as(role));
        assertThat(cell(capacity, "/desk/capacity/" + unit + "\"", "Children"))
                .isEqualTo(row.get(5));
        var own = page("/desk/capacity/" + unit, as(role));
        assertThat(cell(own, ">2026-27</th>", "Children")).isEqualTo(row.get(5));
        assertThat(cell(own, ">2026-27</th>", "Free")).isEqualTo(row.get(6));
        var all = one(capacity, "(Units of the city: [^<]*)<").split(":");
        var table = one(draft, "<table class=\"stack\" id=\"units\"(.*?)</table>");
        var rows =
                Pattern.compile("data-label=\"Placed\"[^>]*>([^<]*)</td>")
                        .matcher(table)
                        .results()
                        .mapToInt(it -> toldIn(it.group(1)))
                        .sum();
        return new Numbers(
                toldIn(cell(table, ">" + name(own) + "<", "Placed")),
                number(row.get(5)),
                number(row.get(6)),
                number(all[3]),
                number(all[4]),
                figure(draft, "Placed"),
                figure(draft, "Free seats"),
                rows,
                number(one(draft, "<li>(Proposed[^<]*)</li>")));
    }

    private static String name(String page) {
        return one(page, "<h1>([^<]*)</h1>");
    }
}
