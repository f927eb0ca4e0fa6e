// SPDX-License-Identifier: EUPL-1.2
package city.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// A city's ordinary traffic under an open load from the same machine: people who are not signed in, residents, a few
/// officers, now and then an answer. Requests leave at their time whether or not earlier ones have been answered, and
/// each is timed from the moment at which it was due. Beside the times stands what a request costs of the processor,
/// which other work on the machine does not change.
///
/// Options: `--quick` (ten seconds a step), `--costs` (what requests cost, without the load), `--data DIR` (a city that ran once already).
public final class LoadBench {
    private static final int[] RATES = {100, 150, 200, 300};
    private static final int ASKED_AT = 150;

    /// Requests before anything is measured, as many at a time, so that the JVM has compiled what is used.
    private static final int WARM = 12_000;

    private static final int AT_A_TIME = 4;

    private static final int TIMES = 5;

    /// How the database's log begins a statement, those apart that only begin and end a transaction.
    private static final Pattern STATEMENT =
            Pattern.compile("LOG:  (execute|statement)[^:]*: (?!BEGIN|COMMIT|ROLLBACK)");

    private static final Pattern COMMIT = Pattern.compile("LOG:  (execute|statement)[^:]*: COMMIT");

    private LoadBench() {}

    /// @param due nanoseconds from the due moment to the last byte
    private record Taken(LoadMix.Kind kind, long due, int status, long bytes) {
        boolean refused() {
            return status == 503;
        }

        boolean failed() {
            return !refused() && !kind.expects(status);
        }
    }

    public static void main(String[] args) throws Exception {
        var arguments = List.of(args);
        var quick = arguments.contains("--quick");
        var data = Server.folder(arguments, "load");
        try (var server = Server.start(data, "--residents", "20000")) {
            server.awaitPage("/", Duration.ofMinutes(5));
            var city = new CityData(data);
            System.out.println("Waiting for the first sweep and its messages …");
            city.awaitSweep(Duration.ofMinutes(30));
            StartBench.awaitStartCache(data);
            measure(server, city, quick, arguments.contains("--costs"));
        }
    }

    private static void measure(Server server, CityData city, boolean quick, boolean onlyCosts)
            throws Exception {
        var mix = LoadMix.of(server);
        var results = new Results("load");
        try (var connections = new KeptConnections(server.port)) {
            System.out.println("Warming up …");
            warmUp(connections, mix, quick ? WARM / 2 : WARM);
            statements(results, connections, mix, city);
            costs(results, connections, mix, server, city, quick ? 100 : 400);
            for (var rate : onlyCosts ? new int[0] : RATES) {
                rate(results, connections, mix, server, city, rate, quick ? 10 : 60);
            }
        }
        results.add(
                "memory of the server",
                "ours",
                Processes.residentMegabytes(server.handle()),
                "MB RSS",
                1,
                "");
        results.write();
    }

    private static void rate(
            Results results,
            KeptConnections connections,
            LoadMix mix,
            Server server,
            CityData city,
            int rate,
            int seconds)
            throws InterruptedException {
        var used = Processes.cpu(server.handle(), city.process());
        var own = Processes.seconds(ProcessHandle.current());
        var taken = load(connections, mix, rate, seconds);
        own = Processes.seconds(ProcessHandle.current()) - own;
        used = Processes.cpu(server.handle(), city.process()).minus(used);
        var at = rate + " a second: ";
        var goal = rate == ASKED_AT ? "95 within 100 ms" : "";
        var good = taken.stream().filter(it -> !it.refused() && !it.failed()).toList();
        var times = good.stream().mapToDouble(it -> it.due() / 1e6).toArray();
        for (var percent : new int[] {50, 95, 99}) {
            results.add(
                    at + percent + " of 100",
                    "ours",
                    times.length == 0 ? Double.NaN : Results.percentile(times, percent / 100.0),
                    "ms",
                    times.length,
                    percent == 95 ? goal : "");
        }
        var failed = taken.stream().filter(Taken::failed).toList();
        var refused = taken.stream().filter(Taken::refused).toList();
        results.add(at + "errors", "ours", failed.size(), "pages", taken.size(), "none");
        results.add(
                at + "refused",
                "ours",
                refused.size(),
                "pages",
                taken.size(),
                rate == ASKED_AT ? "none" : "");
        if (!refused.isEmpty()) {
            results.add(
                    at + "a refusal, 95 of 100",
                    "ours",
                    Results.percentile(
                            refused.stream().mapToDouble(it -> it.due() / 1e6).toArray(), 0.95),
                    "ms",
                    refused.size(),
                    "");
        }
        results.add(
                at + "server",
                "ours",
                used.server() * 1000 / taken.size(),
                "ms processor",
                taken.size(),
                "");
        results.add(
                at + "PostgreSQL",
                "ours",
                used.database() * 1000 / taken.size(),
                "ms processor",
                taken.size(),
                "");
        results.add(
                at + "this load",
                "ours",
                own * 1000 / taken.size(),
                "ms processor",
                taken.size(),
                "");
        results.add(
                at + "all together",
                "ours",
                (used.server() + used.database() + own) * 1000 / taken.size(),
                "ms processor",
                taken.size(),
                rate == ASKED_AT ? "8 ms" : "");
    }

    /// One page of each kind at a time. What the server's jobs ask meanwhile only adds, so the least of some counts.
    private static void statements(
            Results results, KeptConnections connections, LoadMix mix, CityData city)
            throws Exception {
        city.tellStatements(true);
        try {
            for (var kind : LoadMix.Kind.values()) {
                var statements = Long.MAX_VALUE;
                var commits = Long.MAX_VALUE;
                var bytes = 0L;
                for (var i = 0; i < TIMES; i++) {
                    var from = city.logLength();
                    bytes = connections.send(mix.request(kind, 0)).bytes();
                    statements = Math.min(statements, city.countInLog(from, STATEMENT));
                    commits = Math.min(commits, city.countInLog(from, COMMIT));
                }
                results.add(
                        kind.words() + ", statements", "ours", statements, "statements", TIMES, "");
                results.add(kind.words() + ", commits", "ours", commits, "commits", TIMES, "");
                results.add(kind.words() + ", size", "ours", bytes, "bytes", 1, "");
            }
        } finally {
            city.tellStatements(false);
        }
    }

    /// What one page of each kind costs of the processor, asked for one after the other.
    private static void costs(
            Results results,
            KeptConnections connections,
            LoadMix mix,
            Server server,
            CityData city,
            int times)
            throws IOException {
        var ofServer = 0.0;
        var ofDatabase = 0.0;
        for (var kind : LoadMix.Kind.values()) {
            var used = Processes.cpu(server.handle(), city.process());
            for (var i = 0; i < times; i++) {
                connections.send(mix.request(kind, i * LoadMix.TURN));
            }
            used = Processes.cpu(server.handle(), city.process()).minus(used);
            results.add(
                    kind.words() + ", server",
                    "ours",
                    used.server() * 1000 / times,
                    "ms processor",
                    times,
                    "");
            results.add(
                    kind.words() + ", PostgreSQL",
                    "ours",
                    used.database() * 1000 / times,
                    "ms processor",
                    times,
                    "");
            ofServer += used.server() * 1000 / times * kind.share() / LoadMix.TURN;
            ofDatabase += used.database() * 1000 / times * kind.share() / LoadMix.TURN;
        }
        results.add("a request of the mix, server", "ours", ofServer, "ms processor", times, "");
        results.add(
                "a request of the mix, PostgreSQL", "ours", ofDatabase, "ms processor", times, "");
    }

    private static void warmUp(KeptConnections connections, LoadMix mix, int requests) {
        var next = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var worker = 0; worker < AT_A_TIME; worker++) {
                threads.submit(() -> {
                    for (var i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                        take(
                                connections,
                                mix.kind(i),
                                mix.request(mix.kind(i), i),
                                System.nanoTime());
                    }
                });
            }
        }
    }

    private static List<Taken> load(KeptConnections connections, LoadMix mix, int rate, int seconds)
            throws InterruptedException {
        var taken = new ConcurrentLinkedQueue<Taken>();
        var gap = TimeUnit.SECONDS.toNanos(1) / rate;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begin = System.nanoTime();
            for (var i = 0; i < seconds * rate; i++) {
                var due = begin + i * gap;
                var kind = mix.kind(i);
                var request = mix.request(kind, i);
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                threads.submit(() -> taken.add(take(connections, kind, request, due)));
            }
        }
        return List.copyOf(taken);
    }

    private static Taken take(
            KeptConnections connections, LoadMix.Kind kind, byte[] request, long due) {
        try {
            var answer = connections.send(request);
            return new Taken(kind, System.nanoTime() - due, answer.status(), answer.bytes());
        } catch (IOException lost) {
            return new Taken(kind, System.nanoTime() - due, 0, 0);
        }
    }
}
