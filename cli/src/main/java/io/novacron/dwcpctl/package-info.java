/** The door: {@code Main} is the process, {@code App} wires the floors together. Nothing else belongs here. */
package io.novacron.dwcpctl;
