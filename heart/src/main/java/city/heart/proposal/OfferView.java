// SPDX-License-Identifier: EUPL-1.2
package city.heart.proposal;

import city.base.shared.Language;
import city.heart.offer.OfferTexts.OtherLanguage;
import city.heart.offer.ReceivedOffer;
import city.heart.offer.Reply;
import city.heart.offer.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one recipient reads of one offer, in words that are ready to be shown. The page decides
/// nothing: what is null here is not there.
///
/// @param id opaque, for addresses
/// @param replaces it can be answered and stands in the place of an earlier one
/// @param child the child's names; null where the register told none
/// @param ifNothing what happens if nobody does anything more, in one sentence; null once that is past
/// @param answers null where this recipient cannot answer now
/// @param asks null once nothing more is to be asked
/// @param mine this recipient's own last answer, if any
/// @param otherGuardians what the others have answered, a sentence each
/// @param decision id of the decision that may be read, if there is one
public record OfferView(
        String id,
        Written written,
        Badge badge,
        Head head,
        boolean replaces,
        @Nullable String child,
        @Nullable Phrase ifNothing,
        Place place,
        List<String> more,
        @Nullable Answers answers,
        @Nullable Asks asks,
        @Nullable Mine mine,
        List<String> otherGuardians,
        @Nullable Easy easy,
        Contact contact,
        @Nullable String decision) {

    /// In which language the proposal's own texts are; it may be one in which the rest of the page is not.
    ///
    /// @param translated a notice that the Finnish or Swedish text binds; null where it is one of the two
    /// @param others the other languages in which the proposal can be read
    record Written(Language language, @Nullable String translated, List<OtherLanguage> others) {}

    /// What is proposed, in the service's own words.
    ///
    /// @param lead what is asked, or why nothing is asked any more; null where neither is to be said
    /// @param begins when it begins
    record Head(String title, @Nullable Phrase lead, String begins) {}

    /// A sentence and its language.
    record Phrase(String text, Language language) {}

    /// The proposed unit.
    ///
    /// @param why one sentence: by area, by way …
    /// @param map an SVG element, null where there is none
    /// @param withHome the reader's and the child's home is on it
    record Place(
            String name,
            String address,
            @Nullable String phone,
            String why,
            @Nullable String map,
            boolean withHome) {}

    /// Words of what can be answered.
    ///
    /// @param joint what the guardians' answers come to; null where one decides alone
    /// @param change when the answer can be changed
    record Answers(
            String accept,
            String decline,
            String otherUnit,
            String notMyChild,
            @Nullable Phrase joint,
            String change) {}

    /// Words of what can be asked for besides.
    record Asks(String person, String interpreter) {}

    /// The recipient's own answer.
    ///
    /// @param reply in words
    /// @param text what was written beside it
    /// @param wishes names of units asked for instead, the most wished for first
    public record Mine(
            boolean accepted,
            String reply,
            String on,
            @Nullable String text,
            List<String> wishes) {}

    /// Easy Finnish.
    record Easy(String title, String body, String ifNothing) {}

    /// Who answers questions.
    ///
    /// @param caseNumber to be quoted
    record Contact(String authority, String phone, String caseNumber) {}

    /// Where the offer stands for this recipient. In words under `offer.badge.<name>`, with a colour
    /// of the design system.
    public enum Badge {
        WAITING("alert"),
        REMINDED("alert"),
        ACCEPTED("success"),
        OTHER_ACCEPTED("info"),
        DECLINED("info"),
        OTHER_DECLINED("alert"),
        DIFFERENT("info"),
        READY("info"),
        WITH_PERSON("info"),
        PASSED("info"),
        INFORMED("info"),
        DECIDED("success"),
        WITHDRAWN("neutral"),
        REPLACED("neutral");

        private final String colour;

        Badge(String colour) {
            this.colour = colour;
        }

        public String getColour() {
            return colour;
        }

        public String getText() {
            return "offer.badge." + name();
        }

        static Badge of(ReceivedOffer offer) {
            var mine = offer.mine();
            var own = mine == null ? null : mine.reply();
            return of(offer.state(), own, offer.informedOnly(), offer.passed());
        }

        /// @param own this recipient's latest reply, or null
        /// @param informed whether this recipient has only a right to know
        /// @param passed whether this recipient's last day is past without a reply
        static Badge of(State state, @Nullable Reply own, boolean informed, boolean passed) {
            var badge = of(state, own);
            return switch (badge) {
                case WAITING, REMINDED, OTHER_DECLINED, DECLINED ->
                        informed ? INFORMED : passed ? PASSED : badge;
                default -> badge;
            };
        }

        private static Badge of(State state, @Nullable Reply own) {
            return switch (state) {
                case PREPARED, WITH_PERSON -> WITH_PERSON;
                case OPEN -> WAITING;
                case REMINDED -> REMINDED;
                case ACCEPTED -> own == null ? OTHER_ACCEPTED : ACCEPTED;
                case PARTLY_REFUSED -> own == null ? OTHER_DECLINED : DECLINED;
                case REFUSED -> DECLINED;
                case CONTRARY -> DIFFERENT;
                case READY -> own == Reply.ACCEPT ? ACCEPTED : READY;
                case DECIDED -> DECIDED;
                case WITHDRAWN -> WITHDRAWN;
                case REPLACED -> REPLACED;
            };
        }
    }
}
