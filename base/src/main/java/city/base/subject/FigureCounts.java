// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What the subjects count, for whoever looks.
@Component
public class FigureCounts {
    private static final Logger LOG = LoggerFactory.getLogger(FigureCounts.class);

    private final Subjects subjects;

    FigureCounts(Subjects subjects) {
        this.subjects = subjects;
    }

    /// @param text key of the words
    public record Counted(String text, long number) {}

    /// The first so many by their order. A subject that cannot count now is left out, the others stand.
    public List<Counted> first(int most) {
        var counted = new ArrayList<Counted>();
        subjects.all(Subject::figures).stream()
                .sorted(Comparator.comparingInt(Figure::order))
                .limit(most)
                .forEach(it -> {
                    try {
                        counted.add(new Counted(it.text(), it.value().getAsLong()));
                    } catch (RuntimeException fault) {
                        LOG.error("The figure {} cannot be counted now", it.id(), fault);
                    }
                });
        return counted;
    }
}
