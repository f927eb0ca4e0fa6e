// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.ResidentId;
import city.base.usage.Use;
import city.heart.education.EducationRecords;
import city.heart.population.ChangesOfDay;
import city.heart.population.Population;
import city.heart.profile.Profiles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Whoever reads what the city knows of a person says who looks and for what: the doors of the rooms that keep facts
/// about people take a `Use` wherever they tell one. That each door records it is tested in its room.
class ReadsAreRecordedTest {
    private static final List<Class<?>> DOORS =
            List.of(Population.class, ChangesOfDay.class, EducationRecords.class, Profiles.class);

    /// What tells nothing of a person, and why.
    private static final Map<String, String> NO_READ =
            Map.of(
                    "Population.match", "matches another register's records, by number only",
                    "Population.lifeEventsAfter",
                            "a stream of numbers; whoever looks at them says so",
                    "Population.lifeEvents", "the same stream, for followers",
                    "EducationRecords.changes", "the same stream, for followers",
                    "Population.outsideRegister", "numbers only",
                    "ChangesOfDay.list", "numbers only; the page reads names with its own use",
                    "ChangesOfDay.count", "counts only",
                    "EducationRecords.changesAfter", "a stream of numbers",
                    "Profiles.languageOf", "the signed-in person's own page");

    /// The types of the same room and residents' numbers, wherever they stand in what a method gives back.
    private static boolean tellsOfPeople(Method method, String room) {
        var type = method.getGenericReturnType().getTypeName();
        return type.contains(ResidentId.class.getName())
                || type.contains(room + ".")
                || method.getName().equals("identityCode");
    }

    private static boolean takesUse(Method method) {
        return Arrays.asList(method.getParameterTypes()).contains(Use.class);
    }

    private static List<Method> doors() {
        var all = new ArrayList<Method>();
        for (var door : DOORS) {
            for (var it : door.getDeclaredMethods()) {
                if (Modifier.isPublic(it.getModifiers()) && !it.isSynthetic()) {
                    all.add(it);
                }
            }
        }
        return all;
    }

    private static String name(Method it) {
        return it.getDeclaringClass().getSimpleName() + "." + it.getName();
    }

    @Test
    void every_door_that_tells_of_people_takes_who_looks_and_for_what() {
        var without = new TreeSet<String>();
        var with = 0;
        for (var it : doors()) {
            if (tellsOfPeople(it, it.getDeclaringClass().getPackageName())) {
                if (takesUse(it)) {
                    with++;
                } else {
                    without.add(name(it));
                }
            }
        }
        assertThat(with).isGreaterThan(15);
        without.removeAll(NO_READ.keySet());
        assertThat(without).isEmpty();
    }

    @Test
    void every_exception_is_a_door_that_there_is() {
        assertThat(doors().stream().filter(it -> !takesUse(it)).map(ReadsAreRecordedTest::name))
                .containsAll(NO_READ.keySet());
    }
}
