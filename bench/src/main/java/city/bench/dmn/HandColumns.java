// SPDX-License-Identifier: EUPL-1.2
package city.bench.dmn;

import city.bench.workload.Case;
import city.bench.workload.CheckSum;
import city.bench.workload.City;
import city.bench.workload.Models;
import city.bench.workload.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The rules by hand over primitive columns: the test that spares most people the others comes first; missing values are
/// respected and each person's answer is written.
final class HandColumns implements Subject.Work {
    private final City city;
    private final Case.Model model;
    private final byte[] offers;
    private final int[] masks;
    private final int tables;

    HandColumns(City city, Case.Model model) {
        this.city = city;
        this.model = model;
        this.offers = new byte[city.size];
        this.masks = new int[model == Case.Model.ELIGIBILITY ? city.size : 0];
        this.tables = model == Case.Model.FIFTY ? 50 : 1;
    }

    @Override
    public int size() {
        return city.size * tables;
    }

    @Override
    public long batch() {
        for (var n = 0; n < tables; n++) {
            if (model == Case.Model.ELIGIBILITY) {
                screen();
            } else {
                offer(n);
            }
        }
        return offers[0];
    }

    private void screen() {
        for (var i = 0; i < city.size; i++) {
            var mask = 0;
            var town = city.municipality[i];
            if (town < 4 && !City.is(city.noMunicipality, i) && !City.is(city.noMonths, i)) {
                var age = city.age[i];
                var months = city.months[i];
                var female = city.sex[i] == 0;
                if (age >= 50 && age <= 74 && female && months >= 24) {
                    mask |= 1;
                }
                if (age >= 25 && age <= 65 && female && months >= 60) {
                    mask |= 2;
                }
                if (age >= 56 && age <= 74 && months >= 24) {
                    mask |= 4;
                }
                if (age >= 65 && months >= 11) {
                    mask |= 8;
                }
                if (age >= 7 && age <= 16 && months >= 12) {
                    mask |= 16;
                }
                if (age <= 17 && months >= 18) {
                    mask |= 32;
                }
                if (age == 65 && !female && months >= 60) {
                    mask |= 64;
                }
                mask <<= town * Models.SCREENINGS.size();
            }
            masks[i] = mask;
        }
    }

    private void offer(int n) {
        var six = 6 + n % 25;
        var town = n < 25 ? 0 : 1;
        var on = LocalDate.of(2026, 1 + (7 + n) % 12, 1);
        var oldest = (int) on.minusYears(131).toEpochDay();
        var eight = (int) on.minusYears(six + 2).toEpochDay();
        var seven = (int) on.minusYears(six + 1).toEpochDay();
        var youngest = (int) on.minusYears(six).toEpochDay();
        for (var i = 0; i < city.size; i++) {
            offers[i] = offer(i, town, oldest, eight, seven, youngest);
        }
    }

    private byte offer(int i, int town, int oldest, int eight, int seven, int youngest) {
        var birth = city.birth[i];
        var known = !City.is(city.noBirth, i);
        if (known && birth <= eight && birth > oldest) {
            return 0;
        }
        if (city.municipality[i] != town || City.is(city.noMunicipality, i)) {
            return 1;
        }
        if (!known || birth > youngest || birth <= oldest || City.is(city.enrolled, i)) {
            return 0;
        }
        if (City.is(city.refusal, i)) {
            return 2;
        }
        if (birth <= seven) {
            return 0;
        }
        if (city.guardians[i] == 0) {
            return 3;
        }
        return city.language[i] < 2 && !City.is(city.noLanguage, i) ? (byte) 4 : 5;
    }

    @Override
    public List<String> answers() {
        var all = new ArrayList<String>();
        for (var n = 0; n < tables; n++) {
            if (model == Case.Model.ELIGIBILITY) {
                screen();
            } else {
                offer(n);
            }
            var sum = 0L;
            for (var i = 0; i < city.size; i++) {
                sum += CheckSum.part(i, model == Case.Model.ELIGIBILITY ? masks[i] : offers[i]);
            }
            all.add(String.valueOf(sum));
        }
        return all;
    }
}
