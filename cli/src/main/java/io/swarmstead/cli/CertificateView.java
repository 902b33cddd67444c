package io.swarmstead.cli;

import io.swarmstead.certificates.CertificateStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Certificates as they are told. */
final class CertificateView {
    private CertificateView() {}

    /** Cells for a line of a list. */
    static List<String> row(CertificateStatus one, Instant now) {
        return List.of(
                String.join(", ", one.names()),
                one.authority(),
                one.served().map(served -> until(served.notAfter(), now)).orElse("-"),
                one.served().map(served -> until(served.renewal(), now)).orElse("-"),
                state(one, now));
    }

    /** In a word, or what keeps it. */
    static String state(CertificateStatus one, Instant now) {
        if (one.problem().isPresent()) {
            return one.problem().get().what();
        }
        if (one.served().isEmpty()) {
            return one.step().isEmpty() ? "not asked for yet" : one.step();
        }
        return one.good(now) ? "good" : "ends soon";
    }

    /** How long from now, as {@link Age} says it. */
    static String until(Instant then, Instant now) {
        return then.isBefore(now) ? "over" : Age.of(/* then= */ now, /* now= */ then);
    }

    /** One line, the shape of which is kept stable. */
    static String json(List<CertificateStatus> all, Instant now) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "certificates",
                        all.stream().map(one -> fields(one, now)).toList()));
    }

    private static Map<String, Object> fields(CertificateStatus one, Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", one.name());
        fields.put("names", one.names());
        fields.put("authority", one.authority());
        fields.put("good", one.good(now));
        fields.put("state", state(one, now));
        one.served().ifPresent(served -> {
            fields.put("serial", served.serial());
            fields.put("not_before", served.notBefore().toString());
            fields.put("not_after", served.notAfter().toString());
            fields.put("renewal", served.renewal().toString());
        });
        one.problem().ifPresent(problem -> fields.putAll(Problems.fields(problem)));
        return fields;
    }
}
