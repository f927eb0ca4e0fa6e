// SPDX-License-Identifier: EUPL-1.2
package city.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What people ask of a city, in the shares of `Kind`, as requests ready to be sent.
final class LoadMix {
    /// A kind of request and how many of a hundred are it.
    enum Kind {
        FRONT(12, "front page"),
        RULES(5, "rules in words"),
        RULE(4, "one rule"),
        ROUNDS(4, "published rounds"),
        SEARCH(6, "search"),
        STYLE(8, "style sheet"),
        LINK(9, "page behind a link"),
        MINE(16, "my pages"),
        OFFER(12, "one offer"),
        WHY(7, "why this offer"),
        DATA(4, "my data"),
        ANSWER(2, "an answer"),
        DESK(2, "desk"),
        WORK(3, "officer's tasks"),
        OFFERS(3, "officer's offers"),
        DUE(3, "who is due");

        private final int share;
        private final String words;

        Kind(int share, String words) {
            this.share = share;
            this.words = words;
        }

        int share() {
            return share;
        }

        String words() {
            return words;
        }

        /// True where this is how such a request ends well.
        boolean expects(int status) {
            return this == ANSWER ? status == 302 || status == 303 : status == 200;
        }
    }

    /// After so many requests the order begins anew, with the next page of each kind.
    static final int TURN = 100;

    private static final Pattern OFFER = Pattern.compile("href=\"(/my/offers/[^\"/?#]+)\"");
    private static final Pattern RULE = Pattern.compile("href=\"(/rules/[^\"/]+/[^\"/]+)\"");
    private static final Pattern LINK = Pattern.compile("/l/[\\w-]{20,}");
    private static final Pattern OLDER = Pattern.compile("href=\"(/demo/outbox\\?before=\\d+)\"");
    private static final Pattern ANSWERED =
            Pattern.compile("action=\"(/my/offers/[^\"]+/accept)\"");
    private static final int LINKS = 100;

    private final List<Kind> order;
    private final Map<Kind, List<byte[]>> requests;
    private final List<Answering> answering;
    private final AtomicInteger answers = new AtomicInteger();

    /// One who can answer: with yes and with something else in turn, so that each answer is a new one.
    private record Answering(Visitor who, String offer) {}

    private LoadMix(Map<Kind, List<byte[]>> requests, List<Answering> answering) {
        this.requests = requests;
        this.answering = answering;
        // Spread evenly by a step that shares no factor with it.
        var all = new ArrayList<Kind>();
        for (var kind : Kind.values()) {
            for (var i = 0; i < kind.share; i++) {
                all.add(kind);
            }
        }
        order = new ArrayList<>();
        for (var i = 0; i < TURN; i++) {
            order.add(all.get(i * 37 % TURN));
        }
    }

    Kind kind(int number) {
        return order.get(number % TURN);
    }

    byte[] request(Kind kind, int number) {
        if (kind == Kind.ANSWER) {
            return answer();
        }
        var some = requests.get(kind);
        return some.get((number / TURN * kind.share + number % kind.share) % some.size());
    }

    private byte[] answer() {
        var number = answers.getAndIncrement();
        var one = answering.get(number % answering.size());
        var yes = number / answering.size() % 2 == 0;
        var form = "_csrf=" + PagesBench.encoded(one.who.token) + "&_form=" + UUID.randomUUID();
        return yes
                ? one.who.post(one.offer + "/accept", form)
                : one.who.post(one.offer + "/decline", form + "&reply=ANOTHER_UNIT");
    }

    /// Looks up what there is to ask for.
    static LoadMix of(Server server) throws IOException, InterruptedException {
        var anybody = new Visitor(server, PagesBench.client());
        var requests = new EnumMap<Kind, List<byte[]>>(Kind.class);
        for (var kind : Kind.values()) {
            requests.put(kind, new ArrayList<>());
        }
        requests.get(Kind.FRONT).add(anybody.get("/"));
        requests.get(Kind.RULES).add(anybody.get("/rules"));
        found(RULE, anybody.read("/rules"))
                .forEach(it -> requests.get(Kind.RULE).add(anybody.get(it)));
        requests.get(Kind.ROUNDS).add(anybody.get("/rounds"));
        for (var word : List.of("esiopetus", "palaute", "koulu", "förskola", "school")) {
            requests.get(Kind.SEARCH).add(anybody.get("/search?q=" + PagesBench.encoded(word)));
        }
        requests.get(Kind.STYLE).add(anybody.get("/city.css"));
        for (var link : links(anybody)) {
            requests.get(Kind.LINK).add(anybody.get(link));
        }
        var answering = new ArrayList<Answering>();
        for (var key : residents(anybody)) {
            var who = Visitor.signedIn(server, key);
            requests.get(Kind.MINE).add(who.get("/my"));
            requests.get(Kind.DATA).add(who.get("/my/data"));
            for (var offer : found(OFFER, who.read("/my"))) {
                requests.get(Kind.OFFER).add(who.get(offer));
                requests.get(Kind.WHY).add(who.get(offer + "/why"));
                if (ANSWERED.matcher(who.read(offer)).find()) {
                    answering.add(new Answering(who, offer));
                }
            }
        }
        var officer = Visitor.signedIn(server, "service-officer");
        requests.get(Kind.DESK).add(officer.get("/desk"));
        requests.get(Kind.WORK).add(officer.get("/desk/work"));
        requests.get(Kind.OFFERS).add(officer.get("/desk/offers?state=OPEN"));
        requests.get(Kind.DUE).add(officer.get("/desk/due"));
        for (var kind : Kind.values()) {
            if (kind == Kind.ANSWER ? answering.isEmpty() : requests.get(kind).isEmpty()) {
                throw new IllegalStateException("This city has no " + kind.words);
            }
        }
        return new LoadMix(requests, answering);
    }

    private static List<String> residents(Visitor anybody)
            throws IOException, InterruptedException {
        var chooser = anybody.read("/sign-in");
        return PagesBench.PERSON
                .matcher(chooser.substring(0, chooser.lastIndexOf("<h2")))
                .results()
                .map(it -> it.group(1))
                .toList();
    }

    private static Set<String> links(Visitor anybody) throws IOException, InterruptedException {
        var links = new LinkedHashSet<String>();
        for (var page = "/demo/outbox"; links.size() < LINKS; ) {
            var text = anybody.read(page);
            LINK.matcher(text).results().forEach(it -> links.add(it.group()));
            var older = OLDER.matcher(text);
            if (!older.find()) {
                break;
            }
            page = older.group(1);
        }
        return links;
    }

    private static List<String> found(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(it -> it.group(1)).distinct().toList();
    }

    /// Somebody with a browser: the cookies that this one has now go with every request.
    private static final class Visitor {
        private final Server server;
        private final HttpClient client;
        private final String token;

        Visitor(Server server, HttpClient client) {
            this(server, client, "");
        }

        private Visitor(Server server, HttpClient client, String token) {
            this.server = server;
            this.client = client;
            this.token = token;
        }

        static Visitor signedIn(Server server, String key)
                throws IOException, InterruptedException {
            var client = PagesBench.client();
            PagesBench.signIn(client, server, key);
            var token = PagesBench.TOKEN.matcher(PagesBench.get(client, server, "/"));
            return new Visitor(server, client, token.find() ? token.group(1) : "");
        }

        String read(String path) throws IOException, InterruptedException {
            return PagesBench.get(client, server, path);
        }

        byte[] get(String path) {
            return bytes("GET " + path + " HTTP/1.1\r\n" + headers() + "\r\n");
        }

        byte[] post(String path, String form) {
            return bytes(
                    "POST "
                            + path
                            + " HTTP/1.1\r\n"
                            + headers()
                            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                            + form.length()
                            + "\r\n\r\n"
                            + form);
        }

        private String headers() {
            var cookies =
                    ((CookieManager) client.cookieHandler().orElseThrow())
                            .getCookieStore().getCookies().stream()
                                    .map(it -> it.getName() + "=" + it.getValue())
                                    .collect(Collectors.joining("; "));
            return "Host: 127.0.0.1:"
                    + server.port
                    + "\r\nAccept: text/html,application/xhtml+xml\r\nAccept-Language: fi\r\n"
                    + (cookies.isEmpty() ? "" : "Cookie: " + cookies + "\r\n");
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
