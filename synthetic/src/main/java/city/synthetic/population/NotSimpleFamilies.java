// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import city.synthetic.Dice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

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
    private final PlainFamilies plain;
    private final int residents;
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
        this.plain = new PlainFamilies(sources, people, guardianships, dice, residents);
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
                    guardianships.rights[plain.row(child, 0)] =
                            Guardianships.RIGHTS_SCHOOL_AND_HEALTH;
                    guardianships.rights[plain.row(child, 1)] = Guardianships.RIGHTS_INFORMATION;
                });
        couple("no-guardian", bornForSchool, this::withoutGuardian);
        couple(
                "guardian-ad-litem",
                bornForPrePrimary,
                child -> addGuardian(child, Guardianships.AD_LITEM, plain.today() - 90));
        couple(
                "three-guardians",
                bornForPrePrimary,
                child -> addGuardian(child, Guardianships.ORDERED, plain.today() - 400));
        couple("foster", bornForPrePrimary, this::inCare);
        couple("two-mothers", bornForPrePrimary, this::twoMothers);
    }

    private void homesAndOrders() {
        couple("order-on-child", bornForPrePrimary, child -> plain.flagHome(child, People.ORDER));
        couple(
                "order-on-parent",
                bornForPrePrimary,
                child -> people.set(people.father[child], People.ORDER));
        couple("order-in-school-year", bornForSchool, child -> plain.flagHome(child, People.ORDER));
        couple(
                "no-address",
                bornForPrePrimary,
                child -> plain.forHome(child, i -> people.building[i] = -1));
        couple(
                "temporary-address",
                bornForPrePrimary,
                child -> plain.flagHome(child, People.TEMPORARY_HOME));
        couple(
                "no-contact",
                bornForPrePrimary,
                child ->
                        plain.forHome(
                                child,
                                i -> people.flags[i] &= (short) ~(People.EMAIL | People.PHONE)));
        couple(
                "moved-in",
                bornForPrePrimary,
                child ->
                        plain.forHome(
                                child,
                                i -> {
                                    people.homeSince[i] =
                                            Math.max(people.born[i], plain.today() - 5);
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
        int newborn = plain.take(child -> plain.isCouple(child) && plain.age(child) <= 2);
        plain.prepare(newborn, Languages.FI, Languages.FI, Languages.FI);
        plain.setBorn(newborn, sources.firstDay().minusDays(3));
        cases.add(new Case("newborn", newborn));
    }

    private void deaths() {
        couple(
                "guardian-died",
                bornForPrePrimary,
                child -> {
                    int dead = elsewhere.add(false, 41, Languages.FI);
                    people.died[dead] = plain.today() - 40;
                    father(child, dead);
                    guardianships.to[plain.row(child, 1)] = plain.today() - 40;
                });
        couple(
                "child-died",
                bornForSchool,
                sibling -> {
                    int dead = elsewhere.add(true, 5, Languages.FI);
                    people.born[dead] = plain.born(bornForPrePrimary);
                    people.residentSince[dead] = people.born[dead];
                    people.homeSince[dead] = people.born[dead];
                    people.family[dead] = people.family[sibling];
                    people.flags[dead] = 0;
                    people.died[dead] = plain.today() - 20;
                    people.mother[dead] = people.mother[sibling];
                    people.father[dead] = people.father[sibling];
                    for (int i = 0; i < 2; i++) {
                        int guardian = guardianships.guardian[plain.row(sibling, i)];
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
        int child = plain.take(plain::isCouple);
        plain.prepare(child, Languages.FI, Languages.FI, Languages.FI);
        plain.setBorn(child, LocalDate.ofEpochDay(plain.born(year)));
        change.accept(child);
        cases.add(new Case(key, child));
    }

    private void tongue(String key, int year, String mother, String father, String own) {
        int child = plain.take(plain::isCouple);
        var known = sources.languages();
        plain.prepare(child, known.index(mother), known.index(father), known.index(own));
        plain.setBorn(child, LocalDate.ofEpochDay(plain.born(year)));
        cases.add(new Case(key, child));
    }

    private void apart(String key, int year) {
        int child =
                plain.take(it ->
                        plain.rowCount(it) == 2
                                && guardianships.guardian[plain.row(it, 0)] >= 0
                                && guardianships.guardian[plain.row(it, 1)] >= 0
                                && guardianships.guardian[plain.row(it, 1)] < residents
                                && !plain.sameHome(
                                        guardianships.guardian[plain.row(it, 0)],
                                        guardianships.guardian[plain.row(it, 1)])
                                && !people.has(it, People.IN_CARE)
                                && people.building[guardianships.guardian[plain.row(it, 1)]] >= 0
                                && people.building[it] >= 0);
        plain.prepare(child, Languages.FI, Languages.FI, Languages.FI);
        plain.setBorn(child, LocalDate.ofEpochDay(plain.born(year)));
        for (int i = 0; i < 2; i++) {
            guardianships.living[plain.row(child, i)] = Guardianships.IN_TURNS;
            int guardian = guardianships.guardian[plain.row(child, i)];
            people.flags[guardian] &= (short) ~People.ORDER;
            people.set(guardian, People.EMAIL);
            people.set(guardian, People.PHONE);
        }
        cases.add(new Case(key, child));
    }

    /// Two children of one home: twins, or one due for school and one for pre-primary.
    private void siblings(String key, int year) {
        int child =
                plain.find(it ->
                        plain.isCouple(it)
                                && plain.sibling(it) >= 0
                                && plain.isSmall(plain.sibling(it)));
        if (child < 0) {
            child = plain.take(it -> plain.isCouple(it) && plain.sibling(it) >= 0);
        }
        plain.prepare(child, Languages.FI, Languages.FI, Languages.FI);
        int other = plain.sibling(child);
        int born = plain.born(year);
        plain.setBorn(child, LocalDate.ofEpochDay(born));
        boolean twins = key.equals("twins");
        plain.setBorn(other, LocalDate.ofEpochDay(twins ? born : plain.born(bornForPrePrimary)));
        people.language[other] = people.language[child];
        people.flags[other] = people.flags[child];
        cases.add(new Case(key, child));
        cases.add(new Case(twins ? "twins-second" : "siblings-younger", other));
    }

    private void inCare(int child) {
        people.set(child, People.IN_CARE);
        int mother = elsewhere.add(true, 33, Languages.FI);
        people.mother[child] = mother;
        people.father[child] = -1;
        guardianships.guardian[plain.row(child, 0)] = mother;
        guardianships.child[plain.row(child, 1)] = -1;
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
        guardianships.guardian[plain.row(child, 1)] =
                guardianships.addForeigner(
                        new Guardianships.Foreigner(
                                "Anders", "Lindgren", plain.today() - 14_000, "752"));
    }

    private void father(int child, int other) {
        people.father[child] = other;
        guardianships.guardian[plain.row(child, 1)] = other;
        guardianships.living[plain.row(child, 0)] = Guardianships.WITH_MOTHER;
        guardianships.living[plain.row(child, 1)] = Guardianships.WITH_MOTHER;
    }

    private void endFather(int child, boolean knownAndInformed) {
        guardianships.kind[plain.row(child, 0)] = Guardianships.ORDERED;
        if (knownAndInformed) {
            guardianships.to[plain.row(child, 1)] = plain.today() - 120;
        } else {
            people.father[child] = -1;
            guardianships.child[plain.row(child, 1)] = -1;
        }
    }

    private void withoutGuardian(int child) {
        people.mother[child] = -1;
        people.father[child] = -1;
        guardianships.child[plain.row(child, 0)] = -1;
        guardianships.child[plain.row(child, 1)] = -1;
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
}
