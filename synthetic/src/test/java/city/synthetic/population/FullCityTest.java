// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import city.synthetic.IdentityCode;
import city.synthetic.TestCity;
import city.synthetic.record.RegisterPerson;
import city.synthetic.units.AdmissionArea;
import city.synthetic.units.Unit;
import city.synthetic.units.UnitsFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

/// The city at its true size, made once for all tests here.
class FullCityTest {
    private static Population city;

    @BeforeAll
    static void make() {
        city = TestCity.make(0).population();
    }

    @AfterAll
    static void forget() {
        city = null;
    }

    @Test
    void has_the_residents_of_the_statistics_by_postal_area_and_age_band_exactly() {
        var counted = new HashMap<String, Map<AgeBand, Integer>>();
        var person = new RegisterPerson();
        for (var area : city.areas()) {
            var none = new EnumMap<AgeBand, Integer>(AgeBand.class);
            for (var band : AgeBand.values()) {
                none.put(band, 0);
            }
            counted.put(area.code(), none);
        }
        for (int i = 0; i < city.residents(); i++) {
            city.fill(person, i);
            assertThat(person.municipality).isEqualTo("091");
            int age = person.born.until(city.firstDay()).getYears();
            var area = city.areas().get(city.area(i));
            counted.get(area.code()).merge(AgeBand.of(age), 1, Integer::sum);
            if (person.home != null) {
                assertThat(person.home.postalCode()).isEqualTo(area.code());
            }
        }
        assertThat(counted)
                .isEqualTo(
                        city.areas().stream()
                                .collect(
                                        Collectors.toMap(PostalArea::code, PostalArea::residents)));
        assertThat(city.residents()).isEqualTo(663_237);
    }

    @Test
    void gives_everybody_a_valid_code_of_their_own_that_belongs_to_nobody() {
        var codes = new HashSet<String>(city.size() * 2);
        var signs = new HashSet<Character>();
        for (int i = 0; i < city.size(); i++) {
            var code = city.code(i);
            assertThat(codes.add(code)).isTrue();
            assertThat(IdentityCode.isValid(code)).isTrue();
            assertThat(code.charAt(7)).isEqualTo('9');
            signs.add(code.charAt(6));
            city.formerCodes(i).forEach(it -> assertThat(codes.add(it)).isTrue());
        }
        assertThat(signs).contains('-', 'Y', 'A', 'B');
    }

    @Test
    void puts_about_one_in_three_hundred_under_a_non_disclosure_order() {
        var person = new RegisterPerson();
        int orders = 0;
        for (int i = 0; i < city.residents(); i++) {
            orders += city.fill(person, i).order ? 1 : 0;
        }
        assertThat(orders / (double) city.residents()).isBetween(1 / 330.0, 1 / 275.0);
    }

    @Test
    void speaks_the_languages_in_the_shares_of_the_rates() {
        var person = new RegisterPerson();
        var counted = new HashMap<String, Integer>();
        for (int i = 0; i < city.residents(); i++) {
            counted.merge(city.fill(person, i).language, 1, Integer::sum);
        }
        var rates = TestCity.FOLDER.rates().group("language");
        for (var language : List.of("fi", "sv", "ru", "so")) {
            assertThat(counted.get(language) / (double) city.residents())
                    .as(language)
                    .isCloseTo(rates.get(language), withinPercentage(10));
        }
    }

    @Test
    void has_families_of_the_right_kinds_in_the_right_measure() {
        var person = new RegisterPerson();
        int children = 0;
        var guardians = new int[5];
        for (int i = 0; i < city.residents(); i++) {
            city.fill(person, i);
            if (person.born.isAfter(city.firstDay().minusYears(18))) {
                children++;
                guardians[Math.min(4, person.guardians.size())]++;
            }
        }
        assertThat(guardians[2] / (double) children).isBetween(0.9, 0.98);
        assertThat(guardians[1] / (double) children).isBetween(0.015, 0.09);
        assertThat(guardians[0]).isBetween(1, children / 200);
    }

    @Test
    void every_home_lies_in_exactly_one_admission_area_for_each_language_and_year() {
        var areas =
                AdmissionArea.read(TestCity.FOLDER.path().resolve("units/admission-areas.geojson"));
        var byLanguageAndYear =
                areas.stream()
                        .collect(Collectors.groupingBy(it -> it.language() + it.schoolYear()));
        assertThat(byLanguageAndYear.keySet())
                .containsExactlyInAnyOrder("fi2025", "fi2026", "sv2025", "sv2026");
        byLanguageAndYear.values().forEach(FullCityTest::assertOneEach);
    }

    private static void assertOneEach(List<AdmissionArea> areas) {
        var index = new STRtree();
        for (var area : areas) {
            index.insert(
                    area.shape().getEnvelopeInternal(),
                    new IndexedPointInAreaLocator(area.shape()));
        }
        var outside = new ArrayList<Integer>();
        for (int building = 0; building < city.buildingCount(); building++) {
            if (city.easting(building) == 0) {
                continue;
            }
            var point = new Coordinate(city.easting(building), city.northing(building));
            int found = 0;
            for (Object candidate : index.query(new Envelope(point))) {
                int where = ((IndexedPointInAreaLocator) candidate).locate(point);
                assertThat(where).isNotEqualTo(Location.BOUNDARY);
                found += where == Location.INTERIOR ? 1 : 0;
            }
            if (found != 1) {
                outside.add(building);
            }
        }
        assertThat(outside).isEmpty();
    }

    @Test
    void every_admission_area_has_a_school_and_municipal_pre_primary_places_for_its_children() {
        var units = UnitsFile.read(TestCity.FOLDER.path().resolve("units/units.geojson"));
        var schools =
                units.stream()
                        .filter(it -> it.kind() == Unit.Kind.SCHOOL)
                        .map(Unit::id)
                        .collect(Collectors.toSet());
        var withPrePrimary =
                units.stream()
                        .filter(it -> it.kind() == Unit.Kind.PRE_PRIMARY && it.municipal())
                        .map(Unit::school)
                        .collect(Collectors.toSet());
        assertThat(withPrePrimary).isEqualTo(schools);
        assertThat(units.stream().map(Unit::id)).doesNotHaveDuplicates();
        assertThat(units.stream().map(it -> it.name().get("fi"))).doesNotHaveDuplicates();
        assertSpare(units, Unit.Kind.SCHOOL, city.firstDay().getYear() - 7);
        assertSpare(units, Unit.Kind.PRE_PRIMARY, city.firstDay().getYear() - 6);
    }

    private static void assertSpare(List<Unit> units, Unit.Kind kind, int bornIn) {
        var children = new HashMap<String, Integer>();
        var person = new RegisterPerson();
        for (int i = 0; i < city.residents(); i++) {
            if (city.bornYear(i) == bornIn) {
                boolean swedish = city.fill(person, i).language.equals("sv");
                children.merge(swedish ? "sv" : "fi", 1, Integer::sum);
            }
        }
        for (var language : List.of("fi", "sv")) {
            int places =
                    units.stream()
                            .filter(it -> it.kind() == kind && it.language().equals(language))
                            .mapToInt(Unit::places)
                            .sum();
            assertThat(places / (double) children.get(language)).isBetween(1.05, 1.13);
        }
    }
}
