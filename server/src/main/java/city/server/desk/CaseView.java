// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import city.base.web.Choice;
import city.heart.offer.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page of one case shows.
///
/// @param standing key of the sentence that says who goes on with it
/// @param reasons what the rule said, in words with sections
/// @param offer the newest offer; null where none could be made
/// @param answerForm what an officer may record; null where nothing can be
/// @param signer name and title to put under a decision; null where nothing is to be decided
record CaseView(
        String id,
        String child,
        @Nullable String born,
        String service,
        String period,
        String standing,
        boolean secret,
        String opened,
        String answer,
        List<String> reasons,
        String ruleSha256,
        List<Work> work,
        @Nullable Offered offer,
        int earlierOffers,
        List<Step> steps,
        List<Decided> decisions,
        @Nullable AnswerForm answerForm,
        boolean canWithdraw,
        boolean canTake,
        boolean canChoose,
        @Nullable Signer signer) {

    /// As it stands under the decision; the officer may change it.
    ///
    /// @param title in Finnish
    /// @param titleSv in Swedish: a decision is in either language, by the party's
    record Signer(String name, String title, String titleSv) {}

    /// @param by who asked; null where the machine did
    record Work(
            String id,
            String title,
            String ask,
            @Nullable String by,
            @Nullable String words,
            String since,
            @Nullable String answerBy,
            boolean open) {}

    /// @param chosenBy the officer who chose the unit, and why; null where the machine did
    record Offered(
            State state,
            boolean open,
            String unit,
            String ground,
            @Nullable Integer wayMetres,
            String method,
            boolean overCapacity,
            String firstDay,
            @Nullable String sentOn,
            @Nullable String chosenBy,
            @Nullable String chosenBecause,
            List<To> to,
            List<Given> answers) {}

    /// One recipient.
    record To(
            String name,
            String role,
            @Nullable String channel,
            @Nullable String servedOn,
            @Nullable String lastDay,
            boolean undelivered) {}

    /// One version of an answer.
    record Given(
            String name,
            int version,
            String reply,
            @Nullable String words,
            String at,
            String medium,
            @Nullable String recordedBy) {}

    record Step(String at, String happening, State to, String by) {}

    record Decided(String id, String on, String by) {}

    record AnswerForm(List<Choice> guardians, List<Choice> replies, List<Choice> media) {}
}
