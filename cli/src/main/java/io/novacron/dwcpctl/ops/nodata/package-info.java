/** Why a question has no answer, or an old one: found out by asking the same source. What an answer means is not decided here. */
package io.novacron.dwcpctl.ops.nodata;
