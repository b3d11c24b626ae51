package io.novacron.dwcpctl.face.reference;

import java.util.List;

/** What can stand where a value is asked for. */
public sealed interface Values {
    /** How the scripts write it down: words as they are, all else by a name that begins with an at sign. */
    String code();

    /** Anything: nothing can be proposed. */
    record Free() implements Values {
        @Override
        public String code() {
            return "@nothing";
        }
    }

    /** A file, or a directory alone. */
    record Files(boolean directoriesOnly) implements Values {
        @Override
        public String code() {
            return directoriesOnly ? "@directories" : "@files";
        }
    }

    /** One of these. */
    record Words(List<String> words) implements Values {
        public Words {
            words = List.copyOf(words);
        }

        @Override
        public String code() {
            return String.join(" ", words);
        }
    }

    /**
     * What the program itself can list.
     *
     * @param kind as {@code dwcpctl completion values} takes it
     * @param orFile whether a file is as good
     */
    record Live(String kind, boolean orFile) implements Values {
        @Override
        public String code() {
            return "@" + kind + (orFile ? "+files" : "");
        }
    }
}
