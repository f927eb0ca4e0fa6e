// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import city.synthetic.Dice;
import city.synthetic.Rates;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/// Says who the guardians of each child are: two parents in one home, or parents living apart, in the
/// city, in a neighbouring municipality or abroad, or one alone; and the guardians of children in
/// care, who live elsewhere in the city.
final class Custody {
    /// Abroad, a guardian is known by name only, and with one of these nationalities (ISO 3166-1:
    /// Estonia, Sweden, Somalia, Iraq, Germany).
    private static final String[] COUNTRIES = {"233", "752", "706", "368", "276"};

    private final PopulationBuilder.Sources sources;
    private final People people;
    private final Elsewhere elsewhere;
    private final int residents;
    private final Rates rates;
    private final Dice dice;
    private final Guardianships guardianships = new Guardianships();
    private final boolean[] isParent;
    private final int[][] unattached = new int[210][];
    private final int[] left = new int[210];

    /// The other parent of a parent who lives without partner, with what was decided for the family.
    private final Map<Integer, Apart> apart = new HashMap<>();

    /// @param other a person, [#NONE], or a foreigner as in [Guardianships#guardian]
    private record Apart(int other, boolean guardian, boolean known, byte living) {}

    private static final int NONE = Integer.MIN_VALUE;

    Custody(PopulationBuilder.Sources sources, People people, Elsewhere elsewhere, int residents) {
        this.sources = sources;
        this.people = people;
        this.elsewhere = elsewhere;
        this.residents = residents;
        this.rates = sources.folder().rates();
        this.dice = Dice.of(sources.seed(), "custody", 0);
        this.isParent = new boolean[residents];
    }

    Guardianships build() {
        for (int i = 0; i < residents; i++) {
            if (people.mother[i] >= 0) {
                isParent[people.mother[i]] = true;
            }
            if (people.father[i] >= 0) {
                isParent[people.father[i]] = true;
            }
        }
        collectUnattached();
        int grownUp = (int) sources.firstDay().minusYears(18).toEpochDay();
        for (int i = 0; i < residents; i++) {
            if (people.born[i] > grownUp) {
                child(i);
            }
        }
        return guardianships;
    }

    private void child(int child) {
        int mother = people.mother[child];
        int father = people.father[child];
        if (mother >= 0 && father >= 0) {
            int first = guardian(child, mother, Guardianships.BY_LAW);
            int second = guardian(child, father, Guardianships.BY_LAW);
            if (dice.chance(rates.get("family.dividedCustody"))) {
                guardianships.rights[first] = Guardianships.RIGHTS_SCHOOL_AND_HEALTH;
                guardianships.rights[second] = Guardianships.RIGHTS_INFORMATION;
            }
        } else if (mother >= 0 || father >= 0) {
            apart(child, Math.max(mother, father));
        } else {
            inCare(child);
        }
        if (dice.chance(rates.get("family.guardianAdLitem"))) {
            int helper = takeUnattached(dice.chance(0.6), 50);
            if (helper >= 0) {
                guardianships.add(
                        child,
                        helper,
                        Guardianships.AD_LITEM,
                        Guardianships.OTHER,
                        Math.max(people.born[child], today() - dice.below(700)),
                        -1);
            }
        }
    }

    private void inCare(int child) {
        int mother = takeUnattached(true, age(child) + 28);
        if (mother < 0) {
            return; // a city too small for it: a child without guardian
        }
        people.mother[child] = mother;
        guardian(child, mother, Guardianships.BY_LAW);
        if (dice.chance(0.5)) {
            int father = takeUnattached(false, age(child) + 31);
            if (father >= 0) {
                people.father[child] = father;
                guardian(child, father, Guardianships.BY_LAW);
            }
        }
    }

    private void apart(int child, int here) {
        var family = apart.computeIfAbsent(here, parent -> decideApart(parent));
        int first = guardian(child, here, Guardianships.BY_LAW);
        guardianships.living[first] = family.living;
        if (family.other == NONE) {
            return;
        }
        if (family.known && family.other >= 0) {
            if (people.woman[here]) {
                people.father[child] = family.other;
            } else {
                people.mother[child] = family.other;
            }
        }
        if (family.guardian) {
            int second = guardian(child, family.other, Guardianships.BY_LAW);
            guardianships.living[second] = family.living;
        } else {
            guardianships.kind[first] = Guardianships.ORDERED;
        }
    }

    private Apart decideApart(int here) {
        boolean woman = !people.woman[here];
        byte living = people.woman[here] ? Guardianships.WITH_MOTHER : Guardianships.WITH_FATHER;
        int age = age(here) + (woman ? -2 : 2);
        if (!dice.chance(rates.get("family.secondGuardianApart"))) {
            int other =
                    dice.chance(rates.get("family.parentWithoutCustody"))
                            ? takeUnattached(woman, age)
                            : -1;
            return new Apart(other < 0 ? NONE : other, false, true, living);
        }
        double where = dice.share();
        double abroad = rates.get("family.apartAbroad");
        double away = rates.get("family.apartInAnotherMunicipality");
        if (where < abroad) {
            return new Apart(foreigner(here, woman, age), true, false, living);
        }
        int other = where < abroad + away ? -1 : takeUnattached(woman, age);
        if (other < 0) {
            other = elsewhere.add(woman, Math.max(19, age), people.language[here]);
        }
        boolean inTurns = dice.chance(rates.get("family.twoHomes"));
        return new Apart(other, true, true, inTurns ? Guardianships.IN_TURNS : living);
    }

    private int foreigner(int here, boolean woman, int age) {
        var language = sources.languages().code(people.language[here]);
        return guardianships.addForeigner(
                new Guardianships.Foreigner(
                        sources.names().given(sources.names().drawGiven(language, woman, dice)),
                        sources.names().family(sources.names().drawFamily(language, dice)),
                        today() - (int) (age * 365.25) - dice.below(365),
                        COUNTRIES[dice.below(COUNTRIES.length)]));
    }

    private int guardian(int child, int who, byte kind) {
        boolean woman =
                who >= 0
                        ? people.woman[who]
                        : !people.woman[
                                people.mother[child] >= 0
                                        ? people.mother[child]
                                        : people.father[child]];
        return guardianships.add(
                child,
                who,
                kind,
                woman ? Guardianships.MOTHER : Guardianships.FATHER,
                people.born[child],
                (int) LocalDate.ofEpochDay(people.born[child]).plusYears(18).toEpochDay());
    }

    private void collectUnattached() {
        var count = new int[210];
        for (int i = 0; i < residents; i++) {
            if (available(i)) {
                count[age(i) * 2 + (people.woman[i] ? 1 : 0)]++;
            }
        }
        for (int bucket = 0; bucket < count.length; bucket++) {
            unattached[bucket] = new int[count[bucket]];
        }
        for (int i = 0; i < residents; i++) {
            if (available(i)) {
                int bucket = age(i) * 2 + (people.woman[i] ? 1 : 0);
                unattached[bucket][left[bucket]++] = i;
            }
        }
        for (int bucket = 0; bucket < count.length; bucket++) {
            dice.shuffle(unattached[bucket], left[bucket]);
        }
    }

    private boolean available(int person) {
        return !isParent[person]
                && people.mother[person] < 0
                && age(person) >= 20
                && age(person) < 66;
    }

    /// @return the adult nearest to this age who is nobody's parent yet, or −1
    int takeUnattached(boolean woman, int age) {
        for (int distance = 0; distance < 25; distance++) {
            for (int side = -1; side <= 1; side += 2) {
                int bucket = (age + side * distance) * 2 + (woman ? 1 : 0);
                if (bucket >= 40 && bucket < 132 && left[bucket] > 0) {
                    return unattached[bucket][--left[bucket]];
                }
            }
        }
        return -1;
    }

    private int today() {
        return (int) sources.firstDay().toEpochDay();
    }

    private int age(int person) {
        return (today() - people.born[person]) * 4 / 1461;
    }
}
