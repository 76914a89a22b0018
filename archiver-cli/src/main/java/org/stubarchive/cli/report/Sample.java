package org.stubarchive.cli.report;

import java.util.List;
import java.util.function.Supplier;

/**
 * A longer text about one item, made when a form shows it.
 *
 * @param subject id of the item
 * @param title heading
 * @param weight how much the item grew, in bytes; negative if it shrank
 * @param lines the text; lines that start with + and - are what came and went
 */
public record Sample(String subject, String title, long weight, Supplier<List<String>> lines) {}
