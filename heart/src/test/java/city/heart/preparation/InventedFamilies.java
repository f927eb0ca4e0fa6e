// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.secret.LinkTokens;
import city.base.shared.Language;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.heart.eligibility.Answer;
import city.heart.population.Address;
import city.heart.population.Birth;
import city.heart.population.Family;
import city.heart.population.Guardian;
import city.heart.population.LifeEvent;
import city.heart.population.Names;
import city.heart.population.Resident;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Families in memory, and what happens in them: told to the flow as life events, as the register would.
public abstract class InventedFamilies extends InventedPost {
    protected InventedFamilies(LinkTokens tokens) {
        super(tokens);
    }

    static final String CITY = "091";
    public final Map<ResidentId, Family> families = new LinkedHashMap<>();
    public final Map<ResidentId, Answer> said = new HashMap<>();
    final List<LifeEvent> events = new ArrayList<>();
    long recording = 100;

    public static Resident person(int id, String building) {
        return new Resident(
                new ResidentId(id),
                new Names("Aino" + id, "Keksitty"),
                Birth.on(LocalDate.of(2020, 3, 1)),
                null,
                CITY,
                new Address(
                        "Keksitty katu",
                        null,
                        "1",
                        "A 1",
                        "00100",
                        "Helsinki",
                        null,
                        building,
                        "d" + building),
                false,
                false,
                Language.FI,
                "fi",
                null,
                true);
    }

    public static Guardian guardian(int id) {
        return new Guardian(
                person(id, "west"),
                Guardian.Kind.GUARDIAN,
                LocalDate.of(2020, 3, 1),
                null,
                true,
                true,
                true,
                false);
    }

    /// A guardian who does not decide, and may know.
    public void mayOnlyKnow(ResidentId child, int guardian) {
        var it = families.get(child);
        families.put(
                child,
                with(
                        it,
                        it.child(),
                        it.guardians().stream()
                                .map(one ->
                                        one.person().id().value() == guardian
                                                ? new Guardian(
                                                        one.person(),
                                                        Guardian.Kind.INFORMED_ONLY,
                                                        one.since(),
                                                        one.until(),
                                                        false,
                                                        false,
                                                        true,
                                                        false)
                                                : one)
                                .toList(),
                        it.order()));
    }

    /// What the register says of a guardian's languages.
    ///
    /// @param contact null where none was told
    public void speaks(ResidentId child, int guardian, String motherTongue, String contact) {
        var it = families.get(child);
        families.put(
                child,
                with(
                        it,
                        it.child(),
                        it.guardians().stream()
                                .map(one ->
                                        one.person().id().value() == guardian
                                                ? speaking(one, motherTongue, contact)
                                                : one)
                                .toList(),
                        it.order()));
    }

    private static Guardian speaking(Guardian it, String motherTongue, String contact) {
        var person = it.person();
        return new Guardian(
                new Resident(
                        person.id(),
                        person.names(),
                        person.birth(),
                        person.died(),
                        person.municipality(),
                        person.address(),
                        false,
                        person.order(),
                        new Language(motherTongue),
                        motherTongue,
                        contact == null ? null : new Language(contact),
                        true),
                it.kind(),
                it.since(),
                it.until(),
                it.livesWithChild(),
                it.decides(),
                it.informed(),
                it.unclear());
    }

    /// A child who is due, at home in a building, with these guardians.
    public ResidentId child(int id, String building, int... guardians) {
        var child = new ResidentId(id);
        families.put(
                child,
                new Family(
                        person(id, building),
                        Arrays.stream(guardians).mapToObj(InventedFamilies::guardian).toList(),
                        false,
                        false,
                        false,
                        false,
                        false,
                        List.of(),
                        List.of(),
                        new RecordingNumber(recording)));
        said.put(child, Answer.MET);
        return child;
    }

    public void change(ResidentId child, LifeEvent.Kind kind, Family now) {
        recording++;
        families.put(child, now);
        events.add(
                new LifeEvent(
                        events.size() + 1L,
                        child,
                        kind,
                        LocalDate.of(2026, 1, 8),
                        new RecordingNumber(recording)));
    }

    public Family with(Family it, Resident child, List<Guardian> guardians, boolean order) {
        return new Family(
                child,
                guardians,
                order,
                it.inCare(),
                it.adLitem(),
                it.twoHomes(),
                it.unclear(),
                it.sameBirth(),
                it.siblings(),
                new RecordingNumber(recording));
    }

    private static Resident resident(
            Resident it, LocalDate died, String municipality, Address address) {
        return new Resident(
                it.id(),
                it.names(),
                it.birth(),
                died,
                municipality,
                address,
                false,
                it.order(),
                it.motherTongue(),
                it.motherTongueCode(),
                it.contactLanguage(),
                true);
    }

    public void dies(ResidentId child) {
        var it = families.get(child);
        change(
                child,
                LifeEvent.Kind.DIED,
                with(
                        it,
                        resident(it.child(), LocalDate.of(2026, 1, 8), CITY, it.child().address()),
                        it.guardians(),
                        it.order()));
    }

    public void movesOut(ResidentId child) {
        var it = families.get(child);
        change(
                child,
                LifeEvent.Kind.MOVED_OUT,
                with(it, resident(it.child(), null, "049", null), it.guardians(), it.order()));
    }

    /// Nothing is different, but the register told of the child today.
    public void isTold(ResidentId child) {
        change(child, LifeEvent.Kind.MOVED_IN, families.get(child));
    }

    public void movesTo(ResidentId child, String building) {
        var it = families.get(child);
        change(
                child,
                LifeEvent.Kind.MOVED_WITHIN,
                with(
                        it,
                        resident(it.child(), null, CITY, person(1, building).address()),
                        it.guardians(),
                        it.order()));
    }

    public void areOfOneBirth(ResidentId one, ResidentId two) {
        together(one, two);
        together(two, one);
    }

    private void together(ResidentId child, ResidentId other) {
        var it = families.get(child);
        families.put(
                child,
                new Family(
                        it.child(),
                        it.guardians(),
                        it.order(),
                        it.inCare(),
                        it.adLitem(),
                        it.twoHomes(),
                        it.unclear(),
                        List.of(other),
                        it.siblings(),
                        it.known()));
    }

    public void guardiansAre(ResidentId child, int... guardians) {
        var it = families.get(child);
        change(
                child,
                LifeEvent.Kind.GUARDIAN_CHANGED,
                with(
                        it,
                        it.child(),
                        Arrays.stream(guardians).mapToObj(InventedFamilies::guardian).toList(),
                        it.order()));
    }

    /// An order is known; the address is withheld.
    public void orderBegins(ResidentId child) {
        var it = families.get(child);
        change(
                child,
                LifeEvent.Kind.ORDER_BEGAN,
                with(it, resident(it.child(), null, CITY, null), it.guardians(), true));
    }
}
