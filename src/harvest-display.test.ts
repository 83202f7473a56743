import { describe, expect, it } from 'vitest';
import { UpstreamError } from './errors.ts';
import { createHarvestDisplay } from './harvest-display.ts';
import type { CatalogueRef } from './model/catalogue.ts';

const ref = (id: string): CatalogueRef => ({
  id,
  platform: 'dcat',
  url: 'https://x.example.se/',
  status: 'active',
  options: {},
});

function terminal(isTTY: boolean): {
  readonly isTTY: boolean;
  readonly columns: number;
  write: (text: string) => void;
  text: () => string;
} {
  let written = '';
  return { isTTY, columns: 200, write: (text) => void (written += text), text: () => written };
}

const CLEAR = '\r\u001b[2K';
const LINE = 'reading catalogues: 0 of 1 (0 failed), 0 datasets  ';

describe('the display of a harvest', () => {
  it('shows on a terminal how far it has come', () => {
    const screen = terminal(true);
    const display = createHarvestDisplay(screen);

    display.begin(2);
    display.progress(ref('ale'), { datasets: 5 });
    display.outcome(ref('dals-ed'), { type: 'failed', error: new UpstreamError('UNREACHABLE', 'nere') });

    expect(screen.text()).toContain('1 of 2 (1 failed), 5 datasets');
    expect(screen.text()).toContain('ale');
  });

  it('steps aside for what else is written, and comes back', () => {
    const screen = terminal(true);
    const display = createHarvestDisplay(screen);
    display.begin(1);

    display.around(() => {
      screen.write('en rad\n');
    });

    expect(screen.text().endsWith(`${CLEAR}en rad\n${CLEAR}${LINE}`)).toBe(true);
  });

  it('leaves a clean line behind', () => {
    const screen = terminal(true);
    const display = createHarvestDisplay(screen);
    display.begin(1);

    display.close();
    const closed = screen.text();
    display.progress(ref('ale'), { datasets: 1 });

    expect(closed.endsWith('\r\u001b[2K')).toBe(true);
    expect(screen.text()).toBe(closed);
  });

  it('is silent in a pipe', () => {
    const pipe = terminal(false);
    const display = createHarvestDisplay(pipe);

    display.begin(1);
    display.progress(ref('ale'), { datasets: 1 });
    display.outcome(ref('ale'), { type: 'unchanged' });
    display.close();

    expect(pipe.text()).toBe('');
  });
});
