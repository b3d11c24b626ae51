/**
 * Files that belong together as one archive with a manifest and checksums, and what must not get into it. What the files mean
 * belongs to whoever makes the bundle.
 */
package io.novacron.dwcpctl.ops.bundle;
