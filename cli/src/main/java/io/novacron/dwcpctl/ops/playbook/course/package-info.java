/** Where a run of a playbook stands: worked out from the lines of its transcript and nothing else. Carrying steps out, asking and drawing belong to others. */
package io.novacron.dwcpctl.ops.playbook.course;
