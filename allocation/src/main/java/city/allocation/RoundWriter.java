// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Writes a round, one unit and one child per line.
final class RoundWriter {
    private final Appendable to;

    RoundWriter(Appendable to) {
        this.to = to;
    }

    void write(Round round) throws IOException {
        var in = round.instance();
        to.append("{\"format\":").append(text(RoundFile.FORMAT)).append(",\n\"grounds\":[");
        var comma = "";
        for (var ground : in.grounds()) {
            to.append(comma).append(ground("name", ground));
            comma = ",";
        }
        to.append("],\n\"units\":[");
        for (var u = 0; u < in.units(); u++) {
            to.append(u == 0 ? "\n" : ",\n").append("{\"id\":").append(text(in.unitIds[u]));
            to.append(",\"seats\":" + in.unitSeats[u] + "}");
        }
        to.append("],\n\"children\":[");
        for (var i = 0; i < in.children(); i++) {
            to.append(i == 0 ? "\n" : ",\n");
            child(in.child(i));
        }
        to.append("],\n\"rule\":");
        switch (round.rule()) {
            case Tiers tiers -> tiers(tiers);
            case Ladder ladder -> ladder(ladder);
        }
        to.append(",\n\"result\":{\"places\":");
        map(round.result().places());
        var result = round.result();
        to.append(",\n\"tiers\":[");
        comma = "";
        for (var it : result.tiers()) {
            to.append(comma)
                    .append("{\"tier\":" + text(it.tier()) + ",\"value\":" + it.value() + "}");
            comma = ",";
        }
        to.append("]");
        if (result.proof().isPresent()) {
            var proof = result.proof().get();
            to.append(",\n\"draw\":" + proof.draw() + ",\n\"prices\":");
            prices(proof.prices());
            to.append(",\n\"bound\":");
            prices(proof.bound());
        }
        to.append("}}\n");
    }

    private void child(Child child) throws IOException {
        to.append("{\"id\":").append(text(child.id()));
        if (child.seats() != 1) {
            to.append(",\"seats\":" + child.seats());
        }
        if (!child.right()) {
            to.append(",\"right\":false");
        }
        if (!child.kind().isEmpty()) {
            to.append(",\"kind\":").append(text(child.kind()));
        }
        var keeps = child.keeps();
        if (keeps != null) {
            to.append(",\"keeps\":").append(text(keeps));
        }
        if (!child.wishes().isEmpty()) {
            to.append(",\"wishes\":[");
            var comma = "";
            for (var wish : child.wishes()) {
                to.append(comma).append(text(wish));
                comma = ",";
            }
            to.append("]");
        }
        to.append(",\"ways\":[");
        var comma = "";
        for (var way : child.ways()) {
            to.append(comma).append("[").append(text(way.unit())).append("," + way.metres());
            for (var name : way.grounds().stream().map(Ground::name).sorted().toList()) {
                to.append(",").append(text(name));
            }
            to.append("]");
            comma = ",";
        }
        to.append("]}");
    }

    private void tiers(Tiers rule) throws IOException {
        to.append("{\"method\":\"tiers\",\"seed\":")
                .append(text(rule.seed()))
                .append(",\"tiers\":[");
        var comma = "";
        for (var tier : rule.tiers()) {
            to.append(comma)
                    .append(
                            tier instanceof Tier.Of(var ground)
                                    ? ground("ground", ground)
                                    : text(tier.name()));
            comma = ",";
        }
        to.append("]}");
    }

    private void ladder(Ladder rule) throws IOException {
        to.append("{\"method\":\"ladder\",\"seed\":")
                .append(text(rule.seed()))
                .append(",\"steps\":[");
        var comma = "";
        for (var step : rule.steps()) {
            to.append(comma)
                    .append(
                            switch (step) {
                                case Ladder.Step.Right _ -> "\"right\"";
                                case Ladder.Step.Of(var ground) -> ground("ground", ground);
                                case Ladder.Step.Metres(var band) -> "{\"metres\":" + band + "}";
                            });
            comma = ",";
        }
        to.append("],\"reserves\":[");
        comma = "";
        for (var it : rule.reserves()) {
            to.append(comma)
                    .append("{\"unit\":" + text(it.unit()) + ",\"kind\":" + text(it.kind()))
                    .append(",\"seats\":" + it.seats() + ",\"kept\":" + it.kept() + "}");
            comma = ",";
        }
        to.append("],\"quotas\":[");
        comma = "";
        for (var it : rule.quotas()) {
            to.append(comma)
                    .append("{\"unit\":" + text(it.unit()) + ",\"kind\":" + text(it.kind()))
                    .append(",\"seats\":" + it.seats() + "}");
            comma = ",";
        }
        to.append("]}");
    }

    private void prices(List<Result.Prices> all) throws IOException {
        to.append("[");
        var comma = "";
        for (var it : all) {
            to.append(comma)
                    .append("{\"tier\":" + text(it.tier()) + ",\"value\":" + it.value())
                    .append(",\"units\":");
            map(it.byUnit());
            to.append("}");
            comma = ",\n";
        }
        to.append("]");
    }

    private void map(Map<String, ?> map) throws IOException {
        to.append("{");
        var comma = "";
        for (var it : map.entrySet()) {
            to.append(comma).append(text(it.getKey())).append(":");
            to.append(
                    it.getValue() instanceof Long number ? "" + number : text("" + it.getValue()));
            comma = ",";
        }
        to.append("}");
    }

    private static String ground(String member, Ground ground) {
        return "{\"%s\":%s,\"confidential\":%s}"
                .formatted(member, text(ground.name()), ground.confidential());
    }

    private static String text(String text) {
        var quoted = new StringBuilder("\"");
        for (var k = 0; k < text.length(); k++) {
            var c = text.charAt(k);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
