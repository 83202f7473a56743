/** What a portal writes for a media type in its column of formats. */
const LABELS: Readonly<Record<string, string>> = {
  'text/csv': 'CSV',
  'application/json': 'JSON',
  'application/geo+json': 'GeoJSON',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/pdf': 'PDF',
  'application/zip': 'SHP',
  'image/tiff': 'TIFF',
  'text/html': 'HTML',
  'application/vnd.ogc.wms_xml': 'WMS',
  'application/vnd.ogc.wfs_xml': 'WFS',
};

/** The short name of a format, `CSV`; what has none stays as it is. */
export const formatLabel = (mediaType: string): string => LABELS[mediaType] ?? mediaType;

/** Whether it is the format of a service and not of a file. */
export const isService = (mediaType: string): boolean => mediaType.startsWith('application/vnd.ogc.');
