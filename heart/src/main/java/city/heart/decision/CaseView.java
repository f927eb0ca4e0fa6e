// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.web.Choice;
import city.heart.casework.CaseTexts;
import city.heart.offer.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page of one case shows.
///
/// @param offer the newest offer; null where none could be made
/// @param steps what happened to it, the oldest first
record CaseView(
        String id,
        Head head,
        Rule rule,
        List<Task> work,
        @Nullable Offered offer,
        int earlierOffers,
        List<Step> steps,
        List<Decided> decisions,
        Acts acts) {

    /// Whose case it is.
    ///
    /// @param number as people quote it
    /// @param handler key of the sentence that says who goes on with it
    record Head(
            String number,
            String child,
            String service,
            String period,
            String handler,
            boolean secret) {}

    /// What the rule said.
    ///
    /// @param answer key of the sentence that says what came out
    /// @param reasons in words with sections
    record Rule(String answer, List<String> reasons, String sha256) {}

    /// What this officer can do about it.
    ///
    /// @param answer what can be recorded; null where nothing can be
    /// @param signer name and title to put under a decision; null where nothing is to be decided
    record Acts(
            @Nullable AnswerForm answer,
            boolean canWithdraw,
            boolean canTake,
            boolean canGiveBack,
            boolean canChoose,
            CaseTexts.@Nullable Signer signer) {}

    /// @param asker who asked; null where the machine did
    record Task(
            String id,
            String title,
            String ask,
            @Nullable String asker,
            @Nullable String text,
            String since,
            @Nullable String lastDay,
            boolean open,
            @Nullable String outcome,
            @Nullable String note) {}

    /// @param chooser the officer who chose the unit, and why; null where the machine did
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
            @Nullable String chooser,
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
    ///
    /// @param wishes names of units asked for instead, the most wished for first
    record Given(
            String name,
            int version,
            String reply,
            @Nullable String text,
            List<String> wishes,
            String at,
            String medium,
            @Nullable String recorder) {}

    /// @param because an officer's words
    record Step(String at, String happening, State to, String who, @Nullable String because) {}

    record Decided(String id, String on, String who) {}

    record AnswerForm(List<Choice> guardians, List<Choice> replies, List<Choice> media) {}
}
