package io.novacron.dwcpctl.site.alert;

/**
 * Where alerts are known and silences are kept. All methods block until there is an answer or the command's deadline has
 * passed, and throw a {@link io.novacron.dwcpctl.metrics.source.SourceException} where there is none, whose kind says why.
 */
public interface AlertSource {
    /**
     * The alerts that are active now.
     *
     * @throws io.novacron.dwcpctl.base.error.CliException if nobody answers: that is not the same as no alerts
     */
    Alerts alerts();

    /**
     * The silences: those in force, those to come, and those that ended and are still remembered.
     *
     * @throws io.novacron.dwcpctl.base.error.CliException if nobody answers, or nobody of this context keeps silences
     */
    Silences silences();

    /**
     * Creates a silence.
     *
     * @return as it is kept, with its id
     * @throws io.novacron.dwcpctl.base.error.CliException with code 65 if it is refused for what it says, 69 or 77 if it
     *     cannot be kept
     */
    Silence create(SilenceRequest request);

    /**
     * Ends a silence now.
     *
     * @throws io.novacron.dwcpctl.base.error.CliException with code 65 if there is none of that id, or if it has ended
     *     already; 69 or 77 if it cannot be ended
     */
    void expire(String id);
}
