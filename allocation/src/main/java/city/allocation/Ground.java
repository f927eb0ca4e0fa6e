// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

/// A ground that a child can have for one unit, for example an older sibling there. The rule says
/// what it weighs.
///
/// @param name the word of the published rule; two grounds of the same name are the same ground
/// @param confidential health, support and the like: no explanation ever names it as the reason why
///     another child came first
public record Ground(String name, boolean confidential) {
    /// A special reason, as support or health, that speaks for this unit.
    public static final Ground SPECIAL_REASON = new Ground("special reason", true);

    /// The child is in this unit or on its site already.
    public static final Ground CURRENT_UNIT = new Ground("current unit", false);

    /// An older sibling is in this unit.
    public static final Ground SIBLING = new Ground("sibling", false);

    /// The child lives in the unit's admission area.
    public static final Ground OWN_AREA = new Ground("own area", false);

    public Ground {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A ground needs a name");
        }
    }
}
