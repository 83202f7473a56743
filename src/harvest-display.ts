import type { HarvestOutcome, HarvestProgress } from './catalogue/harvest.ts';
import type { CatalogueRef } from './model/catalogue.ts';

/** The part of a terminal that the display needs; `process.stderr` is one. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** One line that shows how far the first harvest has come; writes nothing where the output is no terminal. */
export interface HarvestDisplay {
  /** Begins, for so many catalogues. */
  readonly begin: (catalogues: number) => void;
  readonly progress: (catalogue: CatalogueRef, progress: HarvestProgress) => void;
  readonly outcome: (catalogue: CatalogueRef, outcome: HarvestOutcome) => void;
  /** Does something else with the terminal: the line steps aside for it. */
  readonly around: (write: () => void) => void;
  /** Clears the line for good. */
  readonly close: () => void;
}

const CLEAR = '\r\u001b[2K';

export function createHarvestDisplay(terminal: Terminal): HarvestDisplay {
  const reading = new Map<string, number>();
  let total = 0;
  let done = 0;
  let failed = 0;
  let datasets = 0;
  let open = false;

  const draw = (): void => {
    if (!open) return;
    const under = [...reading.values()].reduce((sum, count) => sum + count, 0);
    const names = [...reading.keys()].join(', ');
    const line = `reading catalogues: ${done} of ${total} (${failed} failed), ${datasets + under} datasets  ${names}`;
    terminal.write(CLEAR + line.slice(0, Math.max(20, (terminal.columns ?? 80) - 1)));
  };

  return {
    begin(catalogues) {
      total = catalogues;
      open = terminal.isTTY === true;
      draw();
    },
    progress(catalogue, progress) {
      reading.set(catalogue.id, progress.datasets);
      draw();
    },
    outcome(catalogue, outcome) {
      reading.delete(catalogue.id);
      done += 1;
      if (outcome.type === 'failed') failed += 1;
      datasets += countOf(outcome);
      draw();
    },
    around(write) {
      if (open) terminal.write(CLEAR);
      write();
      draw();
    },
    close() {
      if (open) terminal.write(CLEAR);
      open = false;
    },
  };
}

function countOf(outcome: HarvestOutcome): number {
  if (outcome.type === 'whole') return outcome.snapshot.counts.datasets;
  return outcome.type === 'failed' ? (outcome.part?.counts.datasets ?? 0) : 0;
}
