// SPDX-License-Identifier: EUPL-1.2
/// Our engine beside others, on generated rules.
package city.dmn.differential;
