import { Counter } from 'prom-client';
import type { Registry } from 'prom-client';
import { LINK_OUTCOMES } from '../checks/check.ts';

/** Counts of background checks: their kind (`links`, `contents`), and how each ended. */
export type CheckCounter = (kind: string, label: string) => void;

/** Registers the counts of background checks; those of links from zero on. */
export function createCheckMetrics(registry: Registry): CheckCounter {
  const registers = [registry];
  const links = new Counter({
    name: 'kommungraf_link_checks_total',
    help: 'Addresses of distributions that were asked in the background, by outcome; PUT_OFF: not asked, for the host wants to be left alone.',
    labelNames: ['outcome'],
    registers,
  });
  const contents = new Counter({
    name: 'kommungraf_content_checks_total',
    help: "Files that were read in the background against their specification's columns, by state.",
    labelNames: ['state'],
    registers,
  });
  for (const outcome of LINK_OUTCOMES) links.inc({ outcome }, 0);
  return (kind, label) => {
    if (kind === 'links') links.inc({ outcome: label });
    else contents.inc({ state: label });
  };
}
