// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import city.synthetic.Dice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Sees to it that each kind of family that a service must treat rightly is in every city, however
/// small, under a known key. It takes ordinary families that the city has and changes them; nobody is
/// added to the residents, and a changed birth date stays in its age band where the city has enough
/// children (a city of a few thousand may not).
final class NotSimpleFamilies {
    /// A family by its key and its child. What is special in the education records only is told
    /// there, by the key.
    record Case(String key, int child) {}

    private final PopulationBuilder.Sources sources;
    private final People people;
    private final Guardianships guardianships;
    private final Elsewhere elsewhere;
    private final Dice dice;
    private final int residents;
    private final Guardianships.Index rows;
    private final int[][] homes;
    private final int[] candidates;
    private final Set<Integer> used = new HashSet<>();
    private final List<Case> cases = new ArrayList<>();
    private final int bornForPrePrimary;
    private final int bornForSchool;

    NotSimpleFamilies(
            PopulationBuilder.Sources sources,
            People people,
            Guardianships guardianships,
            Elsewhere elsewhere,
            int residents) {
        this.sources = sources;
        this.people = people;
        this.guardianships = guardianships;
        this.elsewhere = elsewhere;
        this.residents = residents;
        this.dice = Dice.of(sources.seed(), "cases", 0);
        this.rows = guardianships.byChild(people.size);
        this.homes = membersByHome();
        this.candidates = candidates();
        int year = sources.firstDay().getYear();
        this.bornForPrePrimary = year - 6;
        this.bornForSchool = year - 7;
    }

    List<Case> cases() {
        return cases;
    }

    void build() {
        guardians();
        homesAndOrders();
        languages();
        educationOnly();
        births();
        deaths();
    }

    private void guardians() {
        couple("pre-primary", bornForPrePrimary, child -> {});
        couple("school", bornForSchool, child -> {});
        apart("two-homes", bornForPrePrimary);
        couple(
                "guardian-elsewhere",
                bornForSchool,
                child -> father(child, elsewhere.add(false, 36, Languages.FI)));
        couple("guardian-abroad", bornForPrePrimary, this::fatherAbroad);
        couple("one-guardian", bornForPrePrimary, child -> endFather(child, false));
        couple("custody-ended", bornForPrePrimary, child -> endFather(child, true));
        couple(
                "divided-custody",
                bornForSchool,
                child -> {
                    guardianships.rights[row(child, 0)] = Guardianships.RIGHTS_SCHOOL_AND_HEALTH;
                    guardianships.rights[row(child, 1)] = Guardianships.RIGHTS_INFORMATION;
                });
        couple("no-guardian", bornForSchool, this::withoutGuardian);
        couple(
                "guardian-ad-litem",
                bornForPrePrimary,
                child -> addGuardian(child, Guardianships.AD_LITEM, today() - 90));
        couple(
                "three-guardians",
                bornForPrePrimary,
                child -> addGuardian(child, Guardianships.ORDERED, today() - 400));
        couple("foster", bornForPrePrimary, this::inCare);
        couple("two-mothers", bornForPrePrimary, this::twoMothers);
    }

    private void homesAndOrders() {
        couple("order-on-child", bornForPrePrimary, child -> flagHome(child, People.ORDER));
        couple(
                "order-on-parent",
                bornForPrePrimary,
                child -> people.set(people.father[child], People.ORDER));
        couple("order-in-school-year", bornForSchool, child -> flagHome(child, People.ORDER));
        couple(
                "no-address",
                bornForPrePrimary,
                child -> forHome(child, i -> people.building[i] = -1));
        couple(
                "temporary-address",
                bornForPrePrimary,
                child -> flagHome(child, People.TEMPORARY_HOME));
        couple(
                "no-contact",
                bornForPrePrimary,
                child ->
                        forHome(
                                child,
                                i -> people.flags[i] &= (short) ~(People.EMAIL | People.PHONE)));
        couple(
                "moved-in",
                bornForPrePrimary,
                child ->
                        forHome(
                                child,
                                i -> {
                                    people.homeSince[i] = Math.max(people.born[i], today() - 5);
                                    people.residentSince[i] = people.homeSince[i];
                                }));
    }

    private void languages() {
        tongue("swedish", bornForPrePrimary, "sv", "sv", "sv");
        tongue("bilingual", bornForPrePrimary, "sv", "fi", "sv");
        tongue("russian", bornForSchool, "ru", "ru", "ru");
        tongue("somali", bornForPrePrimary, "so", "so", "so");
        tongue("arabic", bornForPrePrimary, "ar", "ar", "ar");
        tongue("sami", bornForPrePrimary, "se", "fi", "se");
        tongue("roma", bornForPrePrimary, "fi", "rom", "rom");
        tongue("sign-language", bornForSchool, "sgn", "fi", "sgn");
    }

    /// What is special with these stands in the education records.
    private void educationOnly() {
        for (String key :
                List.of(
                        "private-care",
                        "no-care",
                        "unknown-care",
                        "early-start",
                        "early-compulsory",
                        "support")) {
            couple(key, bornForPrePrimary, child -> {});
        }
        couple("later-start", bornForSchool, child -> {});
        couple("place-elsewhere", bornForSchool, child -> {});
    }

    private void births() {
        couple(
                "incomplete-birth-date",
                bornForSchool,
                child -> people.set(child, People.DAY_UNKNOWN));
        couple(
                "code-corrected",
                bornForPrePrimary,
                child -> people.set(child, People.CODE_CORRECTED));
        siblings("twins", bornForPrePrimary);
        siblings("siblings", bornForSchool);
        int newborn = take(child -> isCouple(child) && age(child) <= 2);
        prepare(newborn, Languages.FI, Languages.FI, Languages.FI);
        setBorn(newborn, sources.firstDay().minusDays(3));
        cases.add(new Case("newborn", newborn));
    }

    private void deaths() {
        couple(
                "guardian-died",
                bornForPrePrimary,
                child -> {
                    int dead = elsewhere.add(false, 41, Languages.FI);
                    people.died[dead] = today() - 40;
                    father(child, dead);
                    guardianships.to[row(child, 1)] = today() - 40;
                });
        couple(
                "child-died",
                bornForSchool,
                sibling -> {
                    int dead = elsewhere.add(true, 5, Languages.FI);
                    people.born[dead] = born(bornForPrePrimary);
                    people.residentSince[dead] = people.born[dead];
                    people.homeSince[dead] = people.born[dead];
                    people.family[dead] = people.family[sibling];
                    people.flags[dead] = 0;
                    people.died[dead] = today() - 20;
                    people.mother[dead] = people.mother[sibling];
                    people.father[dead] = people.father[sibling];
                    for (int i = 0; i < 2; i++) {
                        int guardian = guardianships.guardian[row(sibling, i)];
                        guardianships.add(
                                dead,
                                guardian,
                                Guardianships.BY_LAW,
                                people.woman[guardian]
                                        ? Guardianships.MOTHER
                                        : Guardianships.FATHER,
                                people.born[dead],
                                people.died[dead]);
                    }
                    cases.add(new Case("dead-child", dead));
                });
    }

    private void couple(String key, int year, IntConsumer change) {
        int child = take(this::isCouple);
        prepare(child, Languages.FI, Languages.FI, Languages.FI);
        setBorn(child, LocalDate.ofEpochDay(born(year)));
        change.accept(child);
        cases.add(new Case(key, child));
    }

    private void tongue(String key, int year, String mother, String father, String own) {
        int child = take(this::isCouple);
        var known = sources.languages();
        prepare(child, known.index(mother), known.index(father), known.index(own));
        setBorn(child, LocalDate.ofEpochDay(born(year)));
        cases.add(new Case(key, child));
    }

    private void apart(String key, int year) {
        int child =
                take(it ->
                        rowCount(it) == 2
                                && guardianships.guardian[row(it, 0)] >= 0
                                && guardianships.guardian[row(it, 1)] >= 0
                                && guardianships.guardian[row(it, 1)] < residents
                                && !sameHome(
                                        guardianships.guardian[row(it, 0)],
                                        guardianships.guardian[row(it, 1)])
                                && !people.has(it, People.IN_CARE)
                                && people.building[guardianships.guardian[row(it, 1)]] >= 0
                                && people.building[it] >= 0);
        prepare(child, Languages.FI, Languages.FI, Languages.FI);
        setBorn(child, LocalDate.ofEpochDay(born(year)));
        for (int i = 0; i < 2; i++) {
            guardianships.living[row(child, i)] = Guardianships.IN_TURNS;
            int guardian = guardianships.guardian[row(child, i)];
            people.flags[guardian] &= (short) ~People.ORDER;
            people.set(guardian, People.EMAIL);
            people.set(guardian, People.PHONE);
        }
        cases.add(new Case(key, child));
    }

    /// Two children of one home: twins, or one due for school and one for pre-primary.
    private void siblings(String key, int year) {
        int child = find(it -> isCouple(it) && sibling(it) >= 0 && isSmall(sibling(it)));
        if (child < 0) {
            child = take(it -> isCouple(it) && sibling(it) >= 0);
        }
        prepare(child, Languages.FI, Languages.FI, Languages.FI);
        int other = sibling(child);
        int born = born(year);
        setBorn(child, LocalDate.ofEpochDay(born));
        boolean twins = key.equals("twins");
        setBorn(other, LocalDate.ofEpochDay(twins ? born : born(bornForPrePrimary)));
        people.language[other] = people.language[child];
        people.flags[other] = people.flags[child];
        cases.add(new Case(key, child));
        cases.add(new Case(twins ? "twins-second" : "siblings-younger", other));
    }

    private int sibling(int child) {
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

    private void inCare(int child) {
        people.set(child, People.IN_CARE);
        int mother = elsewhere.add(true, 33, Languages.FI);
        people.mother[child] = mother;
        people.father[child] = -1;
        guardianships.guardian[row(child, 0)] = mother;
        guardianships.child[row(child, 1)] = -1;
    }

    private void twoMothers(int child) {
        int second = people.father[child];
        people.woman[second] = true;
        people.given[second] = (short) sources.names().drawGiven("fi", true, dice);
        people.secondGiven[second] = -1;
        // Other children of the home have the same two parents.
        for (int i = 0; i < guardianships.size; i++) {
            if (guardianships.guardian[i] == second) {
                guardianships.role[i] = Guardianships.MOTHER;
            }
        }
    }

    private void fatherAbroad(int child) {
        people.father[child] = -1;
        guardianships.guardian[row(child, 1)] =
                guardianships.addForeigner(
                        new Guardianships.Foreigner("Anders", "Lindgren", today() - 14_000, "752"));
    }

    private void father(int child, int other) {
        people.father[child] = other;
        guardianships.guardian[row(child, 1)] = other;
        guardianships.living[row(child, 0)] = Guardianships.WITH_MOTHER;
        guardianships.living[row(child, 1)] = Guardianships.WITH_MOTHER;
    }

    private void endFather(int child, boolean knownAndInformed) {
        guardianships.kind[row(child, 0)] = Guardianships.ORDERED;
        if (knownAndInformed) {
            guardianships.to[row(child, 1)] = today() - 120;
        } else {
            people.father[child] = -1;
            guardianships.child[row(child, 1)] = -1;
        }
    }

    private void withoutGuardian(int child) {
        people.mother[child] = -1;
        people.father[child] = -1;
        guardianships.child[row(child, 0)] = -1;
        guardianships.child[row(child, 1)] = -1;
    }

    private void addGuardian(int child, byte kind, int since) {
        int helper = elsewhere.add(true, 58, Languages.FI);
        guardianships.add(
                child,
                helper,
                kind,
                Guardianships.OTHER,
                since,
                kind == Guardianships.AD_LITEM
                        ? -1
                        : (int)
                                LocalDate.ofEpochDay(people.born[child])
                                        .plusYears(18)
                                        .toEpochDay());
    }

    /// Makes a family plain before it is made special.
    private void prepare(int child, byte mother, byte father, byte own) {
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

    private void setBorn(int child, LocalDate day) {
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
    private int born(int year) {
        var lastOfBand = sources.firstDay().minusYears(7).plusDays(1);
        var first = LocalDate.of(year, 1, 1);
        var from = first.isBefore(lastOfBand) ? lastOfBand : first;
        int days = (int) (LocalDate.of(year, 12, 31).toEpochDay() - from.toEpochDay()) + 1;
        return (int) from.toEpochDay() + dice.below(days);
    }

    private boolean isCouple(int child) {
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

    private boolean sameHome(int one, int other) {
        return people.household[one] == people.household[other];
    }

    private int find(IntPredicate wanted) {
        for (int child : candidates) {
            if (!used.contains(people.household[child]) && wanted.test(child)) {
                return child;
            }
        }
        return -1;
    }

    private int take(IntPredicate wanted) {
        int child = find(wanted);
        if (child >= 0) {
            return child;
        }
        throw new IllegalArgumentException(
                "the city is too small for one of each family that is not simple");
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

    private void flagHome(int child, int flag) {
        forHome(child, i -> people.set(i, flag));
    }

    private void forHome(int child, IntConsumer change) {
        for (int member : homes[people.household[child]]) {
            change.accept(member);
        }
    }

    private int row(int child, int number) {
        return rows.order()[rows.start()[child] + number];
    }

    private int rowCount(int child) {
        return rows.start()[child + 1] - rows.start()[child];
    }

    private boolean isSmall(int person) {
        return AgeBand.of(age(person)) == AgeBand.A3_6;
    }

    private int today() {
        return (int) sources.firstDay().toEpochDay();
    }

    /// Whole years on the first day, exact at birthdays.
    private int age(int person) {
        return LocalDate.ofEpochDay(people.born[person]).until(sources.firstDay()).getYears();
    }
}
