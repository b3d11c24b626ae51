package io.novacron.dwcpctl.ops.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The text of a record: JSON whose last field is the SHA-256 of all that stands before that field, byte for byte. A record
 * that was touched is found out; this says nothing of who wrote it.
 */
public final class SealedRecord {
    private static final String SEAL = ",\n  \"digest\" : \"sha256:";
    private static final String END = "\"\n}\n";

    private SealedRecord() {}

    /** SHA-256 of a text in UTF-8, in hexadecimal. */
    public static String digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** The record with its seal, a newline at the end. */
    public static String seal(ObjectNode record) {
        String text = text(record);
        String body = text.substring(0, text.lastIndexOf("\n}"));
        return body + SEAL + digest(body) + END;
    }

    /**
     * Opens a sealed record.
     *
     * @param file names it in messages
     * @throws CliException with code 65 if it is none, or was altered since
     */
    public static JsonNode open(String file, String text) {
        int seal = text.lastIndexOf(SEAL);
        if (seal < 0 || !text.endsWith(END)) {
            throw CliException.badInput(
                    file + ": no evidence of a decision, or its end is missing", "Give a file that --evidence wrote.");
        }
        String body = text.substring(0, seal);
        String told = text.substring(seal + SEAL.length(), text.length() - END.length());
        if (!told.equals(digest(body))) {
            throw CliException.badInput(
                    file + ": the evidence was altered after it was written: its digest does not fit",
                    "Get the original file; this one proves nothing.");
        }
        return parse(file, text);
    }

    private static JsonNode parse(String file, String text) {
        try {
            return JsonTree.read(text);
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.BAD_INPUT,
                    file + ": not JSON: " + e.getMessage(),
                    "Give a file that --evidence wrote.",
                    e);
        }
    }

    /** The tree as JSON, two spaces a level. */
    public static String text(JsonNode tree) {
        return JsonTree.text(tree);
    }
}
