// SPDX-License-Identifier: EUPL-1.2
package city.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Pages of signed-in residents under an open load from the same machine: requests leave at their
/// time whether or not earlier ones have been answered, and each is timed from the moment at which it
/// was due. Every page reads people, and so records its use; the benchmark counts the acts.
///
/// Options: `--quick` (20,000 residents, ten seconds), `--data DIR` (a city that ran once already).
public final class PagesBench {
    private static final int A_SECOND = 50;
    static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    static final Pattern PERSON =
            Pattern.compile("<button[^>]*name=\"person\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern OFFER = Pattern.compile("href=\"(/my/offers/[^\"/?#]+)\"");

    private PagesBench() {}

    /// A page as one signed-in resident sees it.
    private record Page(HttpClient client, String kind, String path) {}

    private record Taken(String kind, double milliseconds, int status) {}

    public static void main(String[] args) throws Exception {
        var arguments = List.of(args);
        var quick = arguments.contains("--quick");
        var data = Server.folder(arguments, "pages");
        String[] size = quick ? new String[] {"--residents", "20000"} : new String[0];
        try (var server = Server.start(data, size)) {
            server.awaitPage("/", Duration.ofMinutes(5));
            var city = new CityData(data);
            System.out.println("Waiting for the first sweep and its messages …");
            city.awaitSweep(Duration.ofMinutes(30));
            StartBench.awaitStartCache(data);
            measure(server, city, quick ? 10 : 60);
        }
    }

    private static void measure(Server server, CityData city, int seconds) throws Exception {
        var pages = pages(server);
        System.out.println(pages.size() + " pages of signed-in residents; warming up …");
        load(server, pages, seconds);
        var acts = city.number("select count(*) from usage.act");
        var taken = load(server, pages, seconds);
        acts = city.number("select count(*) from usage.act") - acts;
        var wrong = taken.stream().filter(it -> it.status != 200).count();
        if (wrong > 0 || acts < taken.size()) {
            throw new IllegalStateException(
                    wrong + " pages failed, " + acts + " acts for " + taken.size() + " pages");
        }
        var results = new Results("pages");
        var byKind = new TreeMap<String, List<Taken>>();
        taken.forEach(it -> byKind.computeIfAbsent(it.kind, _ -> new ArrayList<>()).add(it));
        byKind.put("all resident pages", taken);
        byKind.forEach((kind, some) -> {
            var times = some.stream().mapToDouble(Taken::milliseconds).toArray();
            for (var percent : new int[] {50, 95, 99}) {
                var goal = percent == 95 && kind.startsWith("all") ? "within 50 ms" : "";
                results.add(
                        kind + ", " + percent + " of 100",
                        "ours",
                        Results.percentile(times, percent / 100.0),
                        "ms",
                        times.length,
                        goal);
            }
        });
        results.add("acts of use recorded", "ours", acts, "acts", 1, "one a page at least");
        results.add(
                "memory of the server",
                "ours",
                Processes.residentMegabytes(server.handle()),
                "MB RSS",
                1,
                "");
        results.write();
    }

    /// Everybody who can be chosen at the embedded sign-in, and each one's pages.
    private static List<Page> pages(Server server) throws IOException, InterruptedException {
        var pages = new ArrayList<Page>();
        var chooser = get(client(), server, "/sign-in");
        var residents = chooser.substring(0, chooser.lastIndexOf("<h2"));
        var keys = PERSON.matcher(residents).results().map(it -> it.group(1)).toList();
        for (var key : keys) {
            var client = client();
            signIn(client, server, key);
            var mine = get(client, server, "/my");
            pages.add(new Page(client, "my offers", "/my"));
            OFFER.matcher(mine)
                    .results()
                    .map(it -> it.group(1))
                    .distinct()
                    .forEach(path -> {
                        pages.add(new Page(client, "one offer", path));
                        pages.add(new Page(client, "why this offer", path + "/why"));
                    });
        }
        if (pages.stream().noneMatch(it -> it.kind.equals("one offer"))) {
            throw new IllegalStateException("None of the residents has an offer");
        }
        return pages;
    }

    static HttpClient client() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    static void signIn(HttpClient client, Server server, String key)
            throws IOException, InterruptedException {
        var token = TOKEN.matcher(get(client, server, "/sign-in"));
        if (!token.find()) {
            throw new IllegalStateException("The sign-in page has no form");
        }
        var form = "person=" + encoded(key) + "&_csrf=" + encoded(token.group(1));
        client.send(
                HttpRequest.newBuilder(server.uri("/issuer/people"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String get(HttpClient client, Server server, String path)
            throws IOException, InterruptedException {
        return client.send(request(server, path), BodyHandlers.ofString()).body();
    }

    private static HttpRequest request(Server server, String path) {
        return HttpRequest.newBuilder(server.uri(path))
                .header("Accept", "text/html")
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    private static List<Taken> load(Server server, List<Page> pages, int seconds)
            throws InterruptedException {
        var taken = new ConcurrentLinkedQueue<Taken>();
        var gap = TimeUnit.SECONDS.toNanos(1) / A_SECOND;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begin = System.nanoTime();
            for (var i = 0; i < seconds * A_SECOND; i++) {
                var due = begin + i * gap;
                var page = pages.get(i % pages.size());
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                threads.submit(() -> taken.add(take(server, page, due)));
            }
        }
        return List.copyOf(taken);
    }

    private static Taken take(Server server, Page page, long due) {
        try {
            var answer = page.client.send(request(server, page.path), BodyHandlers.ofByteArray());
            return new Taken(page.kind, (System.nanoTime() - due) / 1e6, answer.statusCode());
        } catch (IOException lost) {
            return new Taken(page.kind, (System.nanoTime() - due) / 1e6, 0);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Taken(page.kind, 0, 0);
        }
    }
}
