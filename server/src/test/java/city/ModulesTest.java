// SPDX-License-Identifier: EUPL-1.2
package city;

import static org.assertj.core.api.Assertions.assertThat;

import city.guards.Kept;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.Modulithic;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/// The rooms of the house, their arrows and their size.
class ModulesTest {
    /// Tests stand in the packages of their rooms and may look further. They lie in a folder while only tests run, and
    /// in a jar of their own once the wing below is packaged.
    private static final ApplicationModules MODULES =
            ApplicationModules.of(
                    CityApplication.class,
                    (ImportOption)
                            it ->
                                    ImportOption.Predefined.DO_NOT_INCLUDE_TESTS.includes(it)
                                            && !it.contains("-tests.jar"));

    private static final Set<String> BASE =
            Set.of(CityApplication.class.getAnnotation(Modulithic.class).sharedModules());
    private static final int MOST_IN_A_PASSPORT = 5;
    private static final int MOST_FILES = 40;
    private static final int MOST_LINES = 5_000;

    /// Which wings the rooms of a wing may look into, besides its own and the base.
    private static final Map<String, Set<String>> WINGS =
            Map.of(
                    "base", Set.of(),
                    "heart", Set.of(),
                    "planning", Set.of("heart"),
                    "care", Set.of("heart"),
                    "town", Set.of("heart", "care"),
                    "insight", Set.of("heart", "planning", "care", "town", "foundation"),
                    "foundation", Set.of("heart"),
                    "server", Set.of("heart", "planning", "care", "town", "insight", "foundation"));

    /// One room.
    ///
    /// @param arrows rooms above the base that its code names
    private record Room(
            String id,
            String wing,
            String name,
            String folder,
            Set<String> passport,
            Set<String> arrows) {}

    private static List<Room> rooms() {
        return MODULES.stream()
                .map(it -> {
                    var name = it.getBasePackage().getName();
                    var parts = name.split("\\.");
                    return new Room(
                            it.getIdentifier().toString(),
                            parts[1],
                            it.getDisplayName(),
                            name.replace('.', '/'),
                            new TreeSet<>(Set.of(passport(name).allowedDependencies())),
                            it.getDirectDependencies(MODULES)
                                    .uniqueModules()
                                    .map(to -> to.getIdentifier().toString())
                                    .filter(to -> !BASE.contains(to))
                                    .collect(Collectors.toCollection(TreeSet::new)));
                })
                .sorted(Comparator.comparing(Room::wing).thenComparing(Room::id))
                .toList();
    }

    private static ApplicationModule passport(String name) {
        try {
            return Class.forName(name + ".package-info").getAnnotation(ApplicationModule.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void rooms_name_only_what_their_passports_allow() {
        assertThat(MODULES.stream().count()).isGreaterThan(15);
        MODULES.verify();
    }

    @Test
    void a_passport_lists_at_most_five_subjects() {
        assertThat(
                        rooms().stream()
                                .filter(it -> !it.wing().equals("server"))
                                .filter(it -> above(it.passport()).size() > MOST_IN_A_PASSPORT)
                                .map(it -> it.id() + " " + above(it.passport())))
                .isEmpty();
    }

    private static Set<String> above(Set<String> passport) {
        return passport.stream()
                .filter(it -> !BASE.contains(it))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void no_arrow_points_up_from_wing_to_wing() {
        var wings = rooms().stream().collect(Collectors.toMap(Room::id, Room::wing));
        var wrong = new ArrayList<String>();
        for (var room : rooms()) {
            for (var to : room.arrows()) {
                var wing = wings.get(to);
                if (!room.wing().equals(wing) && !WINGS.get(room.wing()).contains(wing)) {
                    wrong.add(room.wing() + "." + room.id() + " -> " + wing + "." + to);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void no_room_grows_past_its_subject() throws Exception {
        var large = new ArrayList<String>();
        for (var room : rooms()) {
            try (var files = Files.list(sources(room))) {
                var sources = files.filter(it -> it.toString().endsWith(".java")).toList();
                var lines = 0L;
                for (var it : sources) {
                    try (var all = Files.lines(it)) {
                        lines += all.count();
                    }
                }
                if (sources.size() > MOST_FILES || lines > MOST_LINES) {
                    large.add(room.id() + ": " + sources.size() + " files, " + lines + " lines");
                }
            }
        }
        assertThat(large).isEmpty();
    }

    private static Path sources(Room room) {
        return Path.of("..", room.wing(), "src/main/java").resolve(room.folder());
    }

    @Test
    void the_list_of_rooms_in_docs_is_the_one_drawn_from_the_code() throws Exception {
        var text =
                new StringBuilder(
                        """
                        <!-- SPDX-License-Identifier: EUPL-1.2. Made from the code by ModulesTest: ./city docs writes it anew. -->
                        # Rooms

                        An arrow leads from a room to one that it uses. The rooms of the base are everybody's ground and have no arrows
                        here. What is not listed in a room's passport (`package-info.java`) does not compile into the house: a test forbids it.

                        ```mermaid
                        flowchart BT
                        """);
        var byWing = new TreeMap<String, List<Room>>();
        rooms().forEach(it -> byWing.computeIfAbsent(it.wing(), _ -> new ArrayList<>()).add(it));
        byWing.forEach((wing, rooms) -> {
            text.append("  subgraph ").append(wing).append('\n');
            rooms.forEach(it -> text.append("    ").append(it.id()).append('\n'));
            text.append("  end\n");
        });
        for (var room : rooms()) {
            for (var to : room.arrows()) {
                text.append("  ").append(room.id()).append(" --> ").append(to).append('\n');
            }
        }
        text.append("```\n");
        for (var it : byWing.entrySet()) {
            text.append("\n## ").append(it.getKey()).append("\n\n");
            text.append(
                    "| room | what it is | owns | front door | may use |\n|---|---|---|---|---|\n");
            for (var room : it.getValue()) {
                text.append(
                        "| `%s` | %s | %s | %s | %s |\n"
                                .formatted(
                                        room.id(),
                                        sentence(room),
                                        schema(room),
                                        doors(room),
                                        uses(room)));
            }
        }
        Kept.compare("rooms.md", text.toString());
    }

    private static String uses(Room room) {
        return room.passport().contains(ApplicationModule.OPEN_TOKEN)
                ? "all"
                : above(room.passport()).stream()
                        .map(it -> "`" + it + "`")
                        .collect(Collectors.joining(", "));
    }

    /// The first sentence of the package comment.
    private static String sentence(Room room) throws Exception {
        var comment =
                Files.readAllLines(sources(room).resolve("package-info.java")).stream()
                        .filter(it -> it.startsWith("///"))
                        .map(it -> it.substring(3).strip())
                        .collect(Collectors.joining(" "));
        var end = comment.indexOf(". ");
        return end < 0 ? comment : comment.substring(0, end + 1);
    }

    private static String schema(Room room) {
        return Files.isDirectory(
                        Path.of("..", room.wing(), "src/main/resources/db/migration", room.id()))
                ? "schema `" + room.id() + "`"
                : "";
    }

    /// Public beans that others call.
    private static String doors(Room room) throws Exception {
        try (Stream<Path> files = Files.list(sources(room))) {
            var doors = new TreeSet<String>();
            for (var it : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                var name = it.getFileName().toString().replace(".java", "");
                if (name.equals("package-info")) {
                    continue;
                }
                var type = Class.forName(room.folder().replace('/', '.') + "." + name);
                if (java.lang.reflect.Modifier.isPublic(type.getModifiers())
                        && (type.isAnnotationPresent(Service.class)
                                || type.isAnnotationPresent(Component.class))) {
                    doors.add("`" + name + "`");
                }
            }
            return String.join(", ", doors);
        }
    }
}
