package io.novacron.dwcpctl.ops.playbook.lint;

import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import java.util.Map;
import java.util.Set;

/**
 * What playbooks may name.
 *
 * @param gates ids
 * @param templates by id: the places that must be filled besides those a run fills itself
 * @param playbooks ids
 * @param alerts the runbook of each alert, by its full name
 * @param health kinds of targets whose health can be asked
 */
public record Surroundings(
        Cookbook cookbook,
        Set<String> gates,
        Map<String, Set<String>> templates,
        Set<String> playbooks,
        Map<String, String> alerts,
        Set<String> health) {}
