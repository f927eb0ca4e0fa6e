// SPDX-License-Identifier: EUPL-1.2
package city.bench;

import static city.bench.PagesBench.encoded;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What an officer waits for: a change of a what-if scenario over the whole city, from the pressed button to
/// the whole page with its figures and maps, by HTTP, everything stored and recorded. Each answer is checked
/// to have its figures.
///
/// Options: `--quick` (20,000 residents), `--data DIR` (a city that ran once already).
public final class WhatIfBench {
    private static final int RUNS = 7;
    private static final Pattern LINK = Pattern.compile("/desk/what-if/([0-9a-f-]{36})");
    private static final Pattern MILLIS = Pattern.compile("in ([0-9,]+) ms");
    private static final Pattern CHILDREN = Pattern.compile("Computed for ([0-9,]+) children");

    private final Server server;
    private HttpClient officer = PagesBench.client();
    private final Results results = new Results("what-if");
    private String page = "";

    private WhatIfBench(Server server) {
        this.server = server;
    }

    public static void main(String[] args) throws Exception {
        var arguments = List.of(args);
        var quick = arguments.contains("--quick");
        var given = arguments.indexOf("--data");
        var data =
                given >= 0
                        ? Path.of(arguments.get(given + 1))
                        : Files.createTempDirectory("city-what-if");
        String[] size = quick ? new String[] {"--residents", "20000"} : new String[0];
        try (var server = Server.start(data, size)) {
            server.awaitPage("/", Duration.ofMinutes(5));
            var city = new CityData(data);
            System.out.println("Waiting for the first sweep and its messages …");
            city.awaitSweep(Duration.ofMinutes(30));
            StartBench.awaitStartCache(data);
            var bench = new WhatIfBench(server);
            bench.signIn();
            bench.measure("pre-primary", "pre-primary-fi-", "school-fi-");
            bench.measure("school-start", "school-fi-", "school-fi-");
            bench.results.add(
                    "memory of the server",
                    "ours",
                    Processes.residentMegabytes(server.handle()),
                    "MB RSS",
                    1,
                    "");
            bench.results.write();
        }
    }

    private void signIn() throws Exception {
        var chooser = PagesBench.get(officer, server, "/sign-in");
        var officers = chooser.substring(chooser.lastIndexOf("<h2"));
        for (var it : PagesBench.PERSON.matcher(officers).results().toList()) {
            officer = PagesBench.client();
            PagesBench.signIn(officer, server, it.group(1));
            page = get("/desk/what-if");
            if (page.contains("action=\"/desk/what-if\"")) {
                return;
            }
        }
        throw new IllegalStateException("Nobody among the officers may plan");
    }

    private void measure(String service, String unit, String school) throws Exception {
        page = get("/desk/what-if");
        var began = System.nanoTime();
        post("/desk/what-if", "service", service, "mode", "ANEW", "name", "Bench " + service);
        add(service + ": the first page after a start", List.of(since(began)), 1, "");
        var id = LINK.matcher(page);
        if (!id.find()) {
            throw new IllegalStateException("The scenario was not made");
        }
        var here = "/desk/what-if/" + id.group(1);
        var children = CHILDREN.matcher(page);
        if (children.find()) {
            results.add(
                    service + ": children in it",
                    "ours",
                    Double.parseDouble(children.group(1).replace(",", "")),
                    "children",
                    1,
                    "");
        }
        var units = choices("close-unit", unit);
        each(service + ": close a unit", here + "/close", i -> list("unit", units.get(i * 5)));
        each(
                service + ": twenty seats more",
                here + "/seats",
                i -> list("unit", units.get(i * 5 + 2), "more", "20"));
        // Not to a school that has been closed above.
        var left = choices("shift-to", school);
        each(
                service + ": shift an area",
                here + "/shift",
                i -> list("area", "fi:" + left.get(i), "to", left.get(i + 8)));
        each(
                service + ": open a unit",
                here + "/open",
                i ->
                        list(
                                "name",
                                "New " + i,
                                "language",
                                "fi",
                                "seats",
                                "40",
                                "place",
                                (384_000 + 300 * i) + " 6674500"));
        each(
                service + ": another method",
                here + "/give",
                i ->
                        list(
                                "mode",
                                i % 2 == 0 ? "KEEP" : "ANEW",
                                "method",
                                i % 4 < 2 ? "LADDER" : "TIERS",
                                "aim",
                                "PLACED",
                                "aim",
                                "METRES"));
    }

    private interface Form {
        List<String> of(int run);
    }

    private static List<String> list(String... fields) {
        return List.of(fields);
    }

    /// Changes pile up: the last ones are tried beside all before them.
    private void each(String what, String to, Form form) throws Exception {
        var times = new ArrayList<Double>();
        for (var i = 0; i < RUNS; i++) {
            var began = System.nanoTime();
            post(to, form.of(i).toArray(String[]::new));
            times.add(since(began));
        }
        add(what, times, RUNS, "within 2 s");
    }

    private void add(String what, List<Double> times, int runs, String goal) {
        var all = times.stream().mapToDouble(it -> it).toArray();
        results.add(
                runs > 1 ? what + ", half" : what, "ours", Results.median(all), "s", runs, goal);
        if (runs > 1) {
            results.add(
                    what + ", the slowest", "ours", Results.percentile(all, 1.0), "s", runs, "");
        }
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private List<String> choices(String select, String prefix) {
        var from = page.substring(page.indexOf("id=\"" + select + "\""));
        return Pattern.compile("value=\"(" + prefix + "[^\"]*)\"")
                .matcher(from.substring(0, from.indexOf("</select>")))
                .results()
                .map(it -> it.group(1))
                .sorted()
                .toList();
    }

    private String get(String path) throws Exception {
        return PagesBench.get(officer, server, path + (path.contains("?") ? "&" : "?") + "lang=en");
    }

    /// Presses a button and reads the page that follows, to its figures.
    private void post(String path, String... fields) throws Exception {
        var token = PagesBench.TOKEN.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("The page has no form");
        }
        var form = new StringBuilder("_csrf=" + encoded(token.group(1)));
        for (var i = 0; i < fields.length; i += 2) {
            form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        var answer =
                officer.send(
                        HttpRequest.newBuilder(server.uri(path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Accept", "text/html")
                                .header("Accept-Language", "en")
                                .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                                .build(),
                        BodyHandlers.ofString());
        page = answer.body();
        while (page.contains("Being computed.")) {
            page = again(answer.uri());
        }
        if (answer.statusCode() != 200
                || page.contains("hds-notification--error")
                || !MILLIS.matcher(page).find()) {
            throw new IllegalStateException(
                    path
                            + " gave no figures: "
                            + answer.statusCode()
                            + " "
                            + String.join(" ", fields));
        }
    }

    private String again(URI uri) throws Exception {
        HttpResponse<String> answer =
                officer.send(
                        HttpRequest.newBuilder(uri).header("Accept", "text/html").build(),
                        BodyHandlers.ofString());
        return answer.body();
    }
}
