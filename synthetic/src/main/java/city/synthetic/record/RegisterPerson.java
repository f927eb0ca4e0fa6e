// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One person as the population register holds them today. Mutable, because one object is filled
/// again for each of 663,000 people of an extract, and because the player lets things happen to it.
public final class RegisterPerson {
    /// How much of the birth date is known.
    public enum Precision {
        DAY("PAIVA"),
        MONTH("KUUKAUSI"),
        YEAR("VUOSI");

        private final String code;

        Precision(String code) {
            this.code = code;
        }

        /// @return the register's word for it
        public String code() {
            return code;
        }
    }

    public int id;
    public String code = "";
    public List<String> formerCodes = List.of();
    public LocalDate born = LocalDate.EPOCH;
    public Precision precision = Precision.DAY;
    public boolean woman;
    public String given = "";
    public String family = "";

    /// ISO 639-1 where there is one.
    public String language = "fi";

    /// ISO 639-2.
    public String languageIso = "fin";

    /// The language of contact with authorities, `fi` or `sv`, where the mother tongue is neither.
    public @Nullable String contactLanguage;

    /// Home municipality, three digits; null for somebody abroad.
    public @Nullable String municipality;

    public @Nullable LocalDate residentSince;
    public @Nullable Address home;
    public boolean homeIsTemporary;
    public @Nullable LocalDate homeSince;
    public @Nullable LocalDate died;
    public boolean order;
    public @Nullable LocalDate orderEnds;
    public @Nullable LocalDate inCareSince;
    public @Nullable String email;
    public @Nullable LocalDate emailSince;
    public final List<Guardian> guardians = new ArrayList<>();
    public final List<Guardian> dependants = new ArrayList<>();

    /// Parents, the mother first; only kept for children.
    public final List<Parent> parents = new ArrayList<>();

    /// A parent by descent or adoption, guardian or not.
    ///
    /// @param code     identity code
    /// @param mother   mother or father
    /// @param informed whether a parent without custody has the right to information about the child
    public record Parent(String code, boolean mother, boolean informed) {}
}
