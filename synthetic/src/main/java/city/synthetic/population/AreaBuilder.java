// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import city.synthetic.Dice;
import city.synthetic.Rates;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

/// Makes one postal area: its people, their households, homes and names, in its own slice of the
/// columns. Building numbers are those of the area until [#shift] adds what comes before.
final class AreaBuilder {
    private final PopulationBuilder.Sources sources;
    private final People people;
    private final int areaIndex;
    private final int base;
    private final int size;
    private final Dice dice;
    private final Rates rates;
    private final int today;
    private int households;
    private Buildings buildings = new Buildings();

    AreaBuilder(
            PopulationBuilder.Sources sources, People people, int areaIndex, int base, int size) {
        this.sources = sources;
        this.people = people;
        this.areaIndex = areaIndex;
        this.base = base;
        this.size = size;
        this.dice = Dice.of(sources.seed(), "area", areaIndex);
        this.rates = sources.folder().rates();
        this.today = (int) sources.firstDay().toEpochDay();
    }

    AreaBuilder build(Map<AgeBand, Integer> counts) {
        if (size == 0) {
            return this;
        }
        var start = new int[210];
        var end = new int[210];
        born(counts, start, end);
        var area = sources.areas().get(areaIndex);
        households =
                new AreaFamilies(
                                people,
                                rates,
                                sources.languages(),
                                area.oneParentShare(),
                                dice,
                                start,
                                end)
                        .build();
        homes(area);
        names();
        return this;
    }

    /// Numbers this area's households and buildings behind those of the areas before it.
    void shift(int householdsBefore, Buildings all) {
        int offset = all.addAll(buildings);
        for (int i = base; i < base + size; i++) {
            people.household[i] += householdsBefore;
            if (people.building[i] >= 0) {
                people.building[i] += offset;
            }
        }
        buildings = new Buildings();
    }

    int households() {
        return households;
    }

    private void born(Map<AgeBand, Integer> counts, int[] start, int[] end) {
        var ages = new short[size];
        int at = 0;
        for (AgeBand band : AgeBand.values()) {
            int count = counts.getOrDefault(band, 0);
            if (count > 0) {
                sources.pyramid().spread(band, count, dice, ages, at);
                at += count;
            }
        }
        Arrays.fill(start, -1);
        LocalDate day = sources.firstDay();
        for (int i = 0; i < size; i++) {
            int bucket = ages[i];
            int person = base + i;
            if (start[bucket] < 0) {
                start[bucket] = person;
            }
            end[bucket] = person + 1;
            int first = (int) day.minusYears(bucket / 2 + 1L).toEpochDay() + 1;
            int last = (int) day.minusYears(bucket / 2).toEpochDay();
            people.born[person] = first + dice.below(last - first + 1);
            people.woman[person] = bucket % 2 == 1;
            people.area[person] = (short) areaIndex;
        }
        for (int i = 0; i < start.length; i++) {
            if (start[i] < 0) {
                start[i] = 0;
                end[i] = 0;
            }
        }
    }

    private void homes(PostalArea area) {
        var homes =
                new AreaHomes(
                        area, areaIndex, sources.grid().spots(area.shape()), households, dice);
        buildings = homes.buildings;
        var since = new int[households];
        var flags = new int[households];
        for (int i = 0; i < households; i++) {
            double years = Math.min(60, dice.exponential(rates.get("family.yearsInHome")));
            since[i] = today - 1 - (int) (years * 365.25);
            flags[i] = dice.chance(rates.get("family.order")) ? People.ORDER : 0;
            if (dice.chance(rates.get("family.withoutAddress"))) {
                homes.building[i] = -1;
            }
        }
        for (int i = base; i < base + size; i++) {
            int home = people.household[i];
            people.building[i] = homes.building[home];
            people.stair[i] = homes.stair[home];
            people.apartment[i] = homes.apartment[home];
            people.homeSince[i] = Math.max(people.born[i], since[home]);
            people.flags[i] |= (short) flags[home];
            details(i);
        }
    }

    private void details(int person) {
        int age = (today - people.born[person]) * 4 / 1461;
        boolean bornHere = dice.chance(age < 18 ? 0.85 : 0.35);
        int came = today - (int) (dice.exponential(rates.get("family.yearsInCity")) * 365.25);
        people.residentSince[person] =
                bornHere
                        ? people.born[person]
                        : Math.max(people.born[person], Math.min(came, people.homeSince[person]));
        if (age >= 18 && dice.chance(rates.get("family.email"))) {
            people.set(person, People.EMAIL);
        }
        if (dice.chance(rates.get("family.phone"))) {
            people.set(person, People.PHONE);
        }
        if (people.language[person] > Languages.SV
                && dice.chance(rates.get("family.birthDayUnknown"))) {
            people.set(person, People.DAY_UNKNOWN);
        }
        if (dice.chance(rates.get("family.codeCorrected"))) {
            people.set(person, People.CODE_CORRECTED);
        }
    }

    /// Grown-ups first: children take the name of one of their parents, all of a home the same.
    private void names() {
        var homeName = new int[households];
        Arrays.fill(homeName, -1);
        for (int i = base + size - 1; i >= base; i--) {
            var language = sources.languages().code(people.language[i]);
            boolean child = people.mother[i] >= 0 || people.father[i] >= 0;
            int home = people.household[i];
            boolean shared = child || (homeName[home] >= 0 && dice.chance(0.55));
            if (shared && homeName[home] >= 0) {
                people.family[i] = homeName[home];
            } else {
                people.family[i] = sources.names().drawFamily(language, dice);
                if (homeName[home] < 0) {
                    homeName[home] = people.family[i];
                }
            }
            boolean woman = people.woman[i];
            people.given[i] = (short) sources.names().drawGiven(language, woman, dice);
            int second = sources.names().drawGiven(language, woman, dice);
            people.secondGiven[i] =
                    (short) (second == people.given[i] || dice.chance(0.1) ? -1 : second);
        }
    }
}
