// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.record;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A relation of a child to a guardian or guardian ad litem, seen from either side.
///
/// @param other  identity code of the other person, or null for a guardian without one
/// @param foreigner what the register knows of a guardian without identity code, else null
/// @param kind   `LAKISAATEINEN_HUOLTAJA`, `MAARATTY_HUOLTAJA` or `EDUNVALVOJA`
/// @param role   `AITI`, `ISA` or `MUU`
/// @param from   first day
/// @param to     last day, or null while no end is known
/// @param living with whom the child lives (`AIDIN_LUONA`, `ISAN_LUONA`, `VUOROASUMINEN`), or empty
/// @param rights where custody is divided, the tasks of this guardian; else empty
public record Guardian(
        @Nullable String other,
        @Nullable Foreigner foreigner,
        String kind,
        String role,
        LocalDate from,
        @Nullable LocalDate to,
        String living,
        List<String> rights) {

    /// The kind of a guardian ad litem.
    public static final String AD_LITEM = "EDUNVALVOJA";

    /// A guardian whom the register knows by name and birth date only.
    ///
    /// @param country ISO 3166-1 numeric, three digits
    public record Foreigner(String given, String family, LocalDate born, String country) {}
}
