/** An id in an address. CKAN's own are UUIDs; a harvested one may be anything, half characters included. */
function segment(id: string): string {
  if (/^[\w.~-]+$/.test(id)) return id;
  return encodeURIComponent(id.replaceAll(/[\ud800-\udfff]/gu, '\ufffd'));
}

/** The URI that ckanext-dcat gives a dataset that has none of its own; `base` has no slash at its end. */
export const datasetUri = (base: string, id: string): string => `${base}/dataset/${segment(id)}`;

/** The URI that ckanext-dcat gives a resource of a package. */
export const resourceUri = (base: string, packageId: string, id: string): string =>
  `${datasetUri(base, packageId)}/resource/${segment(id)}`;

/** The URI that ckanext-dcat gives an organization. */
export const organisationUri = (base: string, id: string): string => `${base}/organization/${segment(id)}`;
