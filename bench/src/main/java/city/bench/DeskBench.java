// SPDX-License-Identifier: EUPL-1.2
package city.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The lists of the desk in a city with twenty thousand open tasks, one page after the other as an officer opens
/// them: first and late parts, each narrowing. Every page names people, and so records its use.
///
/// Options: `--quick` (20,000 residents, as many tasks as they have), `--data DIR` (a city that ran once already).
public final class DeskBench {
    private static final int WARM = 15;
    private static final int ROUNDS = 60;
    private static final int TASKS = 20_000;

    private static final List<String> LISTS =
            List.of(
                    "/desk",
                    "/desk/work",
                    "/desk/work?page=200",
                    "/desk/work?show=mine",
                    "/desk/work?show=overdue",
                    "/desk/work?show=unasked",
                    "/desk/work?service=pre-primary&ask=SILENT",
                    "/desk/work?area=00530",
                    "/desk/offers?state=OPEN",
                    "/desk/offers?state=OPEN&page=50",
                    "/desk/offers?state=OPEN&service=pre-primary&area=00530",
                    "/desk/due",
                    "/desk/due?page=100",
                    "/desk/due?service=pre-primary&area=00530",
                    "/desk/decisions",
                    "/desk/changes",
                    "/desk/follow-up",
                    "/desk/feedback",
                    "/desk/capacity");

    /// Each open case has tasks of as many kinds as make twenty thousand.
    private static final String MORE_TASKS =
            """
            insert into casework.task (id, case_id, kind, protected, opened_at, answer_by)
            select gen_random_uuid(), c.id, k.kind, c.protected, c.opened_at, date '2026-01-20' + (row_number() over () %% 60)::int
              from casework.case_file c cross join (values ('SILENT'), ('RULE'), ('REFUSED'), ('CAME_BACK')) k (kind)
             where c.handler <> 'CLOSED' limit greatest(0, %d - (select count(*) from casework.task where closed_at is null))
            on conflict do nothing
            """;

    private DeskBench() {}

    public static void main(String[] args) throws Exception {
        var arguments = List.of(args);
        var quick = arguments.contains("--quick");
        Path data = Server.folder(arguments, "desk");
        String[] size = quick ? new String[] {"--residents", "20000"} : new String[0];
        try (var server = Server.start(data, size)) {
            server.awaitPage("/", Duration.ofMinutes(5));
            var city = new CityData(data);
            System.out.println("Waiting for the first sweep …");
            city.awaitSweep(Duration.ofMinutes(30));
            StartBench.awaitStartCache(data);
            city.run(MORE_TASKS.formatted(TASKS));
            city.run("analyze casework.task");
            measure(server, city);
        }
    }

    private static void measure(Server server, CityData city) throws Exception {
        var results = new Results("desk");
        results.add(
                "open tasks",
                "ours",
                city.number("select count(*) from casework.task where closed_at is null"),
                "tasks",
                1,
                "20,000");
        var officer = PagesBench.client();
        PagesBench.signIn(officer, server, "service-officer");
        for (var list : LISTS) {
            var times = new double[ROUNDS];
            for (var i = -WARM; i < ROUNDS; i++) {
                var took = time(officer, server, list);
                if (i >= 0) {
                    times[i] = took;
                }
            }
            results.add(
                    list + ", 50 of 100", "ours", Results.percentile(times, 0.5), "ms", ROUNDS, "");
            results.add(
                    list + ", 95 of 100",
                    "ours",
                    Results.percentile(times, 0.95),
                    "ms",
                    ROUNDS,
                    "within 150 ms");
        }
        results.write();
    }

    private static double time(HttpClient officer, Server server, String list) throws Exception {
        var begin = System.nanoTime();
        var answer =
                officer.send(
                        HttpRequest.newBuilder(server.uri(list))
                                .header("Accept", "text/html")
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(list + " answered " + answer.statusCode());
        }
        return (System.nanoTime() - begin) / 1e6;
    }
}
