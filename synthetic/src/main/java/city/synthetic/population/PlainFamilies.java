// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import city.synthetic.Dice;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Finds ordinary families in the city, each once, and makes them plain, so that they can be made
/// special in one point only. People are numbers in `People`.
final class PlainFamilies {
    private final PopulationBuilder.Sources sources;
    private final People people;
    private final Guardianships guardianships;
    private final Dice dice;
    private final int residents;
    private final Guardianships.Index rows;
    private final int[][] homes;
    private final int[] candidates;
    private final Set<Integer> used = new HashSet<>();

    PlainFamilies(
            PopulationBuilder.Sources sources,
            People people,
            Guardianships guardianships,
            Dice dice,
            int residents) {
        this.sources = sources;
        this.people = people;
        this.guardianships = guardianships;
        this.residents = residents;
        this.dice = dice;
        this.rows = guardianships.byChild(people.size);
        this.homes = membersByHome();
        this.candidates = candidates();
    }

    int take(IntPredicate wanted) {
        int child = find(wanted);
        if (child >= 0) {
            return child;
        }
        throw new IllegalArgumentException(
                "the city is too small for one of each family that is not simple");
    }

    int find(IntPredicate wanted) {
        for (int child : candidates) {
            if (!used.contains(people.household[child]) && wanted.test(child)) {
                return child;
            }
        }
        return -1;
    }

    boolean isCouple(int child) {
        int mother = people.mother[child];
        int father = people.father[child];
        return mother >= 0
                && father >= 0
                && mother < residents
                && father < residents
                && sameHome(mother, child)
                && sameHome(father, child)
                && rowCount(child) == 2
                && people.building[child] >= 0
                && !people.has(child, People.IN_CARE);
    }

    int sibling(int child) {
        int found = -1;
        for (int member : homes[people.household[child]]) {
            if (member != child
                    && people.mother[member] == people.mother[child]
                    && people.father[member] == people.father[child]
                    && age(member) < 18
                    && (found < 0 || isSmall(member))) {
                found = member;
            }
        }
        return found;
    }

    /// Makes a family plain before it is made special.
    void prepare(int child, byte mother, byte father, byte own) {
        used.add(people.household[child]);
        forHome(child, i -> people.flags[i] = People.EMAIL | People.PHONE);
        for (int i = 0; i < rowCount(child); i++) {
            guardianships.rights[row(child, i)] = Guardianships.RIGHTS_ALL;
        }
        if (people.mother[child] >= 0) {
            people.language[people.mother[child]] = mother;
        }
        if (people.father[child] >= 0) {
            people.language[people.father[child]] = father;
        }
        int family = sources.names().drawFamily(sources.languages().code(father), dice);
        forHome(
                child,
                i -> {
                    if (age(i) < 18) {
                        people.language[i] = own;
                    }
                    var language = sources.languages().code(people.language[i]);
                    people.given[i] =
                            (short) sources.names().drawGiven(language, people.woman[i], dice);
                    people.secondGiven[i] = -1;
                    people.family[i] = family;
                });
    }

    void setBorn(int child, LocalDate day) {
        int born = (int) day.toEpochDay();
        people.born[child] = born;
        people.homeSince[child] = Math.max(born, people.homeSince[child]);
        people.residentSince[child] = Math.max(born, people.residentSince[child]);
        for (int i = 0; i < rowCount(child); i++) {
            guardianships.from[row(child, i)] = born;
            guardianships.to[row(child, i)] = (int) day.plusYears(18).toEpochDay();
        }
    }

    /// A day of that year that keeps a child of 3 to 6 years in its age band on any first day.
    int born(int year) {
        var lastOfBand = sources.firstDay().minusYears(7).plusDays(1);
        var first = LocalDate.of(year, 1, 1);
        var from = first.isBefore(lastOfBand) ? lastOfBand : first;
        int days = (int) (LocalDate.of(year, 12, 31).toEpochDay() - from.toEpochDay()) + 1;
        return (int) from.toEpochDay() + dice.below(days);
    }

    void flagHome(int child, int flag) {
        forHome(child, i -> people.set(i, flag));
    }

    void forHome(int child, IntConsumer change) {
        for (int member : homes[people.household[child]]) {
            change.accept(member);
        }
    }

    int row(int child, int number) {
        return rows.order()[rows.start()[child] + number];
    }

    int rowCount(int child) {
        return rows.start()[child + 1] - rows.start()[child];
    }

    boolean sameHome(int one, int other) {
        return people.household[one] == people.household[other];
    }

    boolean isSmall(int person) {
        return AgeBand.of(age(person)) == AgeBand.A3_6;
    }

    int today() {
        return (int) sources.firstDay().toEpochDay();
    }

    /// Whole years on the first day, exact at birthdays.
    int age(int person) {
        return LocalDate.ofEpochDay(people.born[person]).until(sources.firstDay()).getYears();
    }

    /// Children by chance, those of 3 to 6 years first.
    private int[] candidates() {
        var children = IntStream.range(0, residents).filter(i -> age(i) < 18).toArray();
        dice.shuffle(children, children.length);
        return IntStream.concat(
                        IntStream.of(children).filter(this::isSmall),
                        IntStream.of(children).filter(i -> !isSmall(i)))
                .toArray();
    }

    private int[][] membersByHome() {
        int count =
                IntStream.range(0, residents).map(i -> people.household[i]).max().orElse(-1) + 1;
        var sizes = new int[count];
        for (int i = 0; i < residents; i++) {
            sizes[people.household[i]]++;
        }
        var members = new int[count][];
        for (int home = 0; home < count; home++) {
            members[home] = new int[sizes[home]];
        }
        for (int i = residents - 1; i >= 0; i--) {
            members[people.household[i]][--sizes[people.household[i]]] = i;
        }
        return members;
    }
}
