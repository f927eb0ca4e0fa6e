// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Every text that a service must bring, apart from its reasons (`reason.<code>` for people,
/// `ask.<code>` for the desk). The id is the constant in small letters, `_` for a hyphen and the
/// first `__` for the dot: `OFFER__IF_NOTHING` is `offer.if-nothing`.
///
/// Placeholders: `unit` a unit's name, `unitAddress` its street address, `child` the child's name,
/// `firstDay` first day of teaching, `lastDay` last day to answer, `phone` the service's number,
/// `link` the one-time link, or on paper and where nothing is asked the way to sign in, `site` the city's address for signing in, `authority`, `authorityAddress`
/// and `days` of the appeal, `officer` and `title` of who signed, `deciders` who made the deployment
/// decision, `published` where it is published, `day` a day, `period` a school year.
public enum TextKey {
    // What is sent: by SMS, by mail, by letter.
    SMS(Extent.CONTACT, "lastDay", "phone", "link"),
    MAIL__SUBJECT(Extent.CONTACT),
    MAIL__BODY(Extent.CONTACT, "lastDay", "phone", "link"),
    LETTER__TITLE(Extent.CONTACT),
    LETTER__BODY(
            Extent.CONTACT, "child", "unit", "unitAddress", "firstDay", "lastDay", "phone", "link"),
    REMINDER__SMS(Extent.CONTACT, "lastDay", "phone", "link"),
    REMINDER__TITLE(Extent.CONTACT),
    REMINDER__BODY(Extent.CONTACT, "lastDay", "phone", "link"),
    // To whoever may only know: nothing is asked.
    INFORMED__SMS(Extent.CONTACT, "phone", "link"),
    INFORMED__TITLE(Extent.CONTACT),
    INFORMED__BODY(Extent.CONTACT, "phone", "link"),
    TOLD__SMS(Extent.CONTACT, "lastDay", "phone", "link"),
    TOLD__TITLE(Extent.CONTACT),
    TOLD__BODY(Extent.CONTACT, "lastDay", "phone", "link"),
    DECIDED__SMS(Extent.CONTACT, "phone", "link"),
    DECIDED__TITLE(Extent.CONTACT),
    DECIDED__BODY(Extent.CONTACT, "phone", "link"),
    WITHDRAWN__SMS(Extent.CONTACT, "phone", "link"),
    WITHDRAWN__TITLE(Extent.CONTACT),
    WITHDRAWN__BODY(Extent.CONTACT, "phone", "link"),
    SEAT__SMS(Extent.CONTACT, "lastDay", "phone", "link"),
    SEAT__TITLE(Extent.CONTACT),
    SEAT__BODY(Extent.CONTACT, "lastDay", "phone", "link"),
    // The proposal's page.
    OFFER__TITLE(Extent.CONTACT),
    OFFER__LEAD(Extent.CONTACT, "lastDay"),
    OFFER__UNIT_AREA(Extent.CONTACT, "unit"),
    OFFER__UNIT_CONTINUITY(Extent.CONTACT, "unit"),
    OFFER__UNIT_WAY(Extent.CONTACT, "unit"),
    OFFER__UNIT_SAME_BIRTH(Extent.CONTACT, "unit"),
    OFFER__UNIT_PERSON(Extent.CONTACT, "unit"),
    OFFER__BEGINS(Extent.CONTACT, "firstDay"),
    OFFER__IF_NOTHING(Extent.CONTACT, "lastDay"),
    OFFER__ACCEPT(Extent.CONTACT),
    OFFER__DECLINE(Extent.CONTACT),
    OFFER__OTHER_UNIT(Extent.CONTACT),
    OFFER__PERSON(Extent.CONTACT),
    OFFER__INTERPRETER(Extent.CONTACT),
    OFFER__NOT_MY_CHILD(Extent.CONTACT),
    OFFER__OTHERS(Extent.CONTACT, "lastDay"),
    OFFER__CHANGE(Extent.CONTACT, "lastDay"),
    OFFER__LANGUAGES(Extent.CONTACT),
    OFFER__AFTER(Extent.CONTACT),
    // How the duty will be met, asked of whoever declines.
    DECLINE__LEAD(Extent.CONTACT),
    DECLINE__ANOTHER_UNIT(Extent.CONTACT),
    DECLINE__ANOTHER_LANGUAGE(Extent.CONTACT),
    DECLINE__PRIVATE(Extent.CONTACT),
    DECLINE__OTHER_MUNICIPALITY(Extent.CONTACT),
    DECLINE__HOME(Extent.CONTACT),
    DECLINE__LATER(Extent.CONTACT),
    DECLINE__EARLIER(Extent.CONTACT),
    DECLINE__OTHER(Extent.CONTACT),
    TRANSLATION__NOTICE(Extent.CONTACT),
    // Easy Finnish beside the proposal.
    EASY__TITLE(Extent.EASY),
    EASY__BODY(Extent.EASY, "unit", "firstDay", "lastDay", "phone"),
    EASY__IF_NOTHING(Extent.EASY, "lastDay"),
    // The same after the reminder.
    EASY__REMINDED(Extent.EASY, "lastDay"),
    // The decision as a document.
    DECISION__TITLE(Extent.WHOLE),
    DECISION__WHAT(Extent.WHOLE, "unit", "firstDay"),
    DECISION__AUTHORITY(Extent.WHOLE),
    DECISION__PARTIES(Extent.WHOLE),
    DECISION__FACTS(Extent.WHOLE),
    DECISION__SECTIONS(Extent.WHOLE),
    DECISION__REASONS(Extent.WHOLE),
    DECISION__SILENCE(Extent.WHOLE, "lastDay"),
    DECISION__SIGNED(Extent.WHOLE, "officer", "title"),
    DECISION__AUTOMATED(Extent.WHOLE, "deciders", "published"),
    DECISION__CONTACT(Extent.WHOLE, "phone"),
    DECISION__APPEAL(Extent.WHOLE, "authority", "authorityAddress", "days"),
    DECISION__APPEAL_DAYS(Extent.WHOLE),
    DECISION__LOOK_AGAIN(Extent.WHOLE, "phone"),
    // The privacy notice, beside what the folder says.
    PRIVACY__TITLE(Extent.WHOLE),
    PRIVACY__CONTROLLER(Extent.WHOLE),
    PRIVACY__PURPOSE(Extent.WHOLE),
    PRIVACY__BASIS(Extent.WHOLE),
    PRIVACY__BASIS_TEXT(Extent.WHOLE),
    PRIVACY__FACTS(Extent.WHOLE),
    PRIVACY__RECIPIENTS(Extent.WHOLE),
    PRIVACY__RETENTION(Extent.WHOLE),
    PRIVACY__PROPOSAL(Extent.WHOLE),
    PRIVACY__ANSWER(Extent.WHOLE),
    PRIVACY__DECISION(Extent.WHOLE),
    PRIVACY__MESSAGES(Extent.WHOLE),
    PRIVACY__YEARS(Extent.WHOLE, "years"),
    PRIVACY__AUTOMATION_PREPARE(Extent.WHOLE),
    PRIVACY__AUTOMATION_DECIDE(Extent.WHOLE, "deciders", "published"),
    PRIVACY__RIGHTS(Extent.WHOLE),
    PRIVACY__COMPLAINT(Extent.WHOLE);

    /// In which languages a text must stand.
    public enum Extent {
        /// Finnish, Swedish, English.
        WHOLE,
        /// The same and each further contact language that the folder brings.
        CONTACT,
        /// Finnish only: the easy version beside the ordinary one.
        EASY
    }

    private final String id;
    private final Extent extent;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> placeholders;

    TextKey(Extent extent, String... placeholders) {
        this.id = name().toLowerCase(Locale.ROOT).replaceFirst("__", ".").replace('_', '-');
        this.extent = extent;
        this.placeholders = Set.of(placeholders);
    }

    /// The key in the text files.
    public String id() {
        return id;
    }

    public Extent extent() {
        return extent;
    }

    /// The placeholders that the text must hold, each at least once, and no others.
    public Set<String> placeholders() {
        return placeholders;
    }

    /// The key with this id.
    public static Optional<TextKey> of(String id) {
        return Arrays.stream(values()).filter(it -> it.id.equals(id)).findFirst();
    }
}
