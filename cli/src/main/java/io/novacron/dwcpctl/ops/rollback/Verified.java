package io.novacron.dwcpctl.ops.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import io.novacron.dwcpctl.base.verdict.Verdict;

/**
 * What a verification came to.
 *
 * @param verdict PASS where v1 was seen to serve as it should; NO_DATA or ERROR where that could not be seen
 * @param says why, in a sentence without a full stop
 * @param evidence all that it rests on, of whoever verifies
 */
public record Verified(Verdict verdict, String says, JsonNode evidence) {}
