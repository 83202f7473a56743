import type { Content } from './content/content.ts';
import { demoContents } from './content/contents.ts';

/** One catalogue's content by its id; throws a RangeError for an id that the demo does not have. */
export function contentOf(id: string): Content {
  const content = demoContents().find((one) => one.id === id);
  if (content === undefined) throw new RangeError(`No content ${id} in the demo`);
  return content;
}

/** The content with this many datasets in place of its own: copies of the first, each with a URI of its own. */
export function manyOf(content: Content, count: number): Content {
  const [dataset] = content.datasets;
  if (dataset === undefined) throw new RangeError(`${content.id} has no dataset to copy`);
  const datasets = Array.from({ length: count }, (_, index) => ({
    ...dataset,
    uri: `${dataset.uri}-nr-${String(index)}`,
    distributions: [],
  }));
  return { ...content, datasets };
}
