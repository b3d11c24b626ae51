package io.novacron.dwcpctl.site.fleet.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** What the rules that are evaluated over the fleet have to show. */
public interface RuleReport {
    /** Where no rules are evaluated. */
    RuleReport NONE = new RuleReport() {
        @Override
        public void groups(Kind kind, JsonGenerator json) {
            // there are none
        }

        @Override
        public void alerts(JsonGenerator json) {
            // there are none
        }
    };

    /** Which rules are wanted. */
    enum Kind {
        ALL,
        ALERTING,
        RECORDING
    }

    /** Writes the rule groups, an object each, into the array that is open. */
    void groups(Kind kind, JsonGenerator json) throws IOException;

    /** Writes the alerts that are pending or firing, an object each, into the array that is open. */
    void alerts(JsonGenerator json) throws IOException;
}
