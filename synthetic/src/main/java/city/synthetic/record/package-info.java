// SPDX-License-Identifier: EUPL-1.2
/// The shape of what the two invented registers tell: a person in the population register's
/// information groups, a child in the education records.
@NullMarked
package city.synthetic.record;

import org.jspecify.annotations.NullMarked;
