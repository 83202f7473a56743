import type { Upstream } from '../../../upstream/upstream.ts';
import { areaItem } from './api.ts';
import { readPages } from './pages.ts';

/** The platform's codes of areas, by SCB's. */
export interface Areas {
  /** Those of these areas that it has, each with SCB's code. Throws UpstreamError. */
  find(codes: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, string>>;
}

const isMunicipality = (code: string): boolean => code.length === 4;

/**
 * A municipality's code is SCB's. A region's has four digits too, and which those are is for the platform to say: its list
 * is read once, when a region or the country is first asked for.
 */
export function createAreas(upstream: Upstream, base: URL): Areas {
  let regions: ReadonlyMap<string, string> | undefined;

  const readRegions = async (signal: AbortSignal): Promise<ReadonlyMap<string, string>> => {
    const items = await readPages(upstream, new URL(`${base.href}municipality?region_type=L`), signal);
    return new Map(
      items.flatMap((item): readonly (readonly [string, string])[] => {
        const read = areaItem.safeParse(item).data;
        const code = read?.type === 'L' ? /^00(\d\d)$/.exec(read.id)?.[1] : undefined;
        return read === undefined || code === undefined ? [] : [[code, read.id]];
      }),
    );
  };

  return {
    async find(codes, signal) {
      if (!codes.every(isMunicipality)) regions ??= await readRegions(signal);
      return new Map(
        codes.flatMap((code): readonly (readonly [string, string])[] => {
          const own = isMunicipality(code) ? code : regions?.get(code);
          return own === undefined ? [] : [[own, code]];
        }),
      );
    },
  };
}
