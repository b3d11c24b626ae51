package io.novacron.dwcpctl.site.notify;

/** How a message marks what is strong and what is code, and what it must escape. */
public enum Markup {
    /** No marks. */
    PLAIN,
    /** As GitHub renders it. */
    MARKDOWN,
    /**
     * Slack's.
     *
     * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Formatting message text</a>
     */
    MRKDWN
}
