// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What one subject of the city declares about itself, as a bean. The name is that of its package, its
/// schema, its texts and its templates.
///
/// ```java
/// @Bean
/// Subject feedbackDeclared(Feedbacks feedbacks) {
///     return Subject.named("feedback")
///             .permission(ANSWER, Roles.SERVICE_OFFICER, Roles.ADMINISTRATOR)
///             .open("/feedback/**")
///             .desk("/desk/feedback/**", ANSWER)
///             .menu(140, "/desk/feedback", ANSWER)
///             .declared();
/// }
/// ```
///
/// @param evidence what shows how far it has been proved: a test, a benchmark, a page of the documents
/// @param purposes for which it uses data of people; `<name>.purpose.<purpose>` is the key of each one's words
public record Subject(
        String name,
        List<Permission> permissions,
        List<Route> routes,
        List<MenuEntry> menu,
        List<String> purposes,
        List<Job> jobs,
        List<Stream<?>> streams,
        List<Figure> figures,
        List<Worklist> worklists,
        List<FaultList> faults,
        List<Card> cards,
        List<Dataset> datasets,
        List<Supplier<List<SearchDocument>>> documents,
        List<Seed> seeds,
        Map<Quality, String> evidence) {
    public Subject {
        permissions = List.copyOf(permissions);
        routes = List.copyOf(routes);
        menu = List.copyOf(menu);
        purposes = List.copyOf(purposes);
        jobs = List.copyOf(jobs);
        streams = List.copyOf(streams);
        figures = List.copyOf(figures);
        worklists = List.copyOf(worklists);
        faults = List.copyOf(faults);
        cards = List.copyOf(cards);
        datasets = List.copyOf(datasets);
        documents = List.copyOf(documents);
        seeds = List.copyOf(seeds);
        evidence = Map.copyOf(evidence);
    }

    /// Begins a declaration.
    ///
    /// @param name of the package: small letters
    public static Declaration named(String name) {
        return new Declaration(name);
    }

    /// A declaration under way.
    public static final class Declaration {
        private final String name;
        private final List<Permission> permissions = new ArrayList<>();
        private final List<Route> routes = new ArrayList<>();
        private final List<MenuEntry> menu = new ArrayList<>();
        private final List<String> purposes = new ArrayList<>();
        private final List<Job> jobs = new ArrayList<>();
        private final List<Stream<?>> streams = new ArrayList<>();
        private final List<Figure> figures = new ArrayList<>();
        private final List<Worklist> worklists = new ArrayList<>();
        private final List<FaultList> faults = new ArrayList<>();
        private final List<Card> cards = new ArrayList<>();
        private final List<Dataset> datasets = new ArrayList<>();
        private final List<Supplier<List<SearchDocument>>> documents = new ArrayList<>();
        private final List<Seed> seeds = new ArrayList<>();
        private final Map<Quality, String> evidence = new EnumMap<>(Quality.class);

        private Declaration(String name) {
            this.name = name;
        }

        /// Officers of these roles may do this.
        public Declaration permission(String permission, String... roles) {
            permissions.add(new Permission(permission, Set.of(roles)));
            return this;
        }

        /// Pages for everybody.
        public Declaration open(String... patterns) {
            for (var it : patterns) {
                routes.add(new Route(null, it, new Access.Everybody()));
            }
            return this;
        }

        /// Pages for signed-in residents.
        public Declaration residents(String... patterns) {
            for (var it : patterns) {
                routes.add(new Route(null, it, new Access.Residents()));
            }
            return this;
        }

        /// Pages for officers who may do this.
        ///
        /// @param permission null where every officer may
        public Declaration desk(String pattern, @Nullable String permission) {
            routes.add(new Route(null, pattern, new Access.Officers(permission)));
            return this;
        }

        /// The same for one method only, such as `POST`.
        public Declaration desk(String method, String pattern, String permission) {
            routes.add(new Route(method, pattern, new Access.Officers(permission)));
            return this;
        }

        /// Pages with any other door.
        public Declaration route(String pattern, Access access) {
            routes.add(new Route(null, pattern, access));
            return this;
        }

        /// A line of the officers' menu; its words are `<subject>.menu`, or
        /// `<subject>.menu.<path below /desk>`, with hyphens, where the subject has several.
        ///
        /// @param permission null where every officer sees it
        public Declaration menu(int order, String path, @Nullable String permission) {
            return menu(order, path, new Access.Officers(permission));
        }

        /// A line of the residents' menu.
        public Declaration menu(int order, String path) {
            return menu(order, path, new Access.Residents());
        }

        private Declaration menu(int order, String path, Access access) {
            menu.add(new MenuEntry(order, path, access, ""));
            return this;
        }

        /// What it uses data of people for.
        public Declaration purposes(String... keys) {
            purposes.addAll(List.of(keys));
            return this;
        }

        /// Work again and again, so long after the last run.
        public Declaration job(String job, Duration pause, Runnable work) {
            jobs.add(new Job(job, new Job.Schedule.After(pause), work));
            return this;
        }

        /// Work once a day.
        ///
        /// @param at in UTC
        public Declaration job(String job, LocalTime at, Runnable work) {
            jobs.add(new Job(job, new Job.Schedule.Daily(at), work));
            return this;
        }

        /// What others may follow.
        public Declaration stream(Stream<?> stream) {
            streams.add(stream);
            return this;
        }

        /// A number for everybody.
        ///
        /// @param order lower stands first on the front page
        public Declaration figure(int order, String id, LongSupplier value) {
            figures.add(new Figure(order, id, value));
            return this;
        }

        /// Work that waits for officers.
        public Declaration worklist(
                int order,
                String path,
                String permission,
                String text,
                Function<Set<String>, Worklist.Count> count) {
            worklists.add(
                    new Worklist(order, path, permission, text, (may, _) -> count.apply(may)));
            return this;
        }

        /// Work that waits for whoever leads units.
        ///
        /// @param count how much waits in these units, by id
        public Declaration worklistOfUnits(
                int order,
                String path,
                String permission,
                String text,
                Function<Set<String>, Worklist.Count> count) {
            worklists.add(
                    new Worklist(order, path, permission, text, (_, units) -> count.apply(units)));
            return this;
        }

        /// What is wrong in what it takes from elsewhere.
        ///
        /// @param text key of its words, before `.title` and `.lead`
        public Declaration faults(String text, String permission, FaultList.Open open) {
            faults.add(new FaultList(text, permission, open));
            return this;
        }

        /// Something to say to a resident on the first page.
        public Declaration card(Card card) {
            cards.add(card);
            return this;
        }

        /// Open data.
        public Declaration dataset(String id, String path, String licence) {
            datasets.add(new Dataset(id, path, licence));
            return this;
        }

        /// Pages that people look for.
        public Declaration documents(Supplier<List<SearchDocument>> supplier) {
            documents.add(supplier);
            return this;
        }

        /// Its part of a city's first stock, invented or real.
        ///
        /// @param seed  `<subject>.<what>`
        /// @param order people 10, places 20, contact data 30, other records from 40
        public Declaration seed(String seed, int order, Consumer<SeedWorld> plant) {
            seeds.add(new Seed(seed, order, plant));
            return this;
        }

        /// How far it has been proved.
        ///
        /// @param proof a test (`AbruptEndTest`), a benchmark (`./city bench pages`) or a page of `docs/`
        public Declaration proved(Quality quality, String proof) {
            evidence.put(quality, proof);
            return this;
        }

        /// The whole declaration.
        public Subject declared() {
            var entries =
                    menu.stream()
                            .map(it ->
                                    new MenuEntry(
                                            it.order(),
                                            it.path(),
                                            it.access(),
                                            menuText(it.path())))
                            .toList();
            return new Subject(
                    name,
                    permissions,
                    routes,
                    entries,
                    purposes,
                    jobs,
                    streams,
                    figures,
                    worklists,
                    faults,
                    cards,
                    datasets,
                    documents,
                    seeds,
                    evidence);
        }

        private String menuText(String path) {
            var below = path.substring(1).replaceFirst("^desk/", "").replace('/', '-');
            return name + ".menu" + (menu.size() == 1 ? "" : "." + below);
        }
    }
}
