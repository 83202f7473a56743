import { isIPv4, isIPv6 } from 'node:net';

/** IPv6 in its four first groups: what one household or office gets, and can change the rest of at will (RFC 6177). */
const PREFIX_GROUPS = 4;

/**
 * Who a request is counted to: the IPv4 address as it stands, the first 64 bits of an IPv6 address (`2001:db8:0:1::/64`),
 * an IPv4 address in IPv6 clothes as IPv4. What is no address (a proxy's word may be anything) is `unknown`, one for all.
 */
export function clientOf(address: string): string {
  // Some proxies add the port: `192.0.2.7:51234`, `[2001:db8::1]:51234`.
  const bare = address.replace(/^\[(.*)\](?::\d+)?$|^([\d.]+):\d+$/, '$1$2').split('%', 1)[0] ?? '';
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return 'unknown';
  const groups = groupsOf(bare);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) {
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 255])
      .join('.');
  }
  const prefix = groups.slice(0, PREFIX_GROUPS).map((group) => group.toString(16));
  return `${prefix.join(':')}::/64`;
}

/** The eight groups of a valid IPv6 address; the last two may be written as IPv4 (RFC 4291 section 2.2). */
function groupsOf(address: string): readonly number[] {
  const [left = '', right] = address.split('::');
  const head = numbersOf(left);
  if (right === undefined) return head;
  const tail = numbersOf(right);
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail];
}

function numbersOf(part: string): number[] {
  if (part === '') return [];
  return part.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
    return [a * 256 + b, c * 256 + d];
  });
}
