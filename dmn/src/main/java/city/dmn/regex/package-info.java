/// Regular expressions of XPath (XQuery and XPath Functions and Operators 3.1, 5.6; XML Schema 1.1 part 2, appendix G),
/// which FEEL's `matches`, `replace` and `split` take. They are not Java's. Matching goes on without recursion, and what
/// it costs is counted.
@NullMarked
package city.dmn.regex;

import org.jspecify.annotations.NullMarked;
