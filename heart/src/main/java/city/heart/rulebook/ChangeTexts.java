// SPDX-License-Identifier: EUPL-1.2
package city.heart.rulebook;

import city.base.web.PageTexts;
import city.heart.service.PublicService;
import city.heart.service.ServiceVersions;
import city.heart.service.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts what differs between two versions of a service into words: for everybody who reads the rules, and for the
/// officer who decides about a version.
@Component
public class ChangeTexts {
    private final Services services;
    private final ServiceVersions versions;

    ChangeTexts(Services services, ServiceVersions versions) {
        this.services = services;
        this.versions = versions;
    }

    /// One difference.
    ///
    /// @param what differs, in words
    /// @param before null for what is new
    /// @param after null for what is gone
    public record Line(String what, @Nullable String before, @Nullable String after) {}

    /// Differences of rules and terms first, then those of the files; of a version that cannot be read only these.
    ///
    /// @param before content hash of the earlier version
    /// @param after of the later one
    public List<Line> lines(String service, String before, String after, PageTexts texts) {
        var all = new ArrayList<RuleChanges.Change>();
        var was = services.find(service, before);
        var is = services.find(service, after);
        if (was.isPresent() && is.isPresent()) {
            all.addAll(RuleChanges.between(was.get(), is.get(), new RuleTexts(is.get(), texts)));
        }
        all.addAll(
                RuleChanges.files(versions.files(service, before), versions.files(service, after)));
        return all.stream().map(it -> line(it, is, texts)).toList();
    }

    private static Line line(
            RuleChanges.Change it, Optional<PublicService> service, PageTexts texts) {
        var where =
                it.kind() == RuleChanges.Kind.FACT
                        ? service.flatMap(its -> its.vocabulary().find(it.where()))
                                .map(fact -> fact.text().in(texts.language()))
                                .orElse(it.where())
                        : it.where();
        return new Line(
                texts.text("rulebook.change." + it.kind(), where, it.row()),
                orNull(it.before()),
                orNull(it.after()));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
