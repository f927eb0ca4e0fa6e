// SPDX-License-Identifier: EUPL-1.2
package city.dmn.differential;

import static org.assertj.core.api.Assertions.assertThat;

import city.dmn.regex.Regex;
import city.dmn.regex.RegexFault;
import city.dmn.regex.Work;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmValue;
import org.junit.jupiter.api.Test;

/// Generated regular expressions, matched, replaced and split by us and by Saxon (XPath 3.1).
class RegexDifferentialTest {
    private static final int PATTERNS = Integer.getInteger("patterns", 2_000);
    private static final int TEXTS = 6;
    private static final String WRONG = "wrong";

    private static final Work FREE =
            new Work() {
                @Override
                public void steps(long some) {}

                @Override
                public void bytes(long some) {}
            };

    private static final Processor SAXON = new Processor(false);

    private static XPathExecutable compiled(String xpath) {
        try {
            var compiler = SAXON.newXPathCompiler();
            compiler.setLanguageVersion("3.1");
            for (var name : List.of("s", "p", "f", "r")) {
                compiler.declareVariable(new QName(name));
            }
            return compiler.compile(xpath);
        } catch (SaxonApiException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final XPathExecutable MATCHES = compiled("matches($s, $p, $f)");
    private static final XPathExecutable REPLACE = compiled("replace($s, $p, $r, $f)");
    private static final XPathExecutable SPLIT = compiled("tokenize($s, $p, $f)");

    private interface Asked {
        Object answer() throws SaxonApiException;
    }

    private static String told(Asked asked) {
        try {
            return String.valueOf(asked.answer());
        } catch (RegexFault | SaxonApiException e) {
            return WRONG;
        }
    }

    private static XdmValue saxon(XPathExecutable xpath, String s, String p, String f, String r)
            throws SaxonApiException {
        var selector = xpath.load();
        selector.setVariable(new QName("s"), new XdmAtomicValue(s));
        selector.setVariable(new QName("p"), new XdmAtomicValue(p));
        selector.setVariable(new QName("f"), new XdmAtomicValue(f));
        selector.setVariable(new QName("r"), new XdmAtomicValue(r));
        return selector.evaluate();
    }

    private static List<String> strings(XdmValue value) {
        return value.stream().map(it -> it.getStringValue()).toList();
    }

    static Set<String> differences(int patterns, long seed) {
        var all = new LinkedHashSet<String>();
        var generator = new RegexGenerator(seed);
        for (var i = 0; i < patterns; i++) {
            var p = generator.pattern();
            var f = generator.flags();
            var found = new LinkedHashSet<String>();
            for (var j = 0; j < TEXTS; j++) {
                var s = generator.text();
                var r = generator.replacement();
                compare(
                        "matches",
                        List.of(s, p, f),
                        told(() -> Regex.of(p, f).matches(s, FREE)),
                        told(() -> saxon(MATCHES, s, p, f, "").toString()),
                        found);
                compare(
                        "replace",
                        List.of(s, p, r, f),
                        told(() -> Regex.of(p, f).replace(s, r, FREE)),
                        told(() -> strings(saxon(REPLACE, s, p, f, r)).getFirst()),
                        found);
                // An empty text has no tokens in XPath; in FEEL it has one part, itself.
                if (!s.isEmpty()) {
                    compare(
                            "split",
                            List.of(s, p, f),
                            told(() -> new ArrayList<>(Regex.of(p, f).split(s, FREE))),
                            told(() -> strings(saxon(SPLIT, s, p, f, ""))),
                            found);
                }
            }
            // One a pattern says enough.
            found.stream().findFirst().ifPresent(all::add);
        }
        return all;
    }

    private static void compare(
            String function, List<String> given, String ours, String theirs, Set<String> found) {
        if (!ours.equals(theirs)) {
            found.add(function + given + ": we " + ours + ", Saxon " + theirs);
        }
    }

    @Test
    void regular_expressions_mean_the_same_to_saxon() {
        assertThat(differences(PATTERNS, 1)).isEmpty();
    }
}
