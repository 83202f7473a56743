/** Ports below this are given to protocols by name (RFC 6335, section 6), of which only two are ours. */
const FIRST_FREE = 1024;

/**
 * Ports from 1024 on where no catalogue listens: those of the Fetch standard's list of bad ports, then container
 * engines, desktops, queues, databases and caches. Many of these take a line of an HTTP request for a command.
 */
const OTHER_PROTOCOLS: ReadonlySet<number> = new Set([
  ...[1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697],
  ...[10080],
  ...[1433, 1521, 2181, 2375, 2376, 2379, 2380, 3306, 3389, 4369, 5432, 5671, 5672, 5900, 5984, 6379],
  ...[9042, 9092, 9200, 9300, 10250, 11211, 26379, 27017, 27018, 61613, 61616],
]);

/**
 * Whether HTTP may be spoken to a port that nobody has allowed by name: 80 and 443, and from 1024 on all but those of
 * other protocols, for catalogues do stand on 8080, 8443, 6443 and 5000. A link in a hostile catalogue must not make us
 * write to mail servers and databases.
 */
export const isHttpPort = (port: number): boolean =>
  port === 80 || port === 443 || (port >= FIRST_FREE && !OTHER_PROTOCOLS.has(port));
