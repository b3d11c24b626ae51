/** What tests of several rooms share: real servers started on loopback. No assertions about the program belong here. */
package io.novacron.dwcpctl.testing;
