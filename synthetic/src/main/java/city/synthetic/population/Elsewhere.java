// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import city.synthetic.Dice;

/// People of the register who do not live in the city: guardians in neighbouring municipalities and
/// the recently dead.
final class Elsewhere {
    /// Street names that no area of the city uses.
    private static final int FIRST_STREET = 84 * AreaHomes.MOST_STREETS;

    private final PopulationBuilder.Sources sources;
    private final People people;
    private final Buildings buildings;
    private final Dice dice;

    Elsewhere(PopulationBuilder.Sources sources, People people, Buildings buildings) {
        this.sources = sources;
        this.people = people;
        this.buildings = buildings;
        this.dice = Dice.of(sources.seed(), "elsewhere", 0);
    }

    /// @return a new person of this age in years, living in one of the neighbouring municipalities
    int add(boolean woman, int age, byte language) {
        int person = addPerson(woman, age, language);
        int neighbour = dice.below(sources.folder().neighbours().size());
        people.building[person] =
                buildings.add(
                        0,
                        0,
                        FIRST_STREET + dice.below(StreetNames.COUNT - FIRST_STREET),
                        1 + dice.below(40),
                        1,
                        -1 - neighbour);
        people.municipality[person] = (short) (1 + neighbour);
        if (dice.chance(0.7)) {
            people.set(person, People.EMAIL);
        }
        people.set(person, People.PHONE);
        return person;
    }

    private int addPerson(boolean woman, int age, byte language) {
        int person = people.add();
        int today = (int) sources.firstDay().toEpochDay();
        people.born[person] = today - (int) (age * 365.25) - 1 - dice.below(364);
        people.woman[person] = woman;
        people.area[person] = -1;
        people.language[person] = language;
        var code = sources.languages().code(language);
        people.given[person] = (short) sources.names().drawGiven(code, woman, dice);
        people.secondGiven[person] = -1;
        people.family[person] = sources.names().drawFamily(code, dice);
        people.homeSince[person] = today - 1 - (int) (dice.exponential(4) * 365);
        people.homeSince[person] = Math.max(people.homeSince[person], people.born[person]);
        people.residentSince[person] = people.homeSince[person];
        return person;
    }

    /// Adds people of the city who died in the last weeks: the register goes on to hold them.
    void addDead(int count, int buildingsOfCity) {
        int today = (int) sources.firstDay().toEpochDay();
        for (int i = 0; i < count; i++) {
            int age = Math.clamp(Math.round(dice.normal(79, 12)), 20, 103);
            int dead = addPerson(dice.chance(0.5), age, Languages.FI);
            people.died[dead] = today - 1 - dice.below(40);
            people.homeSince[dead] = Math.min(people.homeSince[dead], people.died[dead] - 1);
            people.residentSince[dead] = people.homeSince[dead];
            int building = dice.below(buildingsOfCity);
            people.building[dead] = building;
            people.apartment[dead] = ++buildings.dwellings[building];
            people.stair[dead] = (byte) Math.min(26, 1 + (people.apartment[dead] - 1) / 12);
        }
    }
}
