/** Numbers as people write them in files. What a number means, and how samples are written, belongs to others. */
package io.novacron.dwcpctl.base.number;
