// SPDX-License-Identifier: EUPL-1.2
package city.heart.peoplefact;

import static city.heart.fact.LegalClass.ADDRESS;
import static city.heart.fact.LegalClass.ORDINARY;
import static city.heart.fact.LegalClass.SECRET;
import static city.heart.fact.SuppliedFact.flag;
import static city.heart.fact.SuppliedFact.number;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.usage.Use;
import city.heart.fact.FactColumn;
import city.heart.fact.FactColumn.Codes;
import city.heart.fact.FactDeclaration;
import city.heart.fact.FactList;
import city.heart.fact.FactType;
import city.heart.fact.PeopleSource;
import city.heart.fact.SuppliedFact;
import city.heart.population.Birth;
import city.heart.population.Columns;
import city.heart.population.Family;
import city.heart.population.Guardian;
import city.heart.population.Population;
import city.heart.population.Resident;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The facts that rules may ask of the population register's people: each beside itself in row form, out of
/// one family, and in columns.
public final class PeopleFacts implements FactDeclaration {
    /// No home municipality or no address, as the register says.
    private static final String NONE = "none";

    private static final List<String> MUNICIPALITIES = municipalities();
    private static final List<String> ADDRESS_KINDS = List.of("permanent", "temporary", NONE);
    private static final List<String> TONGUES =
            List.of("finnish", "swedish", "sami", "roma", "sign", "other", "unknown");

    static final FactList<Family, Columns> ALL =
            new FactList<>(
                    "population-register",
                    Family.class,
                    List.of(
                            number(
                                    "birth year",
                                    ORDINARY,
                                    (it, _) -> year(it.child().birth()),
                                    it -> new FactColumn.Shorts(it.birthYears(), Columns.NO_YEAR)),
                            flag(
                                    "birth date complete",
                                    ORDINARY,
                                    (it, _) -> it.child().birth().isComplete(),
                                    Columns::birthDayKnown),
                            flag(
                                    "alive",
                                    ORDINARY,
                                    (it, day) -> alive(it.child(), day),
                                    Columns::living),
                            // Whoever an officer entered is in no column: such a child is decided
                            // in row
                            // form.
                            new SuppliedFact<>(
                                    "registered",
                                    FactType.BOOLEAN,
                                    ORDINARY,
                                    List.of(),
                                    (it, _) -> it.child().inRegister(),
                                    false,
                                    _ -> new FactColumn.Always()),
                            codes(
                                    "home municipality",
                                    List.of(),
                                    (it, _) -> municipality(it.child()),
                                    it -> new Codes(i -> municipality(it, i), MUNICIPALITIES)),
                            new SuppliedFact<>(
                                    "address kind",
                                    FactType.STRING,
                                    ADDRESS,
                                    ADDRESS_KINDS,
                                    (it, _) -> addressKind(it.child()),
                                    null,
                                    it -> new Codes(i -> addressKind(it, i), ADDRESS_KINDS)),
                            flag(
                                    "non disclosure order",
                                    SECRET,
                                    (it, _) -> it.order(),
                                    Columns::order),
                            flag(
                                    "taken into care",
                                    SECRET,
                                    (it, _) -> it.inCare(),
                                    Columns::inCare),
                            flag(
                                    "guardian ad litem",
                                    SECRET,
                                    (it, _) -> it.adLitem(),
                                    Columns::adLitem),
                            number(
                                    "deciding guardians",
                                    ORDINARY,
                                    (it, day) ->
                                            number(
                                                    it.guardians().stream()
                                                            .filter(one -> answers(one, day))
                                                            .count()),
                                    it -> new FactColumn.Bytes(it.guardians())),
                            flag(
                                    "custody divided",
                                    ORDINARY,
                                    (it, _) ->
                                            it.unclear()
                                                    || it.guardians().stream()
                                                            .anyMatch(Guardian::unclear),
                                    Columns::unclear),
                            flag(
                                    "guardian abroad",
                                    ADDRESS,
                                    (it, _) ->
                                            it.guardians().stream().anyMatch(PeopleFacts::abroad),
                                    Columns::guardianElsewhere),
                            flag("two homes", ADDRESS, (it, _) -> it.twoHomes(), Columns::twoHomes),
                            codes(
                                    "mother tongue group",
                                    TONGUES,
                                    (it, _) -> tongue(it.child().motherTongueCode()),
                                    it -> new Codes(tongues(it), TONGUES))));

    @Override
    public FactList<Family, Columns> facts() {
        return ALL;
    }

    private static SuppliedFact<Family, Columns> codes(
            String name,
            List<String> values,
            SuppliedFact.Row<Family> of,
            java.util.function.Function<Columns, FactColumn> column) {
        return new SuppliedFact<>(name, FactType.STRING, ORDINARY, values, of, null, column);
    }

    private static @Nullable Object year(Birth birth) {
        var year = birth.year();
        return year == null ? null : number(year);
    }

    private static boolean alive(Resident person, LocalDate day) {
        var died = person.died();
        return died == null || died.isAfter(day);
    }

    private static boolean answers(Guardian guardian, LocalDate day) {
        return guardian.decides() && alive(guardian.person(), day);
    }

    /// Codes 198 to 200 stand for no municipality, an unknown one, and a foreign country.
    private static boolean abroad(Guardian guardian) {
        if (guardian.kind() == Guardian.Kind.AD_LITEM) {
            return false;
        }
        var municipality = guardian.person().municipality();
        return municipality == null
                ? !guardian.person().order()
                : municipality.compareTo("198") >= 0 && municipality.compareTo("200") <= 0;
    }

    private static @Nullable Object municipality(Resident child) {
        if (child.municipality() != null) {
            return child.municipality();
        }
        // Withheld under an order, or not told for somebody who is here after all: not known.
        return municipalityUnknown(
                        child.order() || !child.inRegister(),
                        child.address() != null || child.temporaryAddressOnly())
                ? null
                : NONE;
    }

    private static int municipality(Columns people, int i) {
        var code = people.municipalities()[i];
        if (code != 0) {
            return code;
        }
        var anyAddress =
                Columns.bit(people.permanentAddress(), i)
                        || Columns.bit(people.temporaryAddressOnly(), i);
        return municipalityUnknown(Columns.bit(people.order(), i), anyAddress) ? Codes.UNKNOWN : 0;
    }

    /// Whether a home municipality that the register does not tell is unknown rather than none.
    private static boolean municipalityUnknown(boolean withheld, boolean anyAddress) {
        return withheld || anyAddress;
    }

    private static @Nullable Object addressKind(Resident child) {
        if (child.address() != null) {
            return ADDRESS_KINDS.get(0);
        }
        if (child.temporaryAddressOnly()) {
            return ADDRESS_KINDS.get(1);
        }
        return child.order() ? null : NONE;
    }

    private static int addressKind(Columns people, int i) {
        if (Columns.bit(people.permanentAddress(), i)) {
            return 0;
        }
        if (Columns.bit(people.temporaryAddressOnly(), i)) {
            return 1;
        }
        return Columns.bit(people.order(), i) ? Codes.UNKNOWN : 2;
    }

    /// The group that a rule needs, never the language itself. ISO 639-1, -2 and -3 codes.
    static String tongue(@Nullable String code) {
        return switch (code == null ? "" : code.toLowerCase(Locale.ROOT)) {
            case "" -> "unknown";
            case "fi", "fin" -> "finnish";
            case "sv", "swe" -> "swedish";
            case "se", "sme", "smn", "sms", "sma", "smj", "smi" -> "sami";
            case "rom", "rmf", "rmn", "rmy" -> "roma";
            case "sgn", "fse", "fss", "vk" -> "sign";
            default -> "other";
        };
    }

    /// Few languages are spoken in a city: each is looked up once a sweep.
    private static IntUnaryOperator tongues(Columns people) {
        Map<Integer, Integer> groups = new HashMap<>();
        return i -> groups.computeIfAbsent(people.motherTongues()[i], PeopleFacts::tongue);
    }

    private static int tongue(int packed) {
        var code = new StringBuilder();
        for (var rest = packed; rest != 0; rest >>>= 8) {
            code.append((char) (rest & 0xff));
        }
        return TONGUES.indexOf(tongue(code.toString()));
    }

    private static List<String> municipalities() {
        var codes = new ArrayList<String>();
        codes.add(NONE);
        for (var code = 1; code < 1000; code++) {
            codes.add("%03d".formatted(code));
        }
        return List.copyOf(codes);
    }

    /// Supplies them.
    @Component
    static class Source implements PeopleSource<Family, Columns> {
        private final Population population;

        Source(Population population) {
            this.population = population;
        }

        @Override
        public FactList<Family, Columns> facts() {
            return ALL;
        }

        @Override
        public Map<ResidentId, Family> read(Collection<ResidentId> people, Use use) {
            return population.families(people, use);
        }

        @Override
        public Columns columns(LocalDate day, Use use) {
            return population.columns(day, use);
        }

        @Override
        public RecordingNumber known(Family person) {
            return person.known();
        }

        @Override
        public RecordingNumber knownInColumns(Columns columns) {
            return columns.known();
        }

        @Override
        public int size(Columns columns) {
            return columns.size();
        }

        @Override
        public List<ResidentId> beyondColumns() {
            return population.outsideRegister();
        }

        @Override
        public List<ResidentId> beyondColumns(Collection<ResidentId> among) {
            return population.outsideRegister(among);
        }
    }
}
