// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import city.synthetic.Dice;
import city.synthetic.Rates;
import java.util.stream.IntStream;

/// Makes the households of one postal area out of its people, who stand in [People] ordered by age
/// and sex. Children first: brothers and sisters, one or two parents, children in care; then grown
/// children at home, couples, flat-sharers and people alone. Works on its own slice of the columns
/// only, so that areas can be made side by side.
final class AreaFamilies {
    private static final int ADULT = 18;

    private final People people;
    private final Rates rates;
    private final Languages languages;
    private final double oneParentShare;
    private final Dice dice;

    /// Of each age × 2 + sex: the next person not yet in a household, and the end of the slice.
    private final int[] next;

    private final int[] end;
    private final int[] childless;
    private int childlessCount;
    private final int[] fosterChildren;
    private int fosterCount;
    private int households;

    AreaFamilies(
            People people,
            Rates rates,
            Languages languages,
            double oneParentShare,
            Dice dice,
            int[] start,
            int[] end) {
        this.people = people;
        this.rates = rates;
        this.languages = languages;
        this.oneParentShare = oneParentShare;
        this.dice = dice;
        this.next = start.clone();
        this.end = end;
        int size = IntStream.range(0, start.length).map(i -> end[i] - start[i]).sum();
        this.childless = new int[size];
        this.fosterChildren = new int[size];
    }

    /// @return how many households there are; each person's number is in [People#household]
    int build() {
        families();
        grownChildren();
        couples();
        fosterHomes();
        alone();
        return households;
    }

    private void families() {
        int children = 0;
        for (int i = 0; i < ADULT * 2; i++) {
            children += end[i] - next[i];
        }
        var order = new int[children];
        int filled = 0;
        for (int i = 0; i < ADULT * 2; i++) {
            for (int n = next[i]; n < end[i]; n++) {
                order[filled++] = i / 2;
            }
        }
        dice.shuffle(order, children);
        double care = rates.get("family.inCare");
        for (int age : order) {
            int child = takeChild(age);
            if (child < 0) {
                continue; // went along as somebody's brother or sister
            }
            if (dice.chance(care)) {
                people.set(child, People.IN_CARE);
                people.language[child] = languages.draw(age, dice);
                fosterChildren[fosterCount++] = child;
                continue;
            }
            family(child, age);
        }
    }

    private void family(int youngest, int age) {
        int home = households++;
        double size = dice.share();
        int wanted =
                size < rates.get("family.oneChild")
                        ? 1
                        : size < rates.get("family.oneChild") + rates.get("family.twoChildren")
                                ? 2
                                : size < 1 - rates.get("family.fourChildrenOrMore") ? 3 : 4;
        var children = new int[4];
        children[0] = youngest;
        int count = 1;
        int oldest = age;
        int previous = youngest;
        while (count < wanted) {
            boolean twins = dice.chance(rates.get("family.twinBirths"));
            int older = twins ? oldest : Math.min(17, oldest + 1 + dice.below(4));
            int sibling = takeChild(older);
            if (sibling < 0 && !twins) {
                sibling = takeChild(Math.min(17, older + 1));
            }
            if (sibling < 0) {
                break;
            }
            if (twins) {
                people.born[sibling] = people.born[previous];
            }
            oldest = Math.max(oldest, older);
            previous = sibling;
            children[count++] = sibling;
        }
        parents(home, children, count, age, oldest);
    }

    private void parents(int home, int[] children, int count, int youngest, int oldest) {
        boolean alone = dice.chance(oneParentShare);
        boolean motherHere = !alone || dice.chance(rates.get("family.oneParentIsMother"));
        boolean fatherHere = !alone || !motherHere;
        int motherAge =
                Math.clamp(Math.round(oldest + dice.normal(30, 4.5)), oldest + 18, youngest + 45);
        int mother = motherHere ? takeAdult(1, motherAge, oldest + 17, youngest + 50) : -1;
        int fatherAge = Math.max(oldest + 18, (int) Math.round(motherAge + dice.normal(2, 4)));
        int father = fatherHere ? takeAdult(0, fatherAge, oldest + 17, 80) : -1;
        byte motherTongue = languages.draw(motherAge, dice);
        byte fatherTongue = languages.partner(motherTongue, fatherAge, dice);
        if (mother >= 0) {
            people.household[mother] = home;
            people.language[mother] = motherTongue;
        }
        if (father >= 0) {
            people.household[father] = home;
            people.language[father] = fatherTongue;
        }
        for (int i = 0; i < count; i++) {
            int child = children[i];
            people.household[child] = home;
            people.mother[child] = mother;
            people.father[child] = father;
            people.language[child] =
                    mother >= 0 && father >= 0
                            ? i == 0
                                    ? languages.child(motherTongue, fatherTongue, dice)
                                    : people.language[children[0]]
                            : father >= 0 ? fatherTongue : motherTongue;
        }
    }

    private void grownChildren() {
        for (int age = ADULT; age <= 24; age++) {
            double atHome = rates.get("family.grownChildAtHome18") * (25 - age) / 7.0;
            for (int sex = 0; sex < 2; sex++) {
                int bucket = age * 2 + sex;
                int count = end[bucket] - next[bucket];
                for (int i = 0; i < count; i++) {
                    if (!dice.chance(atHome)) {
                        continue;
                    }
                    int mother = takeAdult(1, age + 30, age + 20, age + 45);
                    if (mother < 0) {
                        return;
                    }
                    int child = take(bucket);
                    int home = households++;
                    int father = dice.chance(0.65) ? takeAdult(0, age + 32, age + 20, 85) : -1;
                    byte tongue = languages.draw(age + 30, dice);
                    join(mother, home, tongue);
                    join(child, home, tongue);
                    people.mother[child] = mother;
                    people.father[child] = father;
                    if (father >= 0) {
                        join(father, home, languages.partner(tongue, age + 32, dice));
                    }
                }
            }
        }
    }

    private void couples() {
        for (int age = ADULT; age <= AgeBand.A85_UP.last(); age++) {
            int bucket = age * 2 + 1;
            double share =
                    age < 25 ? 0.25 : age < 35 ? 0.5 : age < 65 ? 0.48 : age < 80 ? 0.45 : 0.2;
            int count = end[bucket] - next[bucket];
            for (int i = 0; i < count && next[bucket] < end[bucket]; i++) {
                if (!dice.chance(share)) {
                    continue;
                }
                boolean sameSex = dice.chance(rates.get("family.sameSexCouples"));
                int woman = take(bucket);
                int partner =
                        takeAdult(sameSex ? 1 : 0, age + 2 + dice.below(4) - 1, ADULT, age + 15);
                byte tongue = languages.draw(age, dice);
                int home = households++;
                join(woman, home, tongue);
                if (partner >= 0) {
                    join(partner, home, languages.partner(tongue, age, dice));
                    if (age >= 30 && age <= 60) {
                        childless[childlessCount++] = home;
                    }
                }
            }
        }
    }

    private void fosterHomes() {
        for (int i = 0; i < fosterCount; i++) {
            people.household[fosterChildren[i]] =
                    childlessCount > 0 ? childless[dice.below(childlessCount)] : households++;
        }
    }

    private void alone() {
        double shares = rates.get("family.flatShareUnder30");
        for (int bucket = 0; bucket < next.length; bucket++) {
            int open = -1;
            while (next[bucket] < end[bucket]) {
                int person = take(bucket);
                boolean joins = open >= 0 && bucket / 2 < 30 && dice.chance(shares);
                int home = joins ? open : households++;
                open = joins ? -1 : home;
                join(person, home, languages.draw(bucket / 2, dice));
            }
        }
    }

    private void join(int person, int home, byte tongue) {
        people.household[person] = home;
        people.language[person] = tongue;
    }

    private int take(int bucket) {
        return next[bucket] < end[bucket] ? next[bucket]++ : -1;
    }

    private int takeChild(int age) {
        int boys = end[age * 2] - next[age * 2];
        int girls = end[age * 2 + 1] - next[age * 2 + 1];
        if (boys + girls == 0) {
            return -1;
        }
        return take(age * 2 + (dice.below(boys + girls) < boys ? 0 : 1));
    }

    /// The adult of this sex whose age is nearest to the wanted one, or −1.
    private int takeAdult(int sex, int wanted, int youngest, int oldest) {
        int low = Math.max(ADULT, youngest);
        int high = Math.min(AgeBand.A85_UP.last(), oldest);
        int around = Math.clamp(wanted, low, Math.max(low, high));
        for (int distance = 0; distance <= high - low; distance++) {
            int older = around + distance;
            if (older <= high && next[older * 2 + sex] < end[older * 2 + sex]) {
                return take(older * 2 + sex);
            }
            int younger = around - distance;
            if (younger >= low && next[younger * 2 + sex] < end[younger * 2 + sex]) {
                return take(younger * 2 + sex);
            }
        }
        return -1;
    }
}
