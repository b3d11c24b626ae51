package io.novacron.dwcpctl.ops.playbook.run;

import java.util.Map;

/** Tells people, by a template. */
public interface Herald {
    /**
     * The message, as it will be sent.
     *
     * @throws io.novacron.dwcpctl.base.error.CliException with code 65 if the template is missing or lacks a value
     */
    String text(String template, Map<String, String> values);

    /**
     * Sends it, or says that it is to be sent by hand.
     *
     * @return what was done, in one line
     */
    String send(String template, Map<String, String> values);
}
