package io.novacron.dwcpctl.site.webhook;

import com.fasterxml.jackson.core.JsonGenerator;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.site.notify.Notice;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** A message for programs, in the envelope that dwcpctl's own output has. */
final class NoticeJson {
    private NoticeJson() {}

    static void write(JsonGenerator json, Notice notice) throws IOException {
        json.writeStringField("apiVersion", "dwcpctl/v1");
        json.writeStringField("kind", "Notification");
        json.writeStringField("context", notice.context());
        json.writeStringField("event", notice.event());
        json.writeStringField("severity", notice.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringField("at", Moment.forMachines(notice.at()));
        json.writeStringField("subject", notice.subject());
        json.writeStringField("text", notice.text());
        json.writeObjectFieldStart("facts");
        for (Map.Entry<String, String> fact : notice.facts().entrySet()) {
            json.writeStringField(fact.getKey(), fact.getValue());
        }
        json.writeEndObject();
    }
}
