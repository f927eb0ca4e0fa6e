// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import org.springframework.boot.test.context.TestComponent;

/// Nobody waits for others: every place is given at once.
@TestComponent
class NoRounds implements RoundsPublished {
    @Override
    public boolean published(String service, String period) {
        return true;
    }
}
