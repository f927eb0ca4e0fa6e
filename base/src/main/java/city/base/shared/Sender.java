// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Who writes for the city: what stands on top of its letters and where reply slips go. Texts by language, Finnish
/// always among them.
///
/// @param name of the authority, with the city and the division
/// @param servicePoint its name and where to come to
/// @param postalAddress where to write to
/// @param replyAddress on reply slips, whose postage the city pays; parts divided by a comma and a space
/// @param phone E.164
public record Sender(
        Map<Language, String> name,
        Map<Language, String> servicePoint,
        Map<Language, String> postalAddress,
        Map<Language, String> replyAddress,
        String phone,
        String email) {
    public Sender {
        name = Map.copyOf(name);
        servicePoint = Map.copyOf(servicePoint);
        postalAddress = Map.copyOf(postalAddress);
        replyAddress = Map.copyOf(replyAddress);
    }

    /// Name, service point and postal address, a line each.
    public List<String> lines(Language language) {
        return Stream.of(name, servicePoint, postalAddress).map(it -> in(it, language)).toList();
    }

    /// Where a reply slip goes, as on an envelope.
    public List<String> replyLines(Language language) {
        return List.of(in(replyAddress, language).split(", "));
    }

    private static String in(Map<Language, String> texts, Language language) {
        return texts.getOrDefault(language, texts.getOrDefault(Language.FI, ""));
    }
}
