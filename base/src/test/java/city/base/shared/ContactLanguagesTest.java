// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactLanguagesTest {
    private static final Set<String> WRITTEN = Set.of("fi", "sv", "en", "ru", "so", "ar");

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # chosen, contact, mother tongue, first, beside, official
                    ,   fi, ru, fi, ru, fi
                    ,   sv, so, sv, so, sv
                    ,   ,   ar, fi, ar, fi
                    ,   fi, en, fi, en, fi
                    ,   ,   fi, fi,   , fi
                    ,   ,   sv, sv,   , sv
                    # Told to the register: Swedish speaking, but wants Finnish.
                    ,   fi, sv, fi,   , fi
                    # The city writes no Estonian.
                    ,   fi, et, fi,   , fi
                    ,   ,   ,   fi,   , fi
                    # Chosen: alone, and the decision beside it in the official language.
                    ru, sv, ru, ru,   , sv
                    fi, fi, ru, fi,   , fi
                    sv, fi, so, sv,   , sv
                    en, fi, ru, en,   , fi
                    et, sv, et, sv,   , sv
                    """)
    void what_was_chosen_wins_and_until_then_the_mother_tongue_stands_beside(
            @Nullable String chosen,
            @Nullable String contact,
            @Nullable String motherTongue,
            String first,
            @Nullable String beside,
            String official) {
        assertThat(
                        ContactLanguages.of(
                                language(chosen),
                                language(contact),
                                language(motherTongue),
                                it -> WRITTEN.contains(it.code())))
                .isEqualTo(
                        new ContactLanguages(
                                language(first), language(beside), language(official)));
    }

    private static @Nullable Language language(@Nullable String code) {
        return code == null ? null : new Language(code);
    }
}
