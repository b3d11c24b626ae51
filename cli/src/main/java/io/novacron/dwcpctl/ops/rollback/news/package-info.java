/** What people outside are told of a rollback, and when. How messages travel is {@code ops.notify}'s. */
package io.novacron.dwcpctl.ops.rollback.news;
