// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import city.base.shared.WallTime;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/// How often one address may write without signing in. Counted in memory, by one server: it stops a flood, and
/// keeps no list of who wrote.
@Component
public class AddressLimit {
    private final Quota<Long> minutes = new Quota<>();
    private final Quota<LocalDate> days = new Quota<>();
    private final Clock wall;

    AddressLimit(@WallTime Clock wall) {
        this.wall = wall;
    }

    /// One more from the address of this request.
    ///
    /// @param what is written, so that one thing does not use up another's
    /// @return false where it is too many in this minute or today
    public boolean allows(HttpServletRequest request, String what, int aMinute, int aDay) {
        var caller = what + " " + network(request.getRemoteAddr());
        var now = wall.instant();
        var inMinute = minutes.count(now.getEpochSecond() / 60, caller);
        var today = days.count(LocalDate.ofInstant(now, ZoneOffset.UTC), caller);
        return inMinute <= aMinute && today <= aDay;
    }

    /// Of IPv6 the first half: whoever has one address of a network has them all.
    private static String network(String address) {
        return InetAddress.ofLiteral(address) instanceof Inet6Address six
                ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                : address;
    }
}
