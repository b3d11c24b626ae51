/** What is wrong with a playbook that can be read: names of nothing, ways that lead nowhere. Files that cannot be read at all are refused by {@code ops.playbook} itself. */
package io.novacron.dwcpctl.ops.playbook.lint;
