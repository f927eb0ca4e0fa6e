// SPDX-License-Identifier: EUPL-1.2
package city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every page and file of the desk, with ids of this city: what our code answers below `/desk`, by the routes
/// themselves. A page whose address asks for something that is not known here fails whoever walks.
final class DeskPages {
    private static final String CASES =
            """
            select distinct on (handler, coalesce(o.state, '')) '/desk/cases/' || c.id
              from casework.case_file c left join offer.offer o on o.case_id = c.id
             where not c.protected order by handler, coalesce(o.state, ''), c.id
            """;
    private static final String CASE =
            """
            select '/desk/cases/' || c.id from casework.case_file c join offer.offer o on o.case_id = c.id
             where not c.protected and o.state = 'OPEN' order by c.id limit 1
            """;
    private static final String VERSION =
            "select '/desk/services/' || service_id || '/' || version from service.version order by 1 limit 2";
    private static final String ROUND = "select '/desk/rounds/' || id from round.round";

    /// Beginnings of addresses, by the pattern.
    private static final Map<String, String> EXAMPLES =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("/desk/cases/{id}", CASES),
                            Map.entry("/desk/cases/{id}/*", CASE),
                            Map.entry(
                                    "/desk/work/{id}/*",
                                    """
                                    select '/desk/work/' || t.id from casework.task t
                                      join casework.case_file c on c.id = t.case_id
                                     where t.closed_at is null and not c.protected order by t.id limit 1
                                    """),
                            Map.entry(
                                    "/desk/decisions/{id}",
                                    "select '/desk/decisions/' || id from decision.decision order by id limit 1"),
                            Map.entry("/desk/services/{service}/{version}", VERSION),
                            Map.entry("/desk/services/{service}/{version}/*", VERSION),
                            Map.entry("/desk/rounds/{id}", ROUND),
                            Map.entry("/desk/rounds/{id}/*", ROUND),
                            Map.entry(
                                    "/desk/rounds/{id}/units/{unit}",
                                    """
                                    select '/desk/rounds/' || r.id || '/units/' || u.unit_id
                                      from round.round r join round.run_unit u on u.run_id = r.chosen
                                     where u.filled > 0 order by r.service, u.filled desc, u.unit_id limit 4
                                    """),
                            Map.entry(
                                    "/desk/capacity/{id}",
                                    """
                                    select '/desk/capacity/' || unit_id from placement.seat
                                     group by unit_id order by sum(taken) desc, unit_id limit 6
                                    """),
                            Map.entry(
                                    "/desk/capacity/units.{ending}",
                                    """
                                    select '/desk/capacity/units.json?kind=' || kind || '&period=' || period
                                      from placement.seat group by kind, period order by kind, period
                                    """),
                            Map.entry(
                                    "/desk/what-if/{id}",
                                    "select '/desk/what-if/' || id from scenario.scenario"),
                            Map.entry(
                                    "/desk/what-if/compare",
                                    """
                                    select '/desk/what-if/compare?one=' || min(id::text) || '&other=' || max(id::text)
                                      from scenario.scenario having count(*) > 1
                                    """),
                            Map.entry(
                                    "/desk/feedback/{id}",
                                    "select '/desk/feedback/' || id from feedback.feedback where answer is null limit 1"),
                            Map.entry(
                                    "/desk/feedback/{id}/*",
                                    "select '/desk/feedback/' || id from feedback.feedback where answer is null limit 1")));

    /// Parts of pages that narrow what they show.
    private static final List<String> NARROWED =
            List.of(
                    """
                    select '/desk/capacity?kind=' || kind || '&period=' || period
                      from placement.seat group by kind, period
                    """,
                    "select distinct '/desk/offers?state=' || state from offer.offer",
                    "select distinct '/desk/work?ask=' || kind from casework.task",
                    "select distinct '/desk/due?service=' || service from casework.case_file",
                    "values ('/desk/work?show=unasked')");

    private final RequestMappingHandlerMapping handlers;
    private final JdbcClient jdbc;
    private final MockMvcTester pages;

    DeskPages(
            RequestMappingHandlerMapping handlers,
            JdbcClient jdbc,
            WebApplicationContext application) {
        this.handlers = handlers;
        this.jdbc = jdbc;
        this.pages = Page.quietly(application);
    }

    /// A page whose examples this city has none of does not count as walked: who asks makes one before.
    List<String> addresses() {
        Set<String> all = new LinkedHashSet<>();
        for (var page : Page.all(handlers)) {
            if (page.method().equals("GET") && page.pattern().startsWith("/desk")) {
                var found = addresses(page.pattern());
                assertThat(found).as("Examples of " + page.pattern()).isNotEmpty();
                all.addAll(found);
            }
        }
        NARROWED.forEach(it -> all.addAll(texts(it)));
        return List.copyOf(all);
    }

    private List<String> addresses(String pattern) {
        var own = EXAMPLES.get(pattern);
        if (own != null) {
            return texts(own);
        }
        if (!pattern.contains("{")) {
            return List.of(pattern);
        }
        var end = pattern.lastIndexOf('/');
        var begins = EXAMPLES.get(pattern.substring(0, end) + "/*");
        assertThat(begins).as("How is an example of %s found?", pattern).isNotNull();
        return texts(String.valueOf(begins)).stream()
                .map(it -> it + pattern.substring(end))
                .toList();
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    /// All pages that open to somebody, by address. What a form hides differs at each look.
    ///
    /// @param addresses of pages, each with an id that there is
    Map<String, String> walk(List<String> addresses, RequestPostProcessor who) {
        Map<String, String> read = new TreeMap<>();
        for (var address : addresses) {
            var response =
                    pages.get()
                            .uri(address)
                            .with(who)
                            .header("Accept", "text/html")
                            .header("Accept-Language", "en")
                            .exchange()
                            .getMvcResult()
                            .getResponse();
            assertThat(response.getStatus()).as(address).isIn(200, 302, 403, 404);
            if (response.getStatus() == 200) {
                read.put(
                        address,
                        new String(response.getContentAsByteArray(), StandardCharsets.UTF_8)
                                .replaceAll("<input type=\"hidden\"[^>]*>", ""));
            }
        }
        return read;
    }

    /// Sends a form.
    ///
    /// @return where it leads
    String send(String address, RequestPostProcessor who, Map<String, String> form) {
        var request = pages.post().uri(address).with(who).with(csrf());
        form.forEach(request::param);
        var led = request.exchange().getMvcResult().getResponse().getRedirectedUrl();
        assertThat(led).as(address).isNotNull();
        return String.valueOf(led);
    }
}
