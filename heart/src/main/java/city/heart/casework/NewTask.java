// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.ResidentId;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing to ask a person.
///
/// @param about the offer in question; null where there is none
/// @param detail a code, never a value of a person
/// @param by the guardian who asks; null where the machine does
/// @param text what that guardian wrote
/// @param secret only for those who may handle a family under an order
/// @param answerBy the day by which a named official answers; null where nobody waits
public record NewTask(
        CaseId file,
        @Nullable UUID about,
        TaskKind ask,
        @Nullable String detail,
        @Nullable ResidentId by,
        @Nullable String text,
        boolean secret,
        @Nullable LocalDate answerBy) {
    /// The machine asks.
    public static NewTask of(CaseId file, @Nullable UUID about, TaskKind ask, boolean secret) {
        return new NewTask(file, about, ask, null, null, null, secret, null);
    }

    /// The same with a code that says more.
    public NewTask because(@Nullable String code) {
        return new NewTask(file, about, ask, code, by, text, secret, answerBy);
    }

    /// The same asked by a guardian, in his or her own words.
    public NewTask by(@Nullable ResidentId who, @Nullable String said) {
        return new NewTask(file, about, ask, detail, who, said, secret, answerBy);
    }

    /// The same with a day by which somebody waits for an answer.
    public NewTask until(LocalDate day) {
        return new NewTask(file, about, ask, detail, by, text, secret, day);
    }
}
