// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import city.base.web.Choice;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// A family's queues in all their states, open without sign-in, in the browser tests only.
@Controller
class QueueGallery {
    @GetMapping("/gallery/queue")
    String queue(Model model) {
        model.addAttribute(
                "queue",
                new QueuePage.View(
                        "00000000-0000-0000-0000-000000000001",
                        "Päiväkoti Käpy",
                        List.of(
                                new QueuePage.Line(
                                        "00000000-0000-0000-0000-000000000002",
                                        "Päiväkoti Kanerva",
                                        3,
                                        null,
                                        false,
                                        true),
                                new QueuePage.Line(
                                        "00000000-0000-0000-0000-000000000003",
                                        "Päiväkoti Tammenterho",
                                        1,
                                        "18.3.2026",
                                        false,
                                        true)),
                        List.of(new Choice("omenapuu", "Päiväkoti Omenapuu"))));
        return "queue/queue";
    }
}
