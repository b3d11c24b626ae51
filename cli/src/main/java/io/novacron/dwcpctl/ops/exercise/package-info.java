/**
 * Tabletop exercises: scenarios, what a participant is told and when, and the debrief. It reads transcripts of playbooks and the
 * log of the exercise's fleet; who asks the participant, and how it looks, does not belong here.
 */
package io.novacron.dwcpctl.ops.exercise;
