// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.base.shared.Language;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.heart.education.EducationRecord;
import city.heart.education.EducationRecord.Provision;
import city.heart.education.EducationRecord.Start;
import city.heart.population.Address;
import city.heart.population.Birth;
import city.heart.population.Family;
import city.heart.population.Guardian;
import city.heart.population.Resident;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Invented families: an ordinary one, and what may differ.
final class Families {
    static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 16);
    static final EducationRecord ORDINARY_RECORD =
            new EducationRecord("unit-1", Provision.MUNICIPAL, Start.ORDINARY, false, false, false);

    int id = 1;
    Birth birth = new Birth(2020, 5, 4);
    @Nullable LocalDate died;
    @Nullable String municipality = "091";
    boolean address = true;
    boolean temporary;
    boolean childsOrder;
    @Nullable String motherTongue = "fi";
    boolean inRegister = true;
    int guardians = 2;
    @Nullable String guardiansMunicipality = "091";
    boolean order;
    boolean inCare;
    boolean adLitem;
    boolean twoHomes;
    boolean unclear;
    long known = 7;

    static Families ordinary() {
        return new Families();
    }

    Family family() {
        var home =
                new Address(
                        "Katu", "Gatan", "1", "A 2", "00100", "HELSINKI", "HELSINGFORS", "1", "d");
        var child =
                new Resident(
                        new ResidentId(id),
                        null,
                        birth,
                        died,
                        municipality,
                        address ? home : null,
                        temporary,
                        childsOrder,
                        Language.FI,
                        motherTongue,
                        null,
                        inRegister);
        return new Family(
                child,
                IntStream.range(0, guardians).mapToObj(this::guardian).toList(),
                order,
                inCare,
                adLitem,
                twoHomes,
                unclear,
                List.of(),
                List.of(),
                new RecordingNumber(known));
    }

    private Guardian guardian(int number) {
        var person =
                new Resident(
                        new ResidentId(1_000_000 + 10 * id + number),
                        null,
                        new Birth(1985, 1, 1),
                        null,
                        guardiansMunicipality,
                        null,
                        false,
                        false,
                        Language.FI,
                        "fi",
                        null,
                        true);
        return new Guardian(
                person,
                Guardian.Kind.GUARDIAN,
                LocalDate.of(2020, 5, 4),
                null,
                true,
                true,
                true,
                false);
    }
}
