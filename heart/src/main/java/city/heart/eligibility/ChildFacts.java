// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.heart.education.EducationRecord;
import city.heart.population.Family;
import city.heart.population.Guardian;
import city.heart.population.Resident;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The vocabulary's facts about one child, out of what the registers say. What a register does not
/// know is null: unknown never means no.
///
/// A change of how a fact is derived raises its `version` in the vocabulary.
final class ChildFacts {
    static final String BIRTH_YEAR = "birth year";
    static final String BIRTH_DATE_COMPLETE = "birth date complete";
    static final String ALIVE = "alive";
    static final String REGISTERED = "registered";
    static final String HOME_MUNICIPALITY = "home municipality";
    static final String ADDRESS_KIND = "address kind";
    static final String ORDER = "non disclosure order";
    static final String CARE = "taken into care";
    static final String AD_LITEM = "guardian ad litem";
    static final String GUARDIANS = "deciding guardians";
    static final String CUSTODY_DIVIDED = "custody divided";
    static final String GUARDIAN_ABROAD = "guardian abroad";
    static final String TWO_HOMES = "two homes";
    static final String MOTHER_TONGUE = "mother tongue group";
    static final String EARLY_EDUCATION = "early education";
    static final String START = "start decision";
    static final String BEGUN = "compulsory education begun";
    static final String ELSEWHERE = "place elsewhere";
    static final String PERSON = "person must look";

    /// Every fact that a rule can be given. Others of the vocabulary are not for rules.
    static final Set<String> ALL =
            Set.of(
                    BIRTH_YEAR,
                    BIRTH_DATE_COMPLETE,
                    ALIVE,
                    REGISTERED,
                    HOME_MUNICIPALITY,
                    ADDRESS_KIND,
                    ORDER,
                    CARE,
                    AD_LITEM,
                    GUARDIANS,
                    CUSTODY_DIVIDED,
                    GUARDIAN_ABROAD,
                    TWO_HOMES,
                    MOTHER_TONGUE,
                    EARLY_EDUCATION,
                    START,
                    BEGUN,
                    ELSEWHERE,
                    PERSON);

    /// No home municipality in Finland, as the register says.
    static final String NONE = "none";

    private static final String UNKNOWN = "unknown";

    private ChildFacts() {}

    /// @param education null where the education records have nothing on the child: no decision of this
    ///     city is known, and where the child is in early education is unknown
    static Map<String, @Nullable Object> of(
            Family family, @Nullable EducationRecord education, LocalDate day) {
        var child = family.child();
        var facts = new LinkedHashMap<String, @Nullable Object>();
        var year = child.birth().year();
        facts.put(BIRTH_YEAR, year == null ? null : BigDecimal.valueOf(year));
        facts.put(BIRTH_DATE_COMPLETE, child.birth().isComplete());
        facts.put(ALIVE, child.died() == null || child.died().isAfter(day));
        facts.put(REGISTERED, child.inRegister());
        facts.put(HOME_MUNICIPALITY, municipality(child));
        facts.put(ADDRESS_KIND, addressKind(child));
        facts.put(ORDER, family.order());
        facts.put(CARE, family.inCare());
        facts.put(AD_LITEM, family.adLitem());
        facts.put(
                GUARDIANS,
                BigDecimal.valueOf(
                        family.guardians().stream().filter(it -> answers(it, day)).count()));
        facts.put(
                CUSTODY_DIVIDED,
                family.unclear() || family.guardians().stream().anyMatch(Guardian::unclear));
        facts.put(
                GUARDIAN_ABROAD,
                family.guardians().stream()
                        .anyMatch(
                                it -> it.kind() != Guardian.Kind.AD_LITEM && abroad(it.person())));
        facts.put(TWO_HOMES, family.twoHomes());
        facts.put(MOTHER_TONGUE, motherTongueGroup(child.motherTongueCode()));
        facts.put(EARLY_EDUCATION, education == null ? UNKNOWN : word(education.provision()));
        facts.put(START, education == null ? UNKNOWN : word(education.start()));
        facts.put(BEGUN, education != null && education.begunEarly());
        facts.put(ELSEWHERE, education != null && education.placeElsewhere());
        facts.put(PERSON, education != null && education.needsPerson());
        return Collections.unmodifiableMap(facts);
    }

    private static boolean answers(Guardian guardian, LocalDate day) {
        var died = guardian.person().died();
        return guardian.decides() && (died == null || died.isAfter(day));
    }

    /// Codes 198 to 200 stand for no municipality, an unknown one, and a foreign country.
    private static boolean abroad(Resident guardian) {
        var municipality = guardian.municipality();
        return municipality == null
                ? !guardian.order()
                : municipality.compareTo("198") >= 0 && municipality.compareTo("200") <= 0;
    }

    private static @Nullable String municipality(Resident child) {
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

    /// Whether a home municipality that the register does not tell is unknown rather than none.
    static boolean municipalityUnknown(boolean withheld, boolean anyAddress) {
        return withheld || anyAddress;
    }

    private static @Nullable String addressKind(Resident child) {
        if (child.address() != null) {
            return "permanent";
        }
        if (child.temporaryAddressOnly()) {
            return "temporary";
        }
        return child.order() ? null : NONE;
    }

    /// The group that a rule needs, never the language itself. ISO 639-1, -2 and -3 codes.
    static String motherTongueGroup(@Nullable String code) {
        return switch (code == null ? "" : code.toLowerCase(Locale.ROOT)) {
            case "" -> UNKNOWN;
            case "fi", "fin" -> "finnish";
            case "sv", "swe" -> "swedish";
            case "se", "sme", "smn", "sms", "sma", "smj", "smi" -> "sami";
            case "rom", "rmf", "rmn", "rmy" -> "roma";
            case "sgn", "fse", "fss", "vk" -> "sign";
            default -> "other";
        };
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
