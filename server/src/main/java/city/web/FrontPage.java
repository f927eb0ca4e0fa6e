// SPDX-License-Identifier: EUPL-1.2
package city.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The first page.
@Controller
class FrontPage {
    @GetMapping("/")
    String show() {
        return "web/front";
    }
}
