package io.novacron.dwcpctl.ops.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The list of files at the end of a ZIP archive, by which others unpack it: java.util.zip's stream reads past it. What it
 * says must be what the stream finds, or the archive shows different files to different readers.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE.TXT, 4.3.12 and 4.3.16</a>
 */
final class ArchiveIndex {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int UNIX = 3;
    private static final int FILE_TYPE = 0xf000;
    private static final int REGULAR_FILE = 0x8000;

    private ArchiveIndex() {}

    /** @throws IOException with what is wrong, if it is not whole, lists a name twice, or what is no file: a link */
    static Set<String> read(byte[] archive) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        int end = archive.length - END_BYTES; // a bundle has no comment behind it
        if (end < 0 || bytes.getInt(end) != END) {
            throw new IOException("its end is missing");
        }
        int count = Short.toUnsignedInt(bytes.getShort(end + 10));
        int at = bytes.getInt(end + 16);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count; i++) {
            if (at < 0 || at > end - ENTRY_BYTES || bytes.getInt(at) != ENTRY) {
                throw new IOException("its list of files is broken");
            }
            int nameLength = Short.toUnsignedInt(bytes.getShort(at + 28));
            int extra = Short.toUnsignedInt(bytes.getShort(at + 30));
            int comment = Short.toUnsignedInt(bytes.getShort(at + 32));
            int type = bytes.getShort(at + 40) & FILE_TYPE;
            if (at + ENTRY_BYTES + nameLength > end) {
                throw new IOException("its list of files is broken");
            }
            String name = new String(archive, at + ENTRY_BYTES, nameLength, StandardCharsets.UTF_8);
            if (bytes.get(at + 5) == UNIX && type != 0 && type != REGULAR_FILE) {
                throw new IOException("it holds what is no file");
            }
            if (!names.add(name)) {
                throw new IOException("its list names a file twice");
            }
            at += ENTRY_BYTES + nameLength + extra + comment;
        }
        return names;
    }
}
